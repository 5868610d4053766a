import { cleanup, screen } from '@testing-library/react';
import fc from 'fast-check';
import { beforeEach, expect, it } from 'vitest';
import type { HandoffKindName, LoggedEntry } from '@/lib/handoff/entry';
import { foldHandoff, mayWrite } from '@/lib/handoff/fold';
import type { Handoff } from '@/lib/handoff/handoff';
import { STATES } from '@/lib/handoff/state';
import { someLog } from '../../arbitraries';
import { aHandoverEntry, anEntry, AT, BDM, HANDOFF, SDR } from '../../factories';
import { itIsNow, show } from './show-handoff';

/** The buttons by which each kind of entry is offered; the SDR has any name. */
const OFFERS: Partial<Record<HandoffKindName, readonly (string | RegExp)[]>> = {
  accepted: ['Accept'],
  returned: ['Return to SDR'],
  revised: ['Update brief', 'Fix and resend'],
  withdrawn: ['Withdraw handoff'],
  'verbal-handover': ['Mark as done', 'Log another conversation'],
  message: ['Send', /^Ask /],
  meeting: ['Mark as held', 'Meeting'],
  'pull-back': ['Pull SDR back in'],
  'pull-back-answered': ['Can’t do it'],
  feedback: ['Give feedback', 'Change feedback', 'Send feedback'],
  outcome: ['Record outcome', 'Change outcome'],
};
// The keys of a record typed by kind are kinds.
const KINDS = Object.keys(OFFERS) as HandoffKindName[];

const isNamed = (name: string, offer: string | RegExp) =>
  typeof offer === 'string' ? name === offer : offer.test(name);

/** Nobody can answer what was not asked. */
function mayNow(kind: HandoffKindName, handoff: Handoff, personId: string): boolean {
  const isAsked = kind !== 'pull-back-answered' || handoff.pullBacks.some(({ answer }) => !answer);
  return isAsked && mayWrite(kind, handoff, personId);
}

async function offeredTo(personId: string, entries: LoggedEntry[]): Promise<HandoffKindName[]> {
  const { user } = await show(entries, personId);
  const names = screen
    .queryAllByRole('button')
    .map((button) => button.getAttribute('aria-label') ?? button.textContent);
  const rare = screen.queryByRole('button', { name: 'More about this handoff' });
  if (rare) await user.click(rare);
  names.push(...screen.queryAllByRole('menuitem').map(({ textContent }) => textContent));
  cleanup();
  return KINDS.filter((kind) =>
    OFFERS[kind]?.some((offer) => names.some((name) => isNamed(name, offer))),
  );
}

async function expectSame(entries: LoggedEntry[], personId: string): Promise<void> {
  const handoff = foldHandoff(entries);
  const expected = KINDS.filter((kind) => mayNow(kind, handoff, personId));
  expect(await offeredTo(personId, entries)).toEqual(expected);
}

const accepted = [aHandoverEntry(), anEntry('accepted', 2), anEntry('pull-back', 3)];
const met = [...accepted, anEntry('meeting', 4)];
const ended = (result: 'lost' | 'disqualified') =>
  anEntry('outcome', 5, { body: { result, reason: 'no-need', text: '' } });

const LOGS: Readonly<Record<(typeof STATES)[number], LoggedEntry[]>> = {
  draft: [anEntry('accepted', 1)],
  'handed-over': [aHandoverEntry()],
  accepted,
  returned: [...accepted, anEntry('returned', 4)],
  withdrawn: [aHandoverEntry(), anEntry('withdrawn', 2)],
  met,
  'no-show': [...accepted, anEntry('meeting', 4, { body: { result: 'no-show', remark: '' } })],
  won: [...met, anEntry('outcome', 5)],
  lost: [...met, ended('lost')],
  disqualified: [...met, ended('disqualified')],
};

beforeEach(() => itIsNow(AT));

it.each(STATES)(
  'what is offered in the state “%s” is what counts, whoever looks',
  async (state) => {
    const entries = LOGS[state];
    expect(foldHandoff(entries).state).toBe(state);
    for (const personId of [SDR.id, BDM.id, '99']) await expectSame(entries, personId);
  },
);

it('the page never offers what the fold would ignore, whatever has happened', async () => {
  const people = [SDR, BDM, { id: '99', name: 'Somebody Else' }];
  const begun = someLog(HANDOFF, people).map((log) => [aHandoverEntry({ turn: 0 }), ...log]);
  const looks = fc.tuple(begun, fc.constantFrom(...people));
  await fc.assert(
    fc.asyncProperty(looks, async ([log, { id }]) => expectSame(log, id)),
    { numRuns: 400 },
  );
}, 600_000);
