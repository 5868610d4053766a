import type { Page } from 'playwright-core';
import { compare, type Report } from './measure';
import { inPageBundle, type InPage } from './in-page-bundle';
import { withBlankPage } from './browser';

const FEW = 1000;
const MANY = 100_000;

type Cost = {
  [Name in keyof InPage]: InPage[Name] extends (name: string) => Promise<number> ? Name : never;
}[keyof InPage];

/** Compares the store with raw IndexedDB doing the same, in a real browser. */
export function benchStore(report: Report): Promise<void> {
  return withBlankPage(async (page) => {
    await page.evaluate(await inPageBundle());
    for (const entries of [FEW, MANY])
      await page.evaluate(([name, count]) => batonBench.prepare(name, count), [
        databaseOf(entries),
        entries,
      ] as const);
    await page.evaluate((count) => batonBench.prepareRowWise('row-wise', count), MANY);
    const cost = (name: Cost, database: string) => () =>
      page.evaluate(([run, of]) => batonBench[run](of), [name, database] as const);
    await measureAll(page, cost, report);
  });
}

async function measureAll(
  page: Page,
  cost: (name: Cost, database: string) => () => Promise<number>,
  report: Report,
): Promise<void> {
  const [few, many] = [databaseOf(FEW), databaseOf(MANY)];
  const transactions = () => page.evaluate((name) => batonBench.transactionsOfSave(name), many);
  report(
    await compare({
      ...{ name: 'read-write transactions of a hand-over', unit: 'transactions', goal: 1 },
      ...{ rounds: 3, candidate: transactions, reference: () => 1 },
    }),
  );
  report(
    await compare({
      ...{ name: 'saving a hand-over / raw IndexedDB, the same rows', unit: 'ms', goal: 1.2 },
      ...{ rounds: 200, candidate: cost('saveByStore', many), reference: cost('saveByHand', many) },
    }),
  );
  report(
    await compare({
      ...{ name: 'a press of Hand over / saving alone', unit: 'ms', goal: 1.5 },
      ...{ rounds: 200, candidate: cost('pressByStore', many) },
      reference: cost('saveByStore', many),
    }),
  );
  // What is above raw IndexedDB beyond this is the library's: it tells every window what has changed.
  report(
    await compare({
      ...{
        name: 'saving a hand-over / Dexie alone, the same reads and writes',
        unit: 'ms',
        goal: 1.1,
      },
      ...{
        rounds: 200,
        candidate: cost('saveByStore', many),
        reference: cost('saveByDexie', many),
      },
    }),
  );
  report(
    await compare({
      ...{ name: 'saving at 100,000 entries / at 1,000', unit: 'ms', goal: 1.1 },
      ...{ rounds: 200, candidate: cost('saveByStore', many), reference: cost('saveByStore', few) },
    }),
  );
  report(
    await compare({
      ...{ name: "one record's handoffs / raw index", unit: 'ms', goal: 1.2 },
      ...{ rounds: 200, candidate: cost('readByStore', many), reference: cost('readByHand', many) },
    }),
  );
  report(
    await compare({
      ...{
        name: '100,000 entries read folded / read row by row',
        unit: 'ms',
        goal: 0.25,
      },
      ...{
        rounds: 10,
        candidate: cost('readAll', many),
        reference: cost('readRowWise', 'row-wise'),
      },
    }),
  );
  report(
    await compare({
      ...{ name: 'the same after an update: parsed, and written back', unit: 'ms', goal: 0.2 },
      ...{
        rounds: 2,
        candidate: cost('rebuildAll', many),
        reference: cost('readRowWise', 'row-wise'),
      },
    }),
  );
}

const databaseOf = (entries: number) => `bench-${entries}`;

/** Only in the page, once the bundle is there. */
declare const batonBench: InPage;
