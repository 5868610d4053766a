import type { Page } from 'playwright-core';
import type { DemoCrm } from '../demo-crm/server';
import { signInToDemo } from '../e2e/demo-seat';
import { onDisk } from '../e2e/own-store';
import { openSeat, type Seat } from '../e2e/seat';
import { button } from '../e2e/story';
import { type Heard, listenForErrors } from './errors';
import { until } from './until';

/** One of the sample people, with a browser profile that lasts through all that happens to the browser. */
export interface Person {
  readonly login: string;
  /** The CRM's user id. */
  readonly id: string;
  readonly name: string;
  /** The browser as it is now, as soon as there is one. */
  readonly seat: () => Promise<Seat>;
  /** Does something to which both hands are needed: nothing else of the kind happens meanwhile. */
  readonly withHands: <Value>(work: () => Promise<Value>) => Promise<Value>;
  /** Opens the lead in the CRM, signing in where that is asked for, with the panel beside it. */
  readonly open: (lead: Lead) => Promise<Seat>;
  /** Gets the session back and the CRM's page anew. */
  readonly signIn: () => Promise<void>;
  /** Ends the browser as a power cut does, and starts it again on the same profile. */
  readonly killBrowser: () => Promise<void>;
  /** Says something to the background as the panel does, and gives its raw reply. */
  readonly tell: (type: string, payload: object) => Promise<unknown>;
  /** The rows of Baton's tables as they are on disk. */
  readonly rows: (tables: string[]) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

export interface Lead {
  readonly id: string;
  readonly name: string;
}

/** How long a person waits for one thing before trying anew. */
const PATIENCE_MS = 30_000;

interface PersonOptions {
  readonly crm: DemoCrm;
  readonly login: string;
  readonly name: string;
  readonly extensionDir: string;
  readonly heard: Heard[];
}

/** Starts the person's browser, signed in, with Baton on for the CRM. */
export async function openPerson(options: PersonOptions): Promise<Person> {
  const { crm, login, name, extensionDir, heard } = options;
  let seat = openSeat({
    origin: crm.url,
    startUrl: `${crm.url}/leads`,
    signIn: (context) => signInToDemo(context, crm, login),
    extensionDir,
  }).then(listenTo);
  let hands: Promise<unknown> = Promise.resolve();

  function listenTo(fresh: Seat): Seat {
    listenForErrors(fresh.context, login, heard);
    fresh.context.setDefaultTimeout(PATIENCE_MS);
    return fresh;
  }

  async function signIn(): Promise<void> {
    const { context, crm: page } = await seat;
    await signInToDemo(context, crm, login);
    await page.reload();
  }

  /** A page of the extension that runs none of its code. */
  async function own<Value>(work: (page: Page) => Promise<Value>): Promise<Value> {
    const { context, panel } = await seat;
    const page = await context.newPage();
    try {
      await page.goto(panel.url().replace('sidepanel.html', 'manifest.json'));
      return await work(page);
    } finally {
      await page.close();
    }
  }

  await turnOn((await seat).panel);
  return {
    ...{ login, name, id: `u-${login}`, signIn },
    seat: () => seat,
    withHands(work) {
      const mine = hands.then(work);
      hands = mine.catch(() => undefined);
      return mine;
    },
    async open(lead) {
      const now = await seat;
      const url = `${crm.url}/leads/${lead.id}`;
      await now.crm.bringToFront();
      await now.crm.goto(url);
      if ((await now.crm.locator('input[type="password"]').count()) > 0) {
        await signInToDemo(now.context, crm, login);
        await now.crm.goto(url);
      }
      return now;
    },
    async killBrowser() {
      const dying = await seat;
      // Whoever acts waits for the new one from here on.
      seat = dying.restartAfterKill().then(listenTo);
      // Everybody who waits for it hears of a failure, if there is one.
      seat.catch(() => undefined);
      await seat;
    },
    tell: (type, payload) =>
      own((page) =>
        page.evaluate(
          (message) => {
            // The page is one of the extension's own, where Chromium provides this.
            const { chrome } = globalThis as unknown as ExtensionScope;
            return chrome.runtime.sendMessage(message);
          },
          { type, payload },
        ),
      ),
    rows: (tables) => own(async (page) => JSON.parse(await onDisk(page, tables)) as unknown),
    close: async () => (await seat).close(),
  };
}

/** The part of the extension's API that runs in its own page; the types here are Node's. */
interface ExtensionScope {
  chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } };
}

/** Presses *Turn on for this site*, unless it is on already. */
async function turnOn(panel: Page): Promise<void> {
  const offer = button(panel, 'Turn on for this site');
  await offer
    .or(panel.getByRole('heading', { level: 1 }))
    .first()
    .waitFor();
  const isOn = await until(async () => {
    // It may be gone between the look and the click, which the next look then sees.
    if (await offer.isVisible()) await offer.click({ timeout: 2000 }).catch(() => undefined);
    return !(await offer.isVisible());
  }, PATIENCE_MS);
  if (!isOn) throw new Error('Baton cannot be turned on.');
}
