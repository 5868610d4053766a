import type { Entry, KindName } from '@/lib/handoff/entry';
import type { Person } from '@/lib/handoff/person';
import { encodeNote } from '@/lib/sync/codec';
import type { DemoCrm } from '../demo-crm/server';
import { aMeeting, anEntry, anId } from '../factories';
import { BEA, handoffId, handoverNote, SAM, writeNote } from './handed-over';

const HOUR = 3_600_000;

/** The team's notice board. */
export const ROOM = '1028';
export const ROOM_NAME = 'Northern and Central European field sales';
/** What the BDM has not answered in time; a note of it was changed in the CRM. */
export const OVERDUE = '1039';
/** Accepted, its meeting over; each has asked the other for something. */
export const IN_TALKS = '1038';
/** Met; the BDM's feedback is due. */
export const MET = '1037';
/** Won, with feedback of both. */
export const WON = '1035';

type Body<Kind extends KindName> = Extract<Entry, { kind: Kind }>['body'];

/** Writes one handoff's or team's notes onto a lead, each a minute after the one before. */
function writerAt(crm: DemoCrm, lead: string, thread: number) {
  let turn = 1;
  return <Kind extends KindName>(
    kind: Kind,
    by: Person,
    body?: Body<Kind>,
    edit = (note: string) => note,
  ): string => {
    turn += 1;
    const id = anId(10_000 + thread * 100 + turn);
    const stamp = { id, handoff: handoffId(thread), by, turn };
    const entry = anEntry<KindName>(kind, turn, { ...stamp, ...(body && { body }) });
    writeNote(crm, lead, edit(encodeNote(entry, 'text')), by.id);
    return id;
  };
}

/** Writes what a pair that is busy with four leads and its team room has written so far. */
export function writeExchange(crm: DemoCrm): void {
  writeOverdue(crm);
  writeInTalks(crm);
  writeMet(crm);
  writeWon(crm);
  writeRoom(crm);
}

function writeOverdue(crm: DemoCrm): void {
  writeNote(crm, OVERDUE, handoverNote(31, { responseDue: Date.now() - 30 * HOUR }));
  const write = writerAt(crm, OVERDUE, 31);
  const body = { text: 'She is only there on Mondays', question: false };
  write('message', SAM, body, (note) => note.replace('Mondays', 'Fridays'));
}

/** The meeting was that many hours ago. */
const metBefore = (hours: number) => ({
  meeting: aMeeting({ start: Date.now() - hours * HOUR, zone: 'Europe/Berlin' }),
  responseDue: Date.now() + HOUR,
});

function writeInTalks(crm: DemoCrm): void {
  writeNote(crm, IN_TALKS, handoverNote(32, metBefore(1)));
  const write = writerAt(crm, IN_TALKS, 32);
  write('verbal-handover', SAM);
  write('accepted', BEA);
  write('message', SAM, { text: 'Shall I send her the sample report?', question: true });
  write('message', BEA, { text: 'Who else will be in the room?', question: true });
  const due = Date.now() + 20 * HOUR;
  write('pull-back', BEA, { kind: 'new-stakeholder', text: 'Their head of IT joined.', due });
}

function writeMet(crm: DemoCrm): void {
  writeNote(crm, MET, handoverNote(33, metBefore(3)));
  const write = writerAt(crm, MET, 33);
  write('accepted', BEA);
  write('meeting', BEA);
}

function writeWon(crm: DemoCrm): void {
  writeNote(crm, WON, handoverNote(34, metBefore(3)));
  const write = writerAt(crm, WON, 34);
  write('accepted', BEA);
  write('meeting', BEA);
  write('feedback', BEA);
  write('outcome', BEA);
}

function writeRoom(crm: DemoCrm): void {
  const write = writerAt(crm, ROOM, 35);
  write('team-room', BEA, { name: ROOM_NAME });
  write('framework', BEA);
  write('agreement', BEA);
  write('profile', BEA);
  write('policy', BEA);
  write('pulse', BEA, {
    satisfaction: 4,
    pushBack: 'yes',
    about: SAM,
    text: 'More of the why now.',
  });
  const late = Date.now() - HOUR;
  write('ask', BEA, { to: SAM, kind: 'gone-quiet', text: 'Dana does not answer.', due: late });
  const answered = write('ask', BEA, { to: SAM, kind: 'another-look', text: 'Saimaa Ice?' });
  write('ask-answered', SAM, { ask: answered, result: 'done', text: 'They buy in June.' });
}
