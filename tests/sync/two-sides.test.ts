import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CrmNote } from '@/lib/crm/adapter';
import { foldHandoff } from '@/lib/handoff/fold';
import type { Entry } from '@/lib/handoff/entry';
import type { Person } from '@/lib/handoff/person';
import { foldRow } from '@/lib/store/logs/handoff-row';
import { handoffsOf } from '@/lib/store/logs/handoffs';
import { recordKey } from '@/lib/store/record-key';
import { decodeNote, encodeNote } from '@/lib/sync/codec';
import { pullOrigin, pullRecord } from '@/lib/sync/pull';
import { AT } from '../factories';
import { BEGINNING, DEVICES, history, offersTo, type Step, written } from '../handoff/two-sides';
import { MANGLINGS } from '../hostile-notes';
import { Desk } from './desk';
import { LEAD, ORIGIN } from './memory-crm';

const MANGLERS = Object.values(MANGLINGS);

/** A person's browser, which sees of the CRM only the notes that have come through so far. */
class Device extends Desk {
  private readonly name: string;
  readonly person: Person;
  /** Ids of all entries that came through or were made here. */
  private readonly known = new Set<string>();
  private sent = 0;

  constructor(name: string, person: Person) {
    super();
    this.name = name;
    this.person = person;
    this.crm.signedIn = person;
    this.connection = this.crm.connection({ notesOnly: true });
  }

  async row() {
    const [row] = await handoffsOf(this.db, recordKey(LEAD));
    return row;
  }

  async folded() {
    const row = await this.row();
    return row ? foldRow(row) : foldHandoff([]);
  }

  /** Does what was offered; gives the note that went out. */
  async acts(entry: Entry): Promise<CrmNote | undefined> {
    await this.commits(entry);
    await this.settle();
    this.known.add(entry.id);
    const note = this.crm.notes.at(-1);
    this.sent += 1;
    return note && { ...note, id: `${this.name} ${this.sent}` };
  }

  /** Notes come through, as this CRM shows them, and are read the one way or the other. */
  async hears(notes: readonly CrmNote[], mangle: (text: string) => string): Promise<void> {
    this.now += 60_000;
    const shown = notes.map((note) => ({
      ...{ ...note, text: mangle(note.text), createdAt: this.now },
    }));
    const before = this.crm.notes.splice(0);
    this.crm.notes.push(...shown);
    const connection = this.crm.connection({ notesOnly: true });
    const pulled =
      notes.length % 2 === 0
        ? await pullRecord(this.db, connection, LEAD, { now: this.now })
        : await pullOrigin(this.db, connection, ORIGIN, { now: this.now });
    expect(pulled).toMatchObject({ ok: true, value: { refused: 0 } });
    for (const { text } of notes) this.known.add(idOf(text));
    const log = (await this.row())?.log ?? [];
    expect(new Set(log.map(({ entry }) => entry.id))).toEqual(this.known);
    this.crm.notes.splice(0, Infinity, ...before);
  }
}

function idOf(text: string): string {
  const decoded = decodeNote(text);
  return decoded.ok ? decoded.entry.id : 'not an entry';
}

interface Told {
  readonly devices: readonly Device[];
  readonly notes: readonly CrmNote[];
  readonly entries: readonly Entry[];
}

function noteOf(entry: Entry): CrmNote {
  const text = encodeNote(entry, 'text');
  return { id: `first ${entry.id}`, record: LEAD, text, author: entry.by, createdAt: AT };
}

/** Plays a history on real stores, through real notes, to the point where all has been sent. */
async function play(begun: number, steps: readonly Step[]): Promise<Told> {
  const devices = DEVICES.map((person, n) => new Device(`device ${n}`, person));
  const entries = BEGINNING.slice(0, begun);
  const notes = entries.map(noteOf);
  for (const device of devices) await device.hears(notes, (text) => text);
  for (const [n, step] of steps.entries()) {
    const device = devices[step.device];
    if (!device) continue;
    if ('arrive' in step) {
      const some = step.arrive === 'all' ? notes : step.arrive.flatMap((at) => notes.at(at) ?? []);
      await device.hears(some, MANGLERS[n % MANGLERS.length] ?? String);
      continue;
    }
    const { person: by } = device;
    const handoff = await device.folded();
    const offers = offersTo(by, handoff);
    const offer = offers[step.choice % Math.max(1, offers.length)];
    if (!offer) continue;
    const at = AT + n * 60_000 + step.skew;
    const entry = written(offer, { by, handoff, n: n + 10, at });
    const note = await device.acts(entry);
    entries.push(entry);
    if (note) notes.push(note);
    await expectCounted(device, entry, handoff.timeline.length === entries.length - 1);
  }
  return { devices, notes, entries };
}

/** What was offered counts here; and stands last, where all was known. */
async function expectCounted(device: Device, entry: Entry, knewAll: boolean): Promise<void> {
  const { timeline } = await device.folded();
  expect(timeline).toContainEqual({ entry });
  if (knewAll) expect(timeline.at(-1)).toEqual({ entry });
}

describe('any history of an SDR and BDMs on several devices', () => {
  it('is one handoff in all their stores, once all notes have come through to all', async () => {
    const property = fc.asyncProperty(
      history,
      fc.infiniteStream(fc.nat()),
      async ({ begun, steps }, chance) => {
        const { devices, notes, entries } = await play(begun, steps);
        const whole = foldHandoff(entries);
        for (const device of devices) {
          await device.hears(mixed([...notes, ...notes], chance), String);
          const row = await device.row();
          expect(await device.folded()).toEqual(whole);
          expect(row?.log.some(({ edited }) => edited)).toBe(false);
          expect(row).toMatchObject({
            ...{ state: whole.state, sdr: whole.sdr?.id, bdm: whole.bdm?.id },
          });
          expect(await device.db.outbox.count()).toBe(0);
          device.db.close();
        }
      },
    );
    await fc.assert(property, { numRuns: 10 });
  }, 120_000);
});

function mixed<Item>(items: Item[], chance: Iterator<number>): Item[] {
  for (let at = items.length - 1; at > 0; at -= 1) {
    const other = Number(chance.next().value) % (at + 1);
    const [one, two] = [items[at], items[other]];
    if (one !== undefined && two !== undefined) [items[at], items[other]] = [two, one];
  }
  return items;
}
