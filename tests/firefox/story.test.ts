import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn } from '../demo-crm/sign-in';
import { type DemoCrm, startDemoCrm } from '../demo-crm/server';
import { type Firefox, openFirefox } from './firefox';

const PAIN = 'We lose a truckload a month to wrong dates';
const SLOWLY = { timeout: 30_000, interval: 200 };

let crm: DemoCrm;
let sdr: Firefox;
let bdm: Firefox;
const leadUrl = () => `${crm.url}/leads/1042`;

beforeAll(async () => {
  crm = await startDemoCrm({ port: 0, dataFile: ':memory:' });
  const open = async (login: string) =>
    openFirefox({ startUrl: leadUrl(), cookie: await signIn(crm.url, login) });
  sdr = await open('sam');
  bdm = await open('bea');
});
afterAll(async () => {
  await Promise.all([sdr, bdm].map((firefox) => firefox.close()));
  await crm.stop();
});

/** Does it as soon as it can be done. */
const soon = (act: () => Promise<unknown>) => expect.poll(act, SLOWLY).toBeUndefined();
const shows = (read: () => Promise<string>, words: string | RegExp) =>
  expect.poll(read, SLOWLY).toMatch(words);

describe('a handoff in Firefox', () => {
  it('Baton’s icon opens the sidebar', async () => {
    await sdr.pressIcon();
    await expect.poll(sdr.showsSidebar, SLOWLY).toBe(true);
  });

  it('the SDR turns Baton on and sees the lead as the CRM has it', async () => {
    await soon(() => sdr.panel.press('Turn on for this site'));
    await shows(sdr.panel.text, 'Marta Kowalczyk');
  });

  it('the SDR qualifies, adds context, chooses the BDM and copies the brief', async () => {
    await sdr.panel.chooseAll('5');
    await sdr.panel.write('Add context', `/pain ${PAIN}\n`);
    await sdr.panel.write('Hand to', 'Bea Lindqvist');
    await shows(sdr.panel.text, 'bea@coldbridge.example');
    await sdr.panel.write('Hand to', '\n');
    await soon(() => sdr.panel.press('Copy brief'));
    await shows(sdr.panel.text, 'Brief copied');
  });

  it('the SDR hands over, and it is in the CRM', async () => {
    await sdr.panel.press('Hand over');
    await shows(sdr.panel.text, /Synced to the CRM at/);
  });

  it('the BDM has the handoff in the CRM’s page and accepts it there', async () => {
    await bdm.pressIcon();
    await soon(() => bdm.panel.press('Turn on for this site'));
    await bdm.crm.open(leadUrl());
    await shows(bdm.crm.text, PAIN);
    await soon(() => bdm.crm.press('Accept'));
    await shows(bdm.crm.text, 'Accepted');
  });

  it('the SDR sees the acceptance on the next visit', async () => {
    await sdr.crm.open(leadUrl());
    await shows(sdr.panel.text, 'Accepted');
  });
});
