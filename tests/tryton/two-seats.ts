import { afterAll, beforeAll } from 'vitest';
import { openSeat, type Seat } from '../e2e/seat';
import type { Story } from '../e2e/story';
import { readNotes, signInPages } from './page';
import type { PersonLogin } from './people';
import { startTryton, type Tryton } from './start';

/** Seats an SDR and a BDM at the same lead of a Tryton server of their own, for all tests of a file. */
export function seatTwo(): () => Story {
  let tryton: Tryton;
  let seats: Record<'sdr' | 'bdm', Seat>;

  async function seatOf(login: PersonLogin): Promise<Seat> {
    const signedIn = await tryton.signIn(login);
    return openSeat({
      origin: tryton.url,
      startUrl: tryton.leads.northwind.address,
      signIn: (context) => signInPages(context, tryton.url, signedIn),
    });
  }

  beforeAll(async () => {
    tryton = await startTryton();
    const [sdr, bdm] = [await seatOf('sdr'), await seatOf('bdm')];
    seats = { sdr, bdm };
  });

  afterAll(async () => {
    await Promise.all(Object.values(seats).map((seat) => seat.close()));
    await tryton.stop();
  });

  return () => ({
    ...seats,
    leadUrl: tryton.leads.northwind.address,
    leadName: tryton.leads.northwind.contact ?? '',
    bdmName: tryton.users.bdm.name,
    notesInCrm: async (page) => (await readNotes(page)).map(({ text }) => text).join('\n'),
  });
}
