import { screen } from '@testing-library/react';
import type { Draft } from '@/lib/handoff/brief/draft';
import type { Entry } from '@/lib/handoff/entry';
import type { Person } from '@/lib/handoff/person';
import type { Team } from '@/lib/handoff/team/team';
import { saveDraft } from '@/lib/store/drafts';
import { savePeople } from '@/lib/store/people';
import { receiveEntries } from '@/lib/store/logs/receive';
import { recordKey } from '@/lib/store/record-key';
import { saveFacts } from '@/lib/store/records';
import { saveRoom, teamAt } from '@/lib/store/logs/teams';
import { anEntry, AT, BDM, SDR } from '../../factories';
import { aRecordPlace, createFakeBrowser, ORIGIN, type FakeBrowser } from '../../panel/fake-panel';
import { RECORD, renderPanel } from '../../panel/render-panel';

/** Another record than the one that is open. */
export const ELSEWHERE = recordKey(aRecordPlace('8').record);
export const KIM: Person = { id: '33', name: 'Kim Osei' };
export const MADE = anEntry('team-room', 1);

interface Given {
  /** What the CRM's notes say on the open record. */
  readonly entries?: readonly Entry[];
  /** What they say on another record. */
  readonly elsewhere?: readonly Entry[];
  /** Which record is this person's team room; none where `null`. */
  readonly room?: string | null;
  readonly me?: Person;
  /** Whom the CRM knows; nobody is written where `null`. */
  readonly people?: readonly Person[] | null;
  readonly draft?: Draft;
  readonly browser?: FakeBrowser;
}

const asNotes = (entries: readonly Entry[]) =>
  entries.map((entry, index) => ({ entry, noteId: `n${entry.id}${index}` }));

/** Opens the panel at a record over a real store; what is given is in it before. */
export async function openAt(given: Given = {}) {
  const { entries = [], elsewhere = [], room = RECORD, me = SDR, draft } = given;
  const { people = [SDR, BDM, KIM], browser = createFakeBrowser() } = given;
  const { db } = browser;
  await saveFacts(db, RECORD, { name: 'Dana Whitfield' }, AT);
  if (people) await savePeople(db, ORIGIN, people, AT);
  await receiveEntries(db, RECORD, asNotes(entries), AT);
  await receiveEntries(db, ELSEWHERE, asNotes(elsewhere), AT);
  if (room !== null) await saveRoom(db, ORIGIN, room);
  if (draft) await saveDraft(db, RECORD, draft, AT);
  browser.setSites([{ origin: ORIGIN, adapter: 'rest', me }]);
  browser.goTo(aRecordPlace());
  const rendered = renderPanel(browser);
  const team = (): Promise<Team> => teamAt(db, RECORD);
  return { ...rendered, db, team };
}

/** Opens the team's room, which this person has joined, with what was written in it, at one of its tabs. */
export async function openRoom(
  entries: readonly Entry[] = [],
  given: Given & { readonly at?: RegExp } = {},
) {
  const { at = /^People/, ...others } = given;
  const opened = await openAt({ entries: [MADE, ...entries], ...others });
  // The whole room is drawn for the first time: a slow machine needs longer than a second.
  await opened.user.click(await screen.findByRole('tab', { name: at }, { timeout: 10_000 }));
  return opened;
}
