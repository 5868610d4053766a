import * as z from 'zod/mini';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { encodeNote } from '@/lib/sync/codec';
import { openSeat, type Seat } from '../e2e/seat';
import { button, SLOWLY, turnOn } from '../e2e/story';
import { aBrief, aHandoverEntry } from '../factories';
import { signInPages } from './page';
import { callTryton } from './rpc';
import { startTryton, type SignedIn, type Tryton } from './start';

let tryton: Tryton;
let sdr: SignedIn;
let seat: Seat;

const call = <Schema extends z.ZodMiniType>(method: string, params: unknown[], schema: Schema) =>
  callTryton(`${tryton.url}/crm/`, schema, `model.${method}`, [...params, {}], sdr);
const resource = () => `sale.opportunity,${tryton.leads.northwind.id}`;
const personOf = ({ id, name }: Tryton['users']['sdr']) => ({ id: `crm/${id}`, name });

beforeAll(async () => {
  tryton = await startTryton();
  sdr = await tryton.signIn('sdr');
  const by = personOf(tryton.users.sdr);
  const body = aBrief({ sdr: by, recipient: personOf(tryton.users.bdm) });
  const message = encodeNote(aHandoverEntry({ by, body }), 'text');
  await call('ir.note.create', [[{ resource: resource(), message }]], z.array(z.int()));
  seat = await openSeat({
    origin: tryton.url,
    startUrl: tryton.leads.northwind.address,
    signIn: (context) => signInPages(context, tryton.url, sdr),
    args: ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
  });
});

afterAll(async () => {
  await seat.close();
  await tryton.stop();
});

const filesSchema = z.array(z.object({ name: z.string(), data: z.object({ base64: z.string() }) }));

it('a voice note is recorded beside the lead and is among the lead’s attachments in Tryton', async () => {
  const { panel } = seat;
  await turnOn(seat);
  await panel.bringToFront();
  await button(panel, 'Record a voice note').click(SLOWLY);
  await button(panel, 'Start recording').click();
  await panel
    .getByRole('timer')
    .getByText(/^2:5[0-7] left$/)
    .waitFor(SLOWLY);
  await button(panel, 'Stop').click();
  await button(panel, 'Attach to record and mark as done').click(SLOWLY);
  await panel.getByText(/^There’s a voice note/).waitFor(SLOWLY);
  const domain = [['resource', '=', resource()]];
  const params = [domain, 0, null, null, ['name', 'data']];
  const files = await call('ir.attachment.search_read', params, filesSchema);
  expect(files.map(({ name }) => name)).toEqual([
    expect.stringMatching(/^baton-voice-note-[0-9a-f-]{36}\.webm$/),
  ]);
  // With what every WebM file begins.
  expect(Buffer.from(files[0]?.data.base64 ?? '', 'base64').toString('hex', 0, 4)).toBe('1a45dfa3');
});
