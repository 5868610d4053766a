import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { MARKER } from '@/lib/sync/codec';
import { changedBuild } from '../browser/changed-build';
import { randomFrom } from '../browser/kill-workers';
import { type DemoCrm, startDemoCrm } from '../demo-crm/server';
import { notesSince } from '../demo-crm/store/notes';
import { addRecord } from '../demo-crm/store/records';
import { tasksOf } from '../demo-crm/store/tasks';
import { checkAll, type Outcome, readKept, TABLES } from './check';
import type { Heard } from './errors';
import { oneOf, type Random, startFaults } from './faults';
import { type Lead, openPerson, type Person } from './person';
import { until } from './until';
import { createReader, doStep, type Handover, isReady, type Step, type Told } from './work';

export interface SoakOptions {
  readonly handoffs: number;
  readonly seed: number;
  /** Whether the CRM knows idempotency keys. */
  readonly idempotency: boolean;
}

/** Alarms and pauses have passed by then, and each person has looked in once more. */
const DRAINED_WITHIN_MS = 5 * 60_000;
const LOOKS_MS = 200;
const FIRST_LEAD = 5001;

/** Runs the soak and prints what came of it; tells whether every promise was kept. */
export async function runSoak(options: SoakOptions): Promise<boolean> {
  const { handoffs, seed, idempotency } = options;
  console.log(`--handoffs=${handoffs} --seed=${seed}${idempotency ? '' : ' --no-idempotency'}`);
  const folder = mkdtempSync(join(tmpdir(), 'baton-soak-'));
  const crm = await startDemoCrm({ port: 0, dataFile: ':memory:', knowsKeys: idempotency });
  const people: Person[] = [];
  try {
    const extensionDir = resolve('.output/chrome-mv3');
    const heard: Heard[] = [];
    const open = async (login: string, name: string) => {
      const dir = idempotency ? extensionDir : changedBuild(folder, 'no-keys');
      const person = await openPerson({ crm, login, name, extensionDir: dir, heard });
      people.push(person);
      return person;
    };
    const begun = performance.now();
    const sdrs = [await open('sam', 'Sam Okafor'), await open('mina', 'Mina Castelo')] as const;
    const bdms = [
      await open('bea', 'Bea Lindqvist'),
      await open('carlos', 'Carlos Ibáñez'),
    ] as const;
    // A slow machine has its faults as far apart as its people are slow.
    const restMs = (performance.now() - begun) / people.length;
    const plan = planOf(handoffs, randomFrom(seed), { crm, sdrs, bdms });
    return await soak({ crm, people: [...sdrs, ...bdms], plan, seed, heard, restMs });
  } finally {
    await Promise.allSettled(people.map((person) => person.close()));
    await crm.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Sides {
  readonly crm: DemoCrm;
  readonly sdrs: readonly [Person, ...Person[]];
  readonly bdms: readonly [Person, ...Person[]];
}

/** Who hands what to whom, and what becomes of it: the same for the same seed. */
function planOf(count: number, random: Random, { crm, sdrs, bdms }: Sides): Handover[] {
  return Array.from({ length: count }, (_, at) => {
    const lead: Lead = { id: String(FIRST_LEAD + at), name: `Lead Number ${at + 1}` };
    const [sdr, bdm] = [oneOf(random, sdrs), oneOf(random, bdms)];
    addRecord(crm.db, {
      ...{ type: 'leads', id: lead.id, name: lead.name, company: 'Soak Ltd', title: 'Buyer' },
      ...{ email: `lead${at}@soak.example`, phone: null, city: 'Oslo', owner: sdr.id },
      ...{ stage: 'Qualifying', source: 'Web form', amount: 1000, currency: 'EUR' },
      changed: Date.now(),
    });
    return { lead, sdr, bdm, steps: stepsOf(random) };
  });
}

function stepsOf(random: Random): Step[] {
  const isReturned = random() < 0.4;
  const [onCard, isTalked] = [random() < 0.5, random() < 0.5];
  return [
    { name: 'hand over', who: 'sdr' },
    ...(isReturned
      ? [{ name: 'return', who: 'bdm' } as const, { name: 'send again', who: 'sdr' } as const]
      : []),
    { name: 'accept', who: 'bdm', onCard },
    ...(isTalked
      ? [{ name: 'message', who: 'sdr' } as const, { name: 'message', who: 'bdm' } as const]
      : []),
  ];
}

interface Soak {
  readonly crm: DemoCrm;
  readonly people: readonly [Person, ...Person[]];
  readonly plan: readonly Handover[];
  readonly seed: number;
  readonly heard: Heard[];
  /** The longest rest before the next fault of each of the two who make them. */
  readonly restMs: number;
}

async function soak({ crm, people, plan, seed, heard, restMs }: Soak): Promise<boolean> {
  const begun = performance.now();
  const faults = startFaults({ crm, people, random: randomFrom(seed + 1) }, restMs);
  const done = await workThrough(crm, people, plan);
  await faults.end();
  crm.clearFaults();
  const waiting = (await Promise.all(people.map(waitsOf))).reduce((sum, rows) => sum + rows, 0);
  const [worked, drained] = [performance.now(), await drain(people)];
  const cold = await pullAll(crm, people, plan);
  const kept = await Promise.all(
    people.map(async (person) => readKept(person.login, await person.rows(TABLES))),
  );
  const outcome: Outcome = {
    ...{ kept, told: done.told, sides: sidesOf(plan) },
    notes: notesSince(crm.db, 0, { contains: MARKER, after: 0, limit: Number.MAX_SAFE_INTEGER }),
    tasks: plan.flatMap(({ lead }) => tasksOf(crm.db, { type: 'leads', id: lead.id })),
  };
  const violations: Record<string, readonly string[]> = {
    ...{ 'people who are stuck': done.stuck, 'records that cannot be read': cold },
    ...checkAll(outcome),
    'errors in Baton’s consoles': heard.filter(({ isBatons }) => isBatons).map(lineOf),
  };
  print({
    ...{ handoffs: plan.length, steps: done.told.length, tries: done.tries },
    ...{ notes: outcome.notes.length, tasks: outcome.tasks.length },
    ...{ requests: crm.requests().length, 'rows that waited when the faults ended': waiting },
    'minutes of work': ((worked - begun) / 60_000).toFixed(1),
    'seconds until all was sent': drained === undefined ? 'never' : drained.toFixed(1),
    'errors of the CRM’s own pages': heard.filter(({ isBatons }) => !isBatons).length,
    ...Object.fromEntries([...faults.counts].map(([name, count]) => [`fault: ${name}`, count])),
  });
  print(
    Object.fromEntries(Object.entries(violations).map(([name, found]) => [name, found.length])),
  );
  for (const [name, found] of Object.entries(violations)) {
    for (const one of found) console.log(`${name}: ${one}`);
  }
  return Object.values(violations).every((found) => found.length === 0);
}

interface Worked {
  readonly told: readonly Told[];
  readonly stuck: readonly string[];
  readonly tries: number;
}

/** Everybody does what is theirs, what is furthest on before what is new, until nothing is left. */
async function workThrough(
  crm: DemoCrm,
  people: readonly Person[],
  plan: readonly Handover[],
): Promise<Worked> {
  const kindsOf = createReader(crm);
  const at = new Map(plan.map((handover) => [handover, 0]));
  const told: Told[] = [];
  const stuck: string[] = [];
  let tries = 0;
  const nextOf = (handover: Handover) => handover.steps[at.get(handover) ?? 0];
  const isLeft = () => plan.some((handover) => nextOf(handover));
  const furthestFirst = () =>
    plan.toSorted((one, other) => (at.get(other) ?? 0) - (at.get(one) ?? 0));

  async function work(person: Person): Promise<void> {
    while (isLeft()) {
      const handover = furthestFirst().find((one) => {
        const step = nextOf(one);
        const isMine = step && one[step.who] === person;
        return isMine && isReady(one, at.get(one) ?? 0, kindsOf(one.lead));
      });
      const step = handover && nextOf(handover);
      if (!step) {
        await wait(LOOKS_MS);
        continue;
      }
      const done = await doStep(handover, step);
      tries += done.tries;
      if (done.told) told.push(done.told);
      if (done.stuck !== undefined) {
        stuck.push(`${person.login}, ${step.name} on lead ${handover.lead.id}: ${done.stuck}`);
        // Nothing that follows could be done.
        at.set(handover, handover.steps.length);
      } else at.set(handover, (at.get(handover) ?? 0) + 1);
      console.log(`${person.login}: ${step.name}, lead ${handover.lead.id} (${done.tries})`);
    }
  }
  await Promise.all(people.map(work));
  return { told, stuck, tries };
}

const waitsOf = async (person: Person): Promise<number> =>
  readKept(person.login, await person.rows(TABLES)).outbox.length;

/** All is well again, and everybody comes back to work; tells the seconds until all was sent. */
async function drain(people: readonly Person[]): Promise<number | undefined> {
  const begun = performance.now();
  for (const person of people) {
    const { context, panel } = await person.seat();
    await context.setOffline(false);
    await person.signIn();
    await panel.reload();
  }
  const isSent = await until(
    async () => (await Promise.all(people.map(waitsOf))).every((rows) => rows === 0),
    DRAINED_WITHIN_MS,
  );
  return isSent ? (performance.now() - begun) / 1000 : undefined;
}

/** Everybody reads every record, as on a visit; gives those that could not be read. */
async function pullAll(
  crm: DemoCrm,
  people: readonly Person[],
  plan: readonly Handover[],
): Promise<string[]> {
  const pull = async (person: Person): Promise<string[]> => {
    const cold: string[] = [];
    for (const { lead } of plan) {
      const record = { origin: crm.url, type: 'leads', id: lead.id };
      const reply = await person.tell('record/refresh', { record });
      const isRead = JSON.stringify(reply).startsWith('{"ok":true');
      if (!isRead) cold.push(`${person.login}, lead ${lead.id}: ${JSON.stringify(reply)}`);
    }
    return cold;
  };
  return (await Promise.all(people.map(pull))).flat();
}

function sidesOf(plan: readonly Handover[]): Outcome['sides'] {
  return new Map(
    plan.map(({ lead, sdr, bdm }) => [lead.id, { sdr: sdr.id, bdm: bdm.id }] as const),
  );
}

const lineOf = ({ who, where, text }: Heard): string => `${who}, ${where}: ${text}`;

function print(rows: Readonly<Record<string, string | number>>): void {
  const width = Math.max(...Object.keys(rows).map((name) => name.length));
  const lines = Object.entries(rows).map(
    ([name, value]) => `| ${name.padEnd(width)} | ${String(value).padStart(8)} |`,
  );
  console.log(`\n${lines.join('\n')}`);
}
