import fc from 'fast-check';
import type * as z from 'zod/mini';
import { describe, expect, it } from 'vitest';
import { HANDOFF_KINDS, TEAM_KINDS } from '@/lib/handoff/entries/index';
import { parseEntry } from '@/lib/handoff/entry';
import { FROM_PAGE, FROM_PANEL, PANEL_VALUES } from '@/lib/messaging/protocol';
import { parseAs } from '@/lib/parse';
import { fittingDraft, fittingFile, fittingHandoff, fittingTeam } from '@/lib/store/row-schemas';
import { decodeNote } from '@/lib/sync/codec';
import { handoffRow } from '@/lib/store/logs/handoff-row';
import { teamRow } from '@/lib/store/logs/team-row';
import { knownEntry } from '../arbitraries';
import { aDraft, aHandoverEntry, anEntry, aRecording, AT } from '../factories';
import { tokenOfJson } from '../hostile-notes';
import { hostileTo, spoiled, throwing } from '../hostile-values';
import { RECORD, someStored } from '../store/shelf';

type Module = Readonly<Record<string, unknown>>;
const modules = import.meta.glob<Module>(
  ['/lib/{handoff,crm,messaging,store,sync}/**/*.ts', '/components/**/*.ts'],
  { eager: true },
);

const isSchema = (value: unknown): value is z.ZodMiniType =>
  typeof value === 'object' && value !== null && '_zod' in value && 'safeParse' in value;

/** Every schema that a file of lib gives to others, by a name that leads to it. */
function allSchemas(): (readonly [name: string, schema: z.ZodMiniType])[] {
  const found = new Map<string, z.ZodMiniType>();
  for (const [path, module] of Object.entries(modules)) {
    for (const [name, value] of Object.entries(module)) {
      if (isSchema(value)) found.set(`${path} ${name}`, value);
    }
  }
  const tables: readonly Readonly<Record<string, z.ZodMiniType>>[] = [
    FROM_PAGE,
    FROM_PANEL,
    PANEL_VALUES,
  ];
  for (const table of tables) {
    for (const [name, schema] of Object.entries(table)) found.set(`message ${name}`, schema);
  }
  for (const { name, body } of [...HANDOFF_KINDS, ...TEAM_KINDS]) found.set(`entry ${name}`, body);
  return [...found];
}

describe('what comes from outside never throws', { timeout: 120_000 }, () => {
  it.each(allSchemas())('where it is to fit %s', (_, schema) => {
    expect(throwing(hostileTo(schema), (value) => parseAs(schema, value))).toEqual([]);
  });

  it('and schemas alone would: that is why there is one way to parse', () => {
    const schema = anEntryKind('message').body;
    expect(throwing(hostileTo(schema), (value) => schema.safeParse(value))).not.toEqual([]);
  });

  it('as an entry with anything at any of its keys', () => {
    fc.assert(
      fc.property(knownEntry(), (entry) => {
        expect(throwing(spoiled(entry), parseEntry)).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  it('as a note with anything at any key of its payload', () => {
    const read = (payload: unknown) => decodeNote(tokenOfJson(JSON.stringify(payload)));
    const payload = { entry: anEntry('message', 1), digest: 'AAAAAA' };
    expect(throwing(spoiled(payload), read)).toEqual([]);
  });

  it('as a row of the store with anything at any of its keys', () => {
    const of = { id: aHandoverEntry().handoff, record: RECORD, changedAt: AT };
    const log = [{ entry: anEntry('team-room', 1) }, { entry: anEntry('ask', 2) }];
    const readers: readonly (readonly [unknown, (row: unknown) => unknown])[] = [
      [{ ...of, log: someStored() }, fittingHandoff],
      [{ ...of, log }, fittingTeam],
      [{ ...handoffRow(of, someStored()), v: 4 }, fittingHandoff],
      [{ ...teamRow(of, log), v: 4 }, fittingTeam],
      [aDraft(), (draft) => fittingDraft({ draft })],
      [{ ...aRecording(), bytes: [] }, (row) => fittingFile(row as never)],
    ];
    for (const [row, read] of readers) expect(throwing(spoiled(row), read)).toEqual([]);
  });
});

function anEntryKind(wanted: string) {
  const kind = [...HANDOFF_KINDS, ...TEAM_KINDS].find(({ name }) => name === wanted);
  if (!kind) throw new Error(`no kind is named ${wanted}`);
  return kind;
}
