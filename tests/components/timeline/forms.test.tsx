import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { wallTimeOf } from '@/lib/handoff/time/wall-time';
import { ownZone } from '@/lib/panel/time/time-text';
import { readFormDraft } from '@/lib/store/form-drafts';
import {
  aBrief,
  aHandoverEntry,
  aMeeting,
  anEntry,
  anId,
  AT,
  BDM,
  HANDOFF,
  SDR,
} from '../../factories';
import { calendarLink, group, region } from '../../in-part';
import { button, buttons, itIsNow, show } from './show-handoff';

const handedOver = aHandoverEntry();
const accepted = anEntry('accepted', 2);
const met = anEntry('meeting', 3);
const AFTER_THE_MEETING = aMeeting().start + 31 * 60_000;
const noTimeBooked = { ...aBrief() };
delete noTimeBooked.meeting;

const field = (name: string | RegExp) => screen.getByLabelText(name);
/** An instant as it is typed into a field of day and time. */
const typedTime = (instant: number) => wallTimeOf(instant, ownZone());

beforeEach(() => itIsNow(AT));

describe('a field of which more is pasted than an entry can hold', () => {
  it('keeps all of it, says how much is too much, and is sent once it fits', async () => {
    const { act, user } = await show([handedOver], SDR.id);
    await user.click(button('Mark as done'));
    await user.click(field('Comment'));
    await user.paste('y'.repeat(515));
    expect(field('Comment')).toHaveProperty('value', 'y'.repeat(515));
    expect(field('Comment').getAttribute('aria-invalid')).toBe('true');
    const noteId = field('Comment').getAttribute('aria-describedby') ?? '';
    expect(document.getElementById(noteId)?.textContent).toMatch(/15/);
    await user.click(button('Mark as done'));
    expect(act).not.toHaveBeenCalled();
    await waitFor(() => expect(document.activeElement).toBe(field('Comment')));
    await user.keyboard('{Backspace>15/}');
    await user.click(button('Mark as done'));
    expect(act).toHaveBeenCalledWith(
      'verbal-handover',
      expect.objectContaining({ remark: 'y'.repeat(500) }),
    );
  });
});

describe('the verbal handover', () => {
  const verbal = () => region('Verbal handover');

  it('leads the SDR: what to say in the channel of the BDM, and one tap to open it', async () => {
    await show([handedOver], SDR.id);
    expect(verbal().getByText(/No preference saved for Bea/)).toBeTruthy();
    const call = await verbal().findByRole('link', { name: /^Call/ });
    expect(call.getAttribute('href')).toBe('tel:+49301234');
    const script = verbal().getByText(/We lose a truckload a month/, {
      selector: 'pre:not([hidden])',
    });
    expect(script).toBeTruthy();
  });

  it('leads nobody else, but the BDM may mark it too', async () => {
    await show([handedOver], BDM.id);
    expect(verbal().queryByRole('link')).toBeNull();
    expect(verbal().getByRole('button', { name: 'Mark as done' })).toBeTruthy();
  });

  it('is marked with the channel and a remark; a time that was not changed is now', async () => {
    const { act, user } = await show([handedOver], SDR.id);
    await user.click(button('Mark as done'));
    expect(document.activeElement).toBe(field('Channel used'));
    expect(field('When')).toHaveProperty('value', typedTime(AT));
    await user.selectOptions(field('Channel used'), 'in-person');
    await user.type(field('Comment'), 'At the coffee machine');
    await user.click(button('Mark as done'));
    expect(act).toHaveBeenCalledWith('verbal-handover', {
      ...{ channel: 'in-person', remark: 'At the coffee machine', voiceNote: false },
    });
  });

  it('by a voice note of another program says nothing of a recording that Baton would have', async () => {
    const { act, user } = await show([handedOver], BDM.id);
    await user.click(button('Mark as done'));
    await user.selectOptions(field('Channel used'), 'voice-note');
    await user.click(button('Mark as done'));
    expect(act).toHaveBeenCalledWith('verbal-handover', {
      ...{ channel: 'voice-note', remark: '', voiceNote: false },
    });
  });

  it('may have been earlier, but not in time to come', async () => {
    const { act, user } = await show([handedOver], SDR.id);
    await user.click(button('Mark as done'));
    await user.clear(field('When'));
    await user.type(field('When'), typedTime(AT + 3_600_000));
    await user.click(button('Mark as done'));
    expect(screen.getByText(/in the future/)).toBeTruthy();
    expect(document.activeElement).toBe(field('When'));
    await user.clear(field('When'));
    await user.type(field('When'), typedTime(AT - 3_600_000));
    await user.click(button('Mark as done'));
    expect(act).toHaveBeenCalledExactlyOnceWith(
      'verbal-handover',
      expect.objectContaining({ when: AT - 3_600_000 }),
    );
  });

  it('is shown to both with the time at which they talked', async () => {
    const body = { channel: 'call', remark: '', voiceNote: false, when: AT - 86_400_000 } as const;
    await show([handedOver, anEntry('verbal-handover', 2, { body })], BDM.id);
    expect(verbal().getByText(/^Done · Call · Wed/)).toBeTruthy();
  });
});

describe('the meeting', () => {
  const meeting = () => group('Meeting');

  it('before its time says when and where, and the brief is one tap away', async () => {
    const { user } = await show([handedOver, accepted], BDM.id);
    expect(meeting().getByText(/Dec.* \(Berlin\)$/)).toBeTruthy();
    const link = meeting().getByRole('link', { name: 'Join meeting' });
    expect(link.getAttribute('href')).toBe('https://meet.example/abc');
    const brief = screen.getByText('Brief');
    const details = brief.closest('details');
    if (details) details.open = false;
    await user.click(meeting().getByRole('button', { name: 'Show brief' }));
    expect(details?.open).toBe(true);
    expect(document.activeElement).toBe(brief);
  });

  it.each([
    ['Mark as held', 'held'],
    ['Mark as no-show', 'no-show'],
  ])('after its time one tap says what became of it: %s', async (name, result) => {
    itIsNow(AFTER_THE_MEETING);
    const { act, user } = await show([handedOver, accepted], BDM.id);
    expect(meeting().getByText(/The meeting time has passed/)).toBeTruthy();
    await user.click(button(name));
    expect(act).toHaveBeenCalledWith('meeting', { result, remark: '' });
  });

  it('is moved to a time in the zone in which it was booked', async () => {
    const { act, user } = await show([handedOver, accepted], BDM.id);
    await user.click(button('Reschedule'));
    expect(meeting().getByText('Time zone: Berlin')).toBeTruthy();
    await user.click(button('Save new time'));
    expect(screen.getByText('Choose a new time.')).toBeTruthy();
    await user.type(field('New time'), '2026-12-03T15:00');
    await user.click(button('Save new time'));
    expect(act).toHaveBeenCalledWith('meeting', {
      ...{ result: 'rescheduled', start: Date.UTC(2026, 11, 3, 14), remark: '' },
    });
  });

  it('that was moved says so, since the brief names the first time', async () => {
    const body = { result: 'rescheduled', start: Date.UTC(2026, 11, 3, 14), remark: '' } as const;
    await show([handedOver, accepted, anEntry('meeting', 3, { body })], SDR.id);
    expect(meeting().getByText(/Dec 3|3 Dec/)).toBeTruthy();
    expect(
      meeting().getByText(/^Rescheduled\. The brief still shows the original time: Tue/),
    ).toBeTruthy();
  });

  it.each([SDR.id, BDM.id])(
    'that was moved offers the new invite and links to %s, and says that the old one is out of date',
    async (me) => {
      await show([handedOver, accepted], me);
      expect(screen.queryByText(/is out of date/)).toBeNull();
      cleanup();
      const body = { result: 'rescheduled', start: Date.UTC(2026, 11, 3, 14), remark: '' } as const;
      const { user } = await show([handedOver, accepted, anEntry('meeting', 3, { body })], me);
      expect(meeting().getByText(/invite from before this change is out of date/)).toBeTruthy();
      expect(meeting().getByRole('button', { name: /^Download invite/ })).toBeTruthy();
      const google = await calendarLink(user, 'Google Calendar');
      expect(new URL(google.href).searchParams.get('dates')).toBe(
        '20261203T140000Z/20261203T143000Z',
      );
      const outlook = await calendarLink(user, 'Outlook');
      expect(new URL(outlook.href).searchParams.get('startdt')).toBe('2026-12-03T14:00:00Z');
    },
  );

  it('can be recorded, quietly, where none was booked', async () => {
    await show([aHandoverEntry({ body: noTimeBooked }), accepted], BDM.id);
    expect(meeting().getByText('No meeting booked.')).toBeTruthy();
    for (const name of ['Mark as held', 'Mark as no-show', 'Reschedule']) {
      expect(button(name).dataset.tone).toBe('plain');
    }
  });

  it('is not for an SDR to record who was not there', async () => {
    const brief = aBrief({ sdrJoins: { choice: 'no', why: '' } });
    await show([aHandoverEntry({ body: brief }), accepted], SDR.id);
    expect(meeting().queryByRole('button')).toBeNull();
  });
});

describe('pulling the SDR back in', () => {
  const asked = anEntry('pull-back', 3);
  const answered = anEntry('pull-back-answered', 4, {
    body: { pullBack: asked.id, result: 'cannot', text: 'On leave.' },
  });

  it('says what is needed and by when', async () => {
    const { act, user } = await show([handedOver, accepted], BDM.id);
    await user.click(button('Pull SDR back in'));
    const kinds = within(field('What do you need?')).getAllByRole('option');
    expect(kinds.map(({ textContent }) => textContent)).not.toContain('Time to follow up');
    await user.selectOptions(field('What do you need?'), 'gone-quiet');
    await user.type(field('Details'), 'Try her mobile');
    await user.type(field('Due'), typedTime(AT + 7_200_000));
    await user.click(button('Ask Sam Rivera'));
    expect(act).toHaveBeenCalledWith('pull-back', {
      ...{ kind: 'gone-quiet', text: 'Try her mobile', due: AT + 7_200_000 },
    });
  });

  it('needs a kind, words for another, and a time to come', async () => {
    const { act, user } = await show([handedOver, accepted], BDM.id);
    await user.click(button('Pull SDR back in'));
    await user.click(button('Ask Sam Rivera'));
    expect(document.activeElement).toBe(field('What do you need?'));
    await user.selectOptions(field('What do you need?'), 'other');
    await user.type(field('Due'), typedTime(AT - 60_000));
    expect(screen.getByText(/Describe what you need, since nothing/)).toBeTruthy();
    expect(screen.getByText(/in the past/)).toBeTruthy();
    await user.click(button('Ask Sam Rivera'));
    expect(document.activeElement).toBe(field('Details'));
    expect(act).not.toHaveBeenCalled();
  });

  it('the SDR sees each open one, with its due time, and answers done', async () => {
    const { act, user } = await show([handedOver, accepted, asked], SDR.id);
    const own = region('You’ve been pulled back in');
    expect(own.getByText('Bea Novak: New stakeholder to bring in')).toBeTruthy();
    expect(own.getByText('Their head of IT joined.')).toBeTruthy();
    expect(own.getByText(/^Due Fri/)).toBeTruthy();
    await user.type(own.getByLabelText('How did it go?'), 'Called him');
    await user.click(own.getByRole('button', { name: 'Done' }));
    expect(act).toHaveBeenCalledWith('pull-back-answered', {
      ...{ pullBack: asked.id, result: 'done', text: 'Called him' },
    });
  });

  it('is plainly overdue', async () => {
    itIsNow(AT + 2 * 86_400_000);
    await show([handedOver, accepted, asked], SDR.id);
    expect(region('You’ve been pulled back in').getByText(/^Overdue since Fri/)).toBeTruthy();
  });

  it('who cannot says why', async () => {
    const { act, user } = await show([handedOver, accepted, asked], SDR.id);
    await user.click(button('Can’t do it'));
    expect(screen.getByText(/Say why you can’t/)).toBeTruthy();
    expect(document.activeElement).toBe(field('How did it go?'));
    expect(act).not.toHaveBeenCalled();
    await user.type(field('How did it go?'), 'On leave');
    await user.click(button('Can’t do it'));
    expect(act).toHaveBeenCalledWith('pull-back-answered', {
      ...{ pullBack: asked.id, result: 'cannot', text: 'On leave' },
    });
  });

  it.each([
    ['the BDM', BDM.id],
    ['the SDR', SDR.id],
  ])('%s sees what came of it', async (_, me) => {
    await show([handedOver, accepted, asked, answered], me);
    const list = region('SDR pulled back in');
    expect(list.getByText(/^Sam Rivera couldn’t do it/)).toBeTruthy();
    expect(list.getByText('On leave.')).toBeTruthy();
    expect(screen.queryByRole('region', { name: 'You’ve been pulled back in' })).toBeNull();
  });

  it('what was asked twice is answered apart, each with its own words', async () => {
    const other = anEntry('pull-back', 4, { body: { kind: 'gone-quiet', text: 'Silence.' } });
    const { db, user } = await show([handedOver, accepted, asked, other], SDR.id);
    const own = screen.getAllByRole('region', { name: 'You’ve been pulled back in' });
    expect(own).toHaveLength(2);
    const second = own[1] ?? document.body;
    await user.type(within(second).getByLabelText('How did it go?'), 'Wrote');
    await waitFor(async () =>
      expect(await readFormDraft(db, `${HANDOFF}|answer|${other.id}`)).toEqual({ text: 'Wrote' }),
    );
    expect(await readFormDraft(db, `${HANDOFF}|answer|${asked.id}`)).toBeUndefined();
  });
});

describe('feedback', () => {
  const feedback = () => group('Feedback');

  it('takes one mark, and what turned out otherwise by the names of the criteria', async () => {
    const { act, user } = await show([handedOver, accepted, met], BDM.id);
    await user.click(
      within(feedback().getByRole('radiogroup', { name: 'Rating' })).getByLabelText('4'),
    );
    const wrong = within(feedback().getByRole('group', { name: 'What didn’t hold up?' }));
    expect(wrong.getAllByRole('checkbox')).toHaveLength(2);
    await user.click(wrong.getByLabelText('Budget'));
    await user.type(feedback().getByLabelText('What helped'), 'Her words');
    await user.type(feedback().getByLabelText('What to change next time'), 'Ask who signs');
    await user.click(button('Send feedback'));
    expect(act).toHaveBeenCalledWith('feedback', {
      ...{
        rating: 4,
        wrong: [{ id: 'budget', name: 'Budget' }],
        helped: 'Her words',
        text: 'Ask who signs',
      },
    });
  });

  it('needs the mark, and says so there', async () => {
    const { act, user } = await show([handedOver, accepted, met], BDM.id);
    await user.click(button('Send feedback'));
    const rating = feedback().getByRole('radiogroup', { name: 'Rating' });
    expect(within(rating).getByText(/Choose a rating/)).toBeTruthy();
    expect(document.activeElement).toBe(within(rating).getByLabelText('1'));
    expect(act).not.toHaveBeenCalled();
  });

  it('says by when it is due, in the BDM’s working time', async () => {
    await show([handedOver, accepted, met], BDM.id);
    expect(screen.getByText(/^Due in [78] h .*of Bea’s working hours/)).toBeTruthy();
  });

  it('is kept as it is marked, tick by tick', async () => {
    const { db, user } = await show([handedOver, accepted, met], BDM.id);
    await user.click(feedback().getByLabelText('2'));
    await user.click(feedback().getByLabelText('Need'));
    await waitFor(async () =>
      expect(await readFormDraft(db, `${HANDOFF}|feedback`)).toEqual({
        ...{ rating: '2', 'wrong need': 'yes' },
      }),
    );
  });

  it('goes from the SDR to the BDM as well, without criteria', async () => {
    const { act, user } = await show([handedOver, accepted, met], SDR.id);
    await user.click(button('Give feedback'));
    expect(feedback().queryByRole('checkbox')).toBeNull();
    await user.click(feedback().getByLabelText('5'));
    await user.click(button('Send feedback'));
    expect(act).toHaveBeenCalledWith('feedback', { rating: 5, wrong: [], helped: '', text: '' });
  });

  it.each([
    ['the SDR', SDR.id],
    ['the BDM', BDM.id],
    ['a bystander', '99'],
  ])('is shown afterwards to %s', async (_, me) => {
    const body = {
      rating: 2,
      wrong: [{ id: 'budget', name: 'Budget' }],
      helped: 'The pain',
      text: 'Ask who signs',
    };
    await show([handedOver, accepted, met, anEntry('feedback', 4, { body })], me);
    const given = region('Feedback given');
    expect(given.getByText('Bea Novak: 2 of 5')).toBeTruthy();
    expect(given.getByText('Didn’t hold up: Budget')).toBeTruthy();
    expect(given.getByText('What to change next time: Ask who signs')).toBeTruthy();
  });
});

describe('the outcome', () => {
  async function open(me = BDM.id) {
    const shown = await show([handedOver, accepted, met], me);
    await shown.user.click(button('Record outcome'));
    return shown;
  }
  const choose = (name: string) => screen.getByRole('radio', { name });

  it('won, with the amount', async () => {
    const { act, user } = await open();
    await user.click(choose('Closed won'));
    await user.type(field('Amount'), '24 000,50');
    await user.type(field('Currency'), 'EUR');
    await user.click(button('Save outcome'));
    expect(act).toHaveBeenCalledWith('outcome', {
      ...{ result: 'won', amount: { value: 24_000.5, currency: 'EUR' }, text: '' },
    });
  });

  it.each([
    ['€12,500', 'EUR', 'Read as 12,500 euros', 12_500],
    ['1.2m US$', 'USD', 'Read as 1,200,000 US dollars', 1_200_000],
    ['₹1,25,000.50', 'INR', 'Read as 125,000.5 Indian rupees', 125_000.5],
    ['0.125 €', 'EUR', 'Read as 0.125 euros', 0.125],
    ['1.234 €', 'EUR', 'Read as 1,234 euros', 1234],
  ])('won for %s, which is read before it is saved', async (typed, currency, told, value) => {
    const { act, user } = await open();
    await user.click(choose('Closed won'));
    await user.type(field('Amount'), typed);
    expect(screen.getByText(told)).toBeTruthy();
    expect(field('Currency')).toHaveProperty('value', currency);
    await user.click(button('Save outcome'));
    expect(act).toHaveBeenCalledWith('outcome', {
      ...{ result: 'won', amount: { value, currency }, text: '' },
    });
  });

  it('won in the dollars that were named before, or in none where two are named', async () => {
    const { act, user } = await open();
    await user.click(choose('Closed won'));
    await user.type(field('Currency'), 'cad');
    await user.type(field('Amount'), '$500');
    expect(screen.getByText('Read as 500 Canadian dollars')).toBeTruthy();
    await user.clear(field('Currency'));
    await user.type(field('Currency'), '€');
    await user.click(button('Save outcome'));
    expect(screen.getByText('The amount says USD. Use the same currency in both.')).toBeTruthy();
    await user.clear(field('Amount'));
    await user.type(field('Amount'), '500');
    await user.click(button('Save outcome'));
    expect(act).toHaveBeenCalledExactlyOnceWith('outcome', {
      ...{ result: 'won', amount: { value: 500, currency: 'EUR' }, text: '' },
    });
  });

  it('disqualified after contact, with a reason', async () => {
    const { act, user } = await open();
    await user.click(choose('Disqualified'));
    await user.selectOptions(field('Reason'), 'no-budget');
    await user.type(field('Comment'), 'Frozen');
    await user.click(button('Save outcome'));
    expect(act).toHaveBeenCalledWith('outcome', {
      ...{ result: 'disqualified', reason: 'no-budget', text: 'Frozen' },
    });
  });

  it('without timing only with the day to come back, at nine that morning', async () => {
    const { act, user } = await open();
    await user.click(choose('Closed lost'));
    await user.selectOptions(field('Reason'), 'no-timing');
    await user.click(button('Save outcome'));
    expect(screen.getByText(/Choose a follow-up date/)).toBeTruthy();
    expect(document.activeElement).toBe(field('Follow up on'));
    await user.type(field('Follow up on'), '2027-03-01');
    await user.click(button('Save outcome'));
    expect(act).toHaveBeenCalledExactlyOnceWith('outcome', {
      ...{ result: 'lost', reason: 'no-timing', text: '' },
      backAt: new Date('2027-03-01T09:00').getTime(),
    });
  });

  it.each([
    ['nothing chosen', async () => Promise.resolve(), /Choose an outcome/],
    ['no reason', async (user: User) => user.click(choose('Closed lost')), /^Choose a reason\.$/],
    [
      'an amount that is none',
      async (user: User) => {
        await user.click(choose('Closed won'));
        await user.type(field('Amount'), 'a lot');
      },
      /Enter one amount, like 24,000\.50/,
    ],
    [
      'no currency',
      async (user: User) => {
        await user.click(choose('Closed won'));
        await user.type(field('Amount'), '10');
      },
      /Enter a currency/,
    ],
    [
      'a day that is gone',
      async (user: User) => {
        await user.click(choose('Closed lost'));
        await user.selectOptions(field('Reason'), 'no-timing');
        await user.type(field('Follow up on'), '2025-01-01');
      },
      /in the past/,
    ],
  ])('is not saved with %s, and the field says so', async (_, fill, words) => {
    const { act, user } = await open();
    await fill(user);
    await user.click(button('Save outcome'));
    const message = screen.getByText(words);
    const wrong = document.querySelector('[aria-invalid="true"]');
    expect(wrong?.getAttribute('aria-describedby')).toBe(message.id);
    expect(act).not.toHaveBeenCalled();
  });

  it('may be changed, and never has the words of a return', async () => {
    const outcome = anEntry('outcome', 4, { id: anId(4) });
    const { user } = await show([handedOver, accepted, met, outcome], BDM.id);
    expect(buttons()).not.toContain('Return to SDR');
    await user.click(button('Change outcome'));
    await user.click(choose('Disqualified'));
    const reasons = within(field('Reason')).getAllByRole('option');
    const words = reasons.map(({ textContent }) => textContent);
    expect(words).toContain('No budget');
    expect(words).not.toContain('Wrong owner or territory');
  });
});

type User = Awaited<ReturnType<typeof show>>['user'];
