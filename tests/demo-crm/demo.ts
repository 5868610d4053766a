import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type DemoWindow, openDemoWindow, openSidePanel, takePictures } from './demo-window.ts';
import { withSources } from '../load-sources.ts';
import { type DemoCrm, startDemoCrm } from './server.ts';
import type { addTeamYear as AddTeamYear } from './team-year.ts';

const PORT = 4080;
const FOLDER = resolve('.demo');
const EXTENSION = resolve('.output/chrome-mv3');
const LEAD = '/leads/1042';
/** A year of a team, so that the page of figures has something to say. */
const TEAM = { sdrs: 6, bdms: 20, handoffs: 2000 };

await main();

/** Starts the CRM and two browsers, and keeps them until Ctrl-C or until both windows are closed. */
async function main(): Promise<void> {
  if (!existsSync(join(EXTENSION, 'manifest.json'))) {
    console.error('The extension is not built yet: npm run demo builds it first.');
    process.exit(1);
  }
  const crm = await startCrm();
  await addYear(crm);
  const windows: DemoWindow[] = [];
  const end = async (code: number) => {
    await Promise.allSettled(windows.map(({ context }) => context.close()));
    await crm.stop();
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => void end(0));
  }
  try {
    await openWindows(crm, windows);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    sayHowByHand(crm);
    return;
  }
  let open = windows.length;
  for (const { context } of windows) {
    context.once('close', () => --open === 0 && void end(0));
  }
}

/** The same address every time, so that the browsers' sessions and permissions last; else a free one. */
async function startCrm(): Promise<DemoCrm> {
  const dataFile = join(FOLDER, 'crm.sqlite');
  try {
    return await startDemoCrm({ port: PORT, dataFile });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    console.log(`Port ${PORT} is in use: taking another one.`);
    return startDemoCrm({ port: 0, dataFile });
  }
}

/** Only the first start waits for it: the CRM keeps it. */
async function addYear({ db }: DemoCrm): Promise<void> {
  await withSources('/tests/demo-crm/team-year.ts', ({ addTeamYear }) => {
    // The loader cannot say what the file exports; its own types do.
    (addTeamYear as typeof AddTeamYear)(db, { ...TEAM, now: Date.now() });
    return Promise.resolve();
  });
}

async function openWindows(crm: DemoCrm, windows: DemoWindow[]): Promise<void> {
  const headless = !hasDisplay();
  const open = async (login: string, left: number) => {
    const profileDir = join(FOLDER, login);
    const place = { crmUrl: crm.url, path: LEAD, profileDir, extensionDir: EXTENSION };
    const window = await openDemoWindow({ ...place, login, headless, left });
    windows.push(window);
    return window;
  };
  const sdr = await open('sam', 20);
  const bdm = await open('bea', 300);
  console.log(`\nFieldbook, the demo CRM: ${crm.url}${LEAD}`);
  if (headless) return provePictures(sdr, bdm);
  await openSidePanel(sdr);
  console.log('Sam, an SDR, has the lead and the panel. Bea, a BDM, has the same lead.');
  console.log(
    `A year of their team is there too: ${crm.url}/leads/999 is its room, and "Is the handoff working?" in the panel’s Today shows the figures.`,
  );
  console.log(
    'Fill the panel, press "Hand over", and look at Bea\'s window. Ctrl-C ends everything.',
  );
}

async function provePictures(...[sdr, bdm]: readonly [DemoWindow, DemoWindow]): Promise<void> {
  console.log('There is no display here, so both browsers run without windows. What they show:');
  const pictures = [
    ...(await takePictures(sdr, join(FOLDER, 'sam'))),
    ...(await takePictures(bdm, join(FOLDER, 'bea'))),
  ];
  for (const picture of pictures) console.log(`  ${picture}`);
  console.log('The CRM goes on running. Ctrl-C ends everything.');
}

function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
}

function sayHowByHand(crm: DemoCrm): void {
  console.log(`
The demo could not open the browsers by itself. By hand:
  1. Open chrome://extensions (or edge://extensions), switch on "Developer mode", press "Load
     unpacked" and choose ${EXTENSION}
  2. Open ${crm.url}${LEAD} and sign in as sam, with the password shown there.
  3. Click Baton's icon and press "Turn on for this site".
The CRM goes on running. Ctrl-C ends everything.`);
}
