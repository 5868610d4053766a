import { readFileSync } from 'node:fs';
import { Dexie } from 'dexie';
import * as z from 'zod/mini';
import { quarantinedRows } from '@/lib/store/quarantine';
import { readCursor } from '@/lib/store/cursor';
import { BatonDatabase } from '@/lib/store/database';
import { readDraft } from '@/lib/store/drafts';
import { filesOf } from '@/lib/store/outbox/files';
import { handoffsBy, handoffsOf, handoffsTo } from '@/lib/store/logs/handoffs';
import { readFormDraft } from '@/lib/store/form-drafts';
import { entryOf, queueOf } from '@/lib/store/outbox/outbox-progress';
import { peopleOf } from '@/lib/store/people';
import { setMarks } from '@/lib/store/logs/read-marks';
import { readFacts } from '@/lib/store/records';
import { readRecordStatus } from '@/lib/store/logs/record-status';
import { asksFor, readRoom, teamOf } from '@/lib/store/logs/teams';
import { anId, BDM, HANDOFF, SDR } from '../factories';
import { OTHER_RECORD, RECORD } from './shelf';

const ORIGIN = 'https://crm.example';

/** The tables and indexes of the first released Baton. */
const STORES_V1 = {
  drafts: 'record',
  handoffs: 'id, record, *waitingFor, *agenda, [sdr+changedAt], [bdm+changedAt], state, changedAt',
  teams: 'id, record, *asked, isRoom',
  outbox: '++seq, &entry, origin, record',
  records: 'record',
  people: 'key, origin',
  files: 'id, record, [handoff+stage]',
  meta: 'key',
  aside: '++seq',
};

/**
 * Rows of every table as the first released Baton wrote them: a handoff with an edited note, one by a
 * stranger and one of a later kind; one on its way when its worker died (`sending`); a team's room and
 * an ask; what was typed, read, recorded and set aside. Never to be changed: it is what people have.
 */
export const ROWS_V1: Readonly<Record<keyof typeof STORES_V1, readonly object[]>> = {
  drafts: [
    {
      record: 'https%3A%2F%2Fcrm.example|lead|8',
      draft: {
        handoff: '01930000-0000-7000-8000-000000000902',
        entry: '01930000-0000-7000-8000-000000000001',
        lead: {},
        scores: {
          need: {
            points: 5,
            basis: 'confirmed',
            evidence: '“Every month.”',
          },
        },
        belowBarReason: '',
        quickLine: 'Call after four',
        context: [
          {
            id: 'c1',
            kind: 'pain',
            text: 'We lose a truckload a month to wrong dates.',
          },
        ],
        recipient: {
          id: '22',
          name: 'Bea Novak',
        },
      },
      changedAt: 1795683600000,
    },
  ],
  handoffs: [
    {
      id: '01930000-0000-7000-8000-000000000903',
      record: 'https%3A%2F%2Fcrm.example|lead|8',
      log: [
        {
          entry: {
            v: 1,
            id: '01930000-0000-7000-8000-000000000020',
            handoff: '01930000-0000-7000-8000-000000000903',
            turn: 1,
            kind: 'handed-over',
            at: 1795683660000,
            by: {
              id: '11',
              name: 'Sam Rivera',
            },
            body: {
              sdr: {
                id: '11',
                name: 'Sam Rivera',
              },
              recipient: {
                id: '22',
                name: 'Bea Novak',
              },
              recordUrl: 'https://crm.example/leads/7',
              lead: {
                name: {
                  value: 'Dana Whitfield',
                  origin: 'crm',
                },
                company: {
                  value: 'Northwind Foods',
                  origin: 'crm',
                },
                title: {
                  value: 'VP Operations',
                  origin: 'crm',
                },
                email: {
                  value: 'dana@northwind.example',
                  origin: 'crm',
                },
                phone: {
                  value: '+44 20 7946 0102',
                  origin: 'typed',
                },
              },
              context: [
                {
                  id: 'c1',
                  kind: 'pain',
                  text: 'Wrong dates.',
                },
              ],
              sdrJoins: {
                choice: 'first-five-minutes',
                why: 'She knows my voice.',
              },
              nextStep: {
                what: 'Show the date check',
                owner: 'Bea Novak',
                due: 1796133600000,
              },
              sequencesStopped: true,
              responseDue: 1795698000000,
              zone: 'Europe/London',
            },
          },
        },
      ],
      state: 'handed-over',
      sdr: '11',
      bdm: '22',
      waitingFor: ['22', '11'],
      agenda: [
        ['https://crm.example', '22', 'do', 1795698000000],
        ['https://crm.example', '11', 'await', 1795698000000],
        ['https://crm.example', '', 'do', 1795698000000],
        ['https://crm.example', '11', 'later', -1795683600000],
      ],
      changedAt: 1795683600000,
    },
    {
      id: '01930000-0000-7000-8000-000000000b47',
      record: 'https%3A%2F%2Fcrm.example|lead|7',
      log: [
        {
          entry: {
            v: 1,
            id: '01930000-0000-7000-8000-000000000001',
            handoff: '01930000-0000-7000-8000-000000000b47',
            turn: 1,
            at: 1795683660000,
            by: {
              id: '11',
              name: 'Sam Rivera',
            },
            kind: 'handed-over',
            body: {
              sdr: {
                id: '11',
                name: 'Sam Rivera',
              },
              recipient: {
                id: '22',
                name: 'Bea Novak',
              },
              recordUrl: 'https://crm.example/leads/7',
              lead: {
                name: {
                  value: 'Dana Whitfield',
                  origin: 'crm',
                },
                company: {
                  value: 'Northwind Foods',
                  origin: 'crm',
                },
                title: {
                  value: 'VP Operations',
                  origin: 'crm',
                },
                email: {
                  value: 'dana@northwind.example',
                  origin: 'crm',
                },
                phone: {
                  value: '+44 20 7946 0102',
                  origin: 'typed',
                },
              },
              qualification: {
                framework: {
                  id: 'two',
                  name: 'Two questions',
                  version: 1,
                },
                threshold: 5,
                total: 7,
                highest: 10,
                criteria: [
                  {
                    id: 'need',
                    name: 'Need',
                    scale: '0-5',
                    points: 4,
                    basis: 'confirmed',
                    evidence: 'It costs us 9,000 a month.',
                  },
                  {
                    id: 'budget',
                    name: 'Budget',
                    scale: '0-5',
                    points: 3,
                    basis: 'assumed',
                    evidence: '',
                  },
                ],
              },
              context: [
                {
                  id: 'c1',
                  kind: 'pain',
                  text: 'We lose a truckload a month to wrong dates.',
                },
                {
                  id: 'c2',
                  kind: 'why-now',
                  text: 'Audit in January.',
                },
                {
                  id: 'c3',
                  kind: 'promised',
                  text: 'A sample report before the call.',
                },
                {
                  id: 'c4',
                  kind: 'double-check',
                  text: 'Is the budget hers?',
                },
              ],
              meeting: {
                title: 'Northwind Foods: first look',
                start: 1796133600000,
                zone: 'Europe/Berlin',
                minutes: 30,
                link: 'https://meet.example/abc',
                attendees: ['Dana Whitfield <dana@northwind.example>'],
              },
              sdrJoins: {
                choice: 'first-five-minutes',
                why: 'She knows my voice.',
              },
              nextStep: {
                what: 'Show the date check',
                owner: 'Bea Novak',
                due: 1796133600000,
              },
              sequencesStopped: true,
              responseDue: 1795698000000,
              zone: 'Europe/London',
            },
          },
          noteId: 'n1',
        },
        {
          entry: {
            v: 1,
            id: '01930000-0000-7000-8000-000000000002',
            handoff: '01930000-0000-7000-8000-000000000b47',
            turn: 2,
            at: 1795683720000,
            by: {
              id: '22',
              name: 'Bea Novak',
            },
            kind: 'accepted',
            body: {
              remark: 'Thanks, calling today.',
            },
          },
          noteId: 'n2',
          edited: true,
        },
        {
          entry: {
            v: 1,
            id: '01930000-0000-7000-8000-000000000003',
            handoff: '01930000-0000-7000-8000-000000000b47',
            turn: 3,
            at: 1795683780000,
            by: {
              id: '11',
              name: 'Sam Rivera',
            },
            kind: 'message',
            body: {
              text: 'Who else is in the room?',
              question: true,
            },
            unverified: true,
          },
          noteId: 'n3',
        },
        {
          entry: {
            v: 1,
            id: '01930000-0000-7000-8000-000000000004',
            handoff: '01930000-0000-7000-8000-000000000b47',
            turn: 4,
            at: 1795683840000,
            by: {
              id: '11',
              name: 'Sam Rivera',
            },
            kind: 'kind-of-later',
            body: {
              any: 'thing',
            },
            unknown: true,
          },
          noteId: 'n4',
        },
        {
          entry: {
            v: 1,
            id: '01930000-0000-7000-8000-000000000021',
            handoff: '01930000-0000-7000-8000-000000000b47',
            turn: 33,
            kind: 'message',
            at: 1795685580000,
            by: {
              id: '11',
              name: 'Sam Rivera',
            },
            body: {
              text: 'Who else is in the room?',
              question: true,
            },
          },
        },
      ],
      state: 'accepted',
      sdr: '11',
      bdm: '22',
      waitingFor: ['22', '11'],
      agenda: [
        ['https://crm.example', '22', 'do', 1795683600000],
        ['https://crm.example', '11', 'await', 1795683600000],
        ['https://crm.example', '22', 'do-then', 1796135400000],
        ['https://crm.example', '11', 'await-then', 1796135400000],
        ['https://crm.example', '', 'do', 1796135400000],
        ['https://crm.example', '11', 'later', -1795683600000],
        ['https://crm.example', '11', 'meet', 1796133600000],
        ['https://crm.example', '22', 'meet', 1796133600000],
      ],
      changedAt: 1795683600000,
    },
  ],
  teams: [
    {
      id: '01930000-0000-7000-8000-000000000900',
      record: 'https%3A%2F%2Fcrm.example|account|1',
      log: [
        {
          entry: {
            v: 1,
            id: '01930000-0000-7000-8000-00000000000a',
            handoff: '01930000-0000-7000-8000-000000000900',
            turn: 10,
            kind: 'team-room',
            at: 1795684200000,
            by: {
              id: '11',
              name: 'Sam Rivera',
            },
            body: {
              name: 'Field sales',
            },
          },
          noteId: 'r1',
        },
        {
          entry: {
            v: 1,
            id: '01930000-0000-7000-8000-00000000000b',
            handoff: '01930000-0000-7000-8000-000000000900',
            turn: 11,
            kind: 'policy',
            at: 1795684260000,
            by: {
              id: '11',
              name: 'Sam Rivera',
            },
            body: {
              acceptMinutes: 240,
              remindAtPercent: 50,
              firstContactMinutes: 1440,
              feedbackDays: 1,
            },
          },
          noteId: 'r2',
        },
      ],
      isRoom: 1,
      asked: [],
      changedAt: 1795683600000,
    },
    {
      id: '01930000-0000-7000-8000-000000000901',
      record: 'https%3A%2F%2Fcrm.example|lead|7',
      log: [
        {
          entry: {
            v: 1,
            id: '01930000-0000-7000-8000-00000000000c',
            handoff: '01930000-0000-7000-8000-000000000901',
            turn: 12,
            kind: 'ask',
            at: 1795684320000,
            by: {
              id: '22',
              name: 'Bea Novak',
            },
            body: {
              to: {
                id: '11',
                name: 'Sam Rivera',
              },
              kind: 'gone-quiet',
              text: 'Dana does not answer.',
            },
          },
          noteId: 'r3',
        },
      ],
      isRoom: 0,
      asked: ['11'],
      changedAt: 1795683600000,
    },
  ],
  outbox: [
    {
      entry: '01930000-0000-7000-8000-000000000020',
      handoff: '01930000-0000-7000-8000-000000000903',
      record: 'https%3A%2F%2Fcrm.example|lead|8',
      origin: 'https://crm.example',
      as: '11',
      steps: [
        {
          name: 'note',
          state: 'sent',
          sentAt: 1795683600000,
        },
        {
          name: 'task',
          state: 'waiting',
        },
        {
          name: 'assign',
          state: 'waiting',
        },
      ],
      attempts: 0,
      notBefore: 0,
      seq: 1,
      sending: true,
    },
    {
      entry: '01930000-0000-7000-8000-000000000021',
      handoff: '01930000-0000-7000-8000-000000000b47',
      record: 'https%3A%2F%2Fcrm.example|lead|7',
      origin: 'https://crm.example',
      as: '11',
      steps: [
        {
          name: 'note',
          state: 'waiting',
        },
      ],
      attempts: 2,
      notBefore: 1795683660000,
      seq: 2,
      problem: {
        code: 'signed-out',
      },
    },
  ],
  records: [
    {
      record: 'https%3A%2F%2Fcrm.example|lead|7',
      facts: {
        name: 'Dana Whitfield',
        company: 'Northwind Foods',
      },
      readAt: 1795683600000,
    },
  ],
  people: [
    {
      key: 'https://crm.example|11',
      origin: 'https://crm.example',
      id: '11',
      name: 'Sam Rivera',
      seenAt: 1795683600000,
    },
    {
      key: 'https://crm.example|22',
      origin: 'https://crm.example',
      id: '22',
      name: 'Bea Novak',
      seenAt: 1795683600000,
      email: 'bea@crm.example',
      card: {
        channels: [
          {
            channel: 'call',
            handle: '',
          },
          {
            channel: 'text',
            handle: '',
          },
          {
            channel: 'voice-note',
            handle: '',
          },
          {
            channel: 'email',
            handle: '',
          },
          {
            channel: 'chat',
            handle: '',
          },
          {
            channel: 'in-person',
            handle: '',
          },
        ],
        formats: '',
        calendar: {
          zone: 'Europe/Berlin',
          days: [1, 2, 3, 4, 5],
          from: '09:00',
          to: '17:00',
          holidays: [],
        },
        joins: 'ask',
        doNotDisturb: false,
      },
    },
  ],
  files: [
    {
      id: '01930000-0000-7000-8000-000000000030',
      handoff: '01930000-0000-7000-8000-000000000b47',
      record: 'https%3A%2F%2Fcrm.example|lead|7',
      createdAt: 1795683600000,
      stage: 'recorded',
      name: 'baton-voice-note-01930000-0000-7000-8000-000000000030.webm',
      type: 'audio/webm',
      seconds: 42,
      bytes: Uint8Array.of(1, 2, 3),
    },
  ],
  meta: [
    {
      key: 'cursor https://crm.example',
      value: 1795683600000,
    },
    {
      key: 'kept|answer 01930000-0000-7000-8000-000000000003',
      value: {
        text: 'Half a sent',
      },
    },
    {
      key: 'read|feedback 01930000-0000-7000-8000-000000000003',
      value: 1795683600000,
    },
    {
      key: 'room https://crm.example',
      value: 'https%3A%2F%2Fcrm.example|account|1',
    },
    {
      key: 'rows',
      value: 1,
    },
  ],
  aside: [
    {
      table: 'drafts',
      row: {
        record: 'x',
        draft: 7,
      },
      movedAt: 1795683600000,
      seq: 1,
    },
  ],
};

/** Leaves a database of this name as the first released Baton would. */
export async function leaveFirstVersion(name: string): Promise<void> {
  const db = new Dexie(name);
  db.version(1).stores(STORES_V1);
  for (const [table, rows] of Object.entries(ROWS_V1)) await db.table(table).bulkAdd(rows);
  db.close();
}

/**
 * Rows of every table as the last Baton wrote them that folded a log whenever it read one: those above,
 * brought up to date, and a handoff of its own, on its way and with notes of both sides.
 */
const ROWS_V4: unknown = JSON.parse(
  readFileSync(new URL('corpus-v4.json', import.meta.url), 'utf8'),
  (key, value: unknown) => (key === 'bytes' ? Uint8Array.from(value as number[]) : value),
);
const rowsSchema = z.record(z.string(), z.array(z.looseObject({})));

/** Leaves a database of this name as that Baton would. */
export async function leaveFourthVersion(name: string): Promise<void> {
  const db = new BatonDatabase(name);
  for (const [table, rows] of Object.entries(rowsSchema.parse(ROWS_V4))) {
    await db.table<object>(table).bulkAdd(rows);
  }
  db.close();
}

/** Reads all that a person has in it, as the panel does. */
export async function allOf(db: BatonDatabase) {
  const rows = await queueOf(db, ORIGIN);
  return {
    handoffs: await handoffsOf(db, RECORD),
    others: await handoffsOf(db, OTHER_RECORD),
    given: (await handoffsBy(db, { origin: ORIGIN, person: SDR.id }, 9)).map(({ id }) => id),
    taken: (await handoffsTo(db, { origin: ORIGIN, person: BDM.id }, 9)).map(({ id }) => id),
    standing: await readRecordStatus(db, RECORD),
    draft: await readDraft(db, OTHER_RECORD),
    team: await teamOf(db, ORIGIN),
    room: await readRoom(db, ORIGIN),
    asks: await asksFor(db, { origin: ORIGIN, person: SDR.id }),
    people: await peopleOf(db, ORIGIN),
    facts: await readFacts(db, RECORD),
    files: await filesOf(db, HANDOFF, ['recorded']),
    kept: await readFormDraft(db, `answer ${anId(3)}`),
    read: await setMarks(db, [`feedback ${anId(3)}`]),
    cursor: await readCursor(db, ORIGIN),
    queue: rows,
    toSend: await Promise.all(rows.map((row) => entryOf(db, row))),
    aside: await quarantinedRows(db),
  };
}
