import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { HandoffView } from '@/components/timeline/HandoffView';
import { foldHandoff } from '@/lib/handoff/fold';
import { defaultCalendar } from '@/lib/handoff/time/calendar';
import { saveFormDraft, readFormDraft } from '@/lib/store/form-drafts';
import {
  aBrief,
  aHandoverEntry,
  anEntry,
  anId,
  AT,
  BDM,
  HANDOFF,
  SDR,
  weekdayHere,
} from '../../factories';
import { openRecord } from '../open-record';
import { group, region } from '../../in-part';
import { button, buttons, itIsNow, pressInMenu, show } from './show-handoff';

const handedOver = () => aHandoverEntry();
const accepted = (n = 2) => anEntry('accepted', n);

beforeEach(() => itIsNow(AT));

describe('the BDM, to whom a lead is handed', () => {
  it('is told who hands it over and sees the brief', async () => {
    await show([handedOver()], BDM.id);
    expect(screen.getByRole('heading', { name: 'Sam Rivera handed you this lead' })).toBeTruthy();
    expect(screen.getByText('A sample report before the call.')).toBeTruthy();
  });

  it.each([
    ['lost', /no longer sees it in Acme CRM: a return, .* won’t reach them/],
    ['at-risk', /may no longer see it in Acme CRM\. Until they respond here/],
  ] as const)('reads that the SDR may have lost sight of the lead (%s)', async (sight, words) => {
    const given = aHandoverEntry({ body: aBrief({ sight }) });
    const { becomes } = await show([given], BDM.id);
    expect(screen.getByText(words)).toBeTruthy();
    becomes([given, anEntry('returned', 2)]);
    expect(screen.getByText(words)).toBeTruthy();
    becomes([given, anEntry('message', 2, { by: SDR })]);
    expect(screen.queryByText(words)).toBeNull();
  });

  it('reads nothing of the kind as the SDR, or where the SDR sees the lead', async () => {
    const given = aHandoverEntry({ body: aBrief({ sight: 'lost' }) });
    await show([given], SDR.id);
    expect(screen.queryByText(/any more/)).toBeNull();
    cleanup();
    await show([aHandoverEntry()], BDM.id);
    expect(screen.queryByText(/any more/)).toBeNull();
  });

  it('accepts with one click, before which there is no field', async () => {
    const { act, user } = await show([handedOver()], BDM.id);
    expect(screen.queryByRole('textbox')).toBeNull();
    await user.click(button('Accept'));
    expect(act).toHaveBeenCalledWith('accepted', { remark: '' });
  });

  it('returns it with a reason, by keyboard, with the five lines in sight', async () => {
    const { act, user } = await show([handedOver()], BDM.id);
    button('Return to SDR').focus();
    await user.keyboard('{Enter}');
    expect(screen.queryByRole('button', { name: 'Accept' })).toBeNull();
    expect(screen.getByText('A sample report before the call.')).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByRole('radio', { name: /Wrong owner/ }));
    await user.click(screen.getByRole('radio', { name: 'No clear pain or trigger' }));
    await user.click(button('Return to SDR'));
    expect(act).toHaveBeenCalledWith('returned', { reason: 'no-pain', text: '' });
  });

  it('leaves the return again, and what was typed for it stays', async () => {
    const { user } = await show([handedOver()], BDM.id);
    await user.click(button('Return to SDR'));
    await user.type(screen.getByLabelText('What needs to change'), 'Ask for Ana');
    await user.click(button('Cancel'));
    await user.click(button('Return to SDR'));
    expect(await screen.findByDisplayValue('Ask for Ana')).toBeTruthy();
  });

  it('cannot return it without a reason, nor for another reason without words', async () => {
    const { act, user } = await show([handedOver()], BDM.id);
    await user.click(button('Return to SDR'));
    await user.click(button('Return to SDR'));
    expect(screen.getByText(/Choose a reason/)).toBeTruthy();
    await user.click(screen.getByRole('radio', { name: 'Something else' }));
    await user.click(button('Return to SDR'));
    expect(screen.getByText(/Describe the reason/)).toBeTruthy();
    expect(act).not.toHaveBeenCalled();
  });

  it('asks the SDR from the same place', async () => {
    const { act, user } = await show([handedOver()], BDM.id);
    await user.click(button('Ask Sam'));
    const line = screen.getByRole('textbox', { name: 'Message Sam' });
    expect(document.activeElement).toBe(line);
    await user.keyboard('Is the budget hers?{Enter}');
    expect(act).toHaveBeenCalledWith('message', { text: 'Is the budget hers?', question: true });
  });

  it('reads that it is his to answer, also while his own question waits for a reply', async () => {
    const question = anEntry('message', 2, { by: BDM, body: { text: 'Who?', question: true } });
    await show([handedOver(), question], BDM.id);
    expect(screen.getByRole('heading', { name: 'Sam Rivera handed you this lead' })).toBeTruthy();
  });

  it('may still return it after accepting, which is rare, but not accept twice', async () => {
    const { act, user } = await show([handedOver(), accepted()], BDM.id);
    expect(buttons()).not.toContain('Accept');
    expect(buttons()).not.toContain('Return to SDR');
    await pressInMenu(user, 'Return to SDR');
    await user.click(screen.getByRole('radio', { name: 'No clear pain or trigger' }));
    await user.click(button('Return to SDR'));
    expect(act).toHaveBeenCalledWith('returned', { reason: 'no-pain', text: '' });
  });

  describe('once they have accepted', () => {
    const ask = () => region('First step');

    it('is asked for the first step, and tells it in one press', async () => {
      const { act, user } = await show([handedOver(), accepted()], BDM.id);
      await user.click(ask().getByRole('button', { name: 'Confirm the meeting' }));
      expect(act).toHaveBeenCalledWith('message', {
        ...{ text: 'First step: Confirm the meeting', question: false },
      });
    });

    it('says it in own words, of which no letter is lost', async () => {
      const { act, user, db } = await show([handedOver(), accepted()], BDM.id);
      await user.type(ask().getByLabelText('Or in your own words'), 'Visit the depot');
      await waitFor(async () =>
        expect(await readFormDraft(db, `${HANDOFF}|first-step`)).toEqual({
          what: 'Visit the depot',
        }),
      );
      await user.keyboard('{Enter}');
      expect(act).toHaveBeenCalledWith('message', {
        ...{ text: 'First step: Visit the depot', question: false },
      });
    });

    it('waves it away for good', async () => {
      const { user, db } = await show([handedOver(), accepted()], BDM.id);
      await user.click(ask().getByRole('button', { name: 'Not now' }));
      expect(screen.queryByRole('region', { name: 'First step' })).toBeNull();
      await waitFor(async () =>
        expect(await readFormDraft(db, `${HANDOFF}|first-step`)).toEqual({ 'not-now': 'yes' }),
      );
    });

    it('is not asked where they have written since, nor is anybody else', async () => {
      const written = anEntry('message', 3, { by: BDM, body: { text: 'On it', question: false } });
      await show([handedOver(), accepted(), written], BDM.id);
      expect(screen.queryByRole('region', { name: 'First step' })).toBeNull();
      cleanup();
      await show([handedOver(), accepted()], SDR.id);
      expect(screen.queryByRole('region', { name: 'First step' })).toBeNull();
    });
  });
});

describe('the SDR, who handed it over', () => {
  it('is led to talk first, and is offered neither of the BDM’s buttons', async () => {
    await show([handedOver()], SDR.id);
    expect(screen.getByRole('heading', { name: 'Waiting for Bea Novak to accept' })).toBeTruthy();
    expect(buttons()).toContain('Mark as done');
    expect(button('Mark as done').dataset.tone).toBe('primary');
    expect(buttons()).not.toContain('Accept');
    expect(buttons()).not.toContain('Return to SDR');
  });

  it('sees why it came back, and can fix it', async () => {
    const { onRevise, user } = await show([handedOver(), anEntry('returned', 2)], SDR.id);
    expect(
      screen.getByRole('heading', {
        name: 'Bea Novak returned this lead: Next step not confirmed',
      }),
    ).toBeTruthy();
    await user.click(button('Fix and resend'));
    expect(onRevise).toHaveBeenCalledOnce();
  });

  it('withdraws it with a reason', async () => {
    const { act, user } = await show([handedOver()], SDR.id);
    await user.click(button('Withdraw handoff'));
    await user.click(button('Withdraw handoff'));
    expect(act).not.toHaveBeenCalled();
    await user.type(screen.getByLabelText('Why are you withdrawing it?'), 'Not now');
    await user.click(button('Withdraw handoff'));
    expect(act).toHaveBeenCalledWith('withdrawn', { reason: 'Not now' });
  });

  it('can start anew after withdrawing', async () => {
    await show([handedOver(), anEntry('withdrawn', 2)], SDR.id);
    expect(buttons()).toContain('Start a new handoff');
  });
});

describe('the clock', () => {
  const due = Date.UTC(2026, 10, 26, 13);

  it.each([
    ['the BDM', BDM.id],
    ['the SDR', SDR.id],
  ])('tells %s how much of the BDM’s working time is left', async (_, me) => {
    itIsNow(Date.UTC(2026, 10, 26, 10, 50));
    await show([handedOver()], me);
    expect(screen.getByText(/^Due in 2 h 10 min of Bea’s working hours \(/)).toBeTruthy();
  });

  it('says plainly what is overdue, and by how much of that time', async () => {
    itIsNow(due + 3 * 3_600_000);
    await show([handedOver()], SDR.id);
    const words = screen.getByText(/^Overdue by 3 h of Bea’s working hours \(due /);
    expect(words.dataset.late).toBe('true');
  });

  it.each([
    ['ahead, with none of that time until then', due - 3_600_000, 'Due'],
    ['ahead by less than a minute', due - 20_000, 'Due'],
    ['over, and none of that time has passed since', due + 3_600_000, 'Overdue since'],
  ])('names the time alone where it is %s', async (_, now, words) => {
    itIsNow(now);
    // Only Mondays: the 26th is a Thursday.
    const calendar = { ...defaultCalendar('UTC'), days: [1] };
    await show([handedOver()], SDR.id, { calendar });
    expect(screen.getByText(new RegExp(`^${words} ${weekdayHere(due)}`, 'u'))).toBeTruthy();
    expect(document.body.textContent).not.toMatch(/\b0 min/);
  });

  it('names the time alone where nobody knows when the BDM works', async () => {
    await show([handedOver()], BDM.id, { calendar: { ...defaultCalendar('UTC'), days: [] } });
    expect(screen.getByText(new RegExp(`^Due ${weekdayHere(due)}`, 'u'))).toBeTruthy();
  });

  it('stops when the answer is there', async () => {
    await show([handedOver(), accepted()], BDM.id);
    expect(screen.queryByText(/Bea’s working hours/)).toBeNull();
  });
});

describe('where it stands', () => {
  const met = anEntry('meeting', 3);
  const ended = (body: Parameters<typeof anEntry<'outcome'>>[2]) => [
    ...[handedOver(), accepted(), met],
    anEntry('outcome', 4, body),
  ];

  it.each([
    ['held', [handedOver(), accepted(), met], 'Meeting held, recorded by Bea Novak'],
    [
      'missed',
      [
        handedOver(),
        accepted(),
        anEntry('meeting', 3, { body: { result: 'no-show', remark: '' } }),
      ],
      'The buyer didn’t show up',
    ],
    ['won', ended({}), 'Closed won: 24,000 EUR, recorded by Bea Novak'],
    [
      'lost',
      ended({ body: { result: 'lost', reason: 'competitor', text: '' } }),
      'Closed lost: Chose a competitor (recorded by Bea Novak)',
    ],
    [
      'disqualified',
      ended({ body: { result: 'disqualified', reason: 'no-need', text: '' } }),
      'Disqualified: No need (recorded by Bea Novak)',
    ],
  ])('is a sentence: %s', async (_, entries, sentence) => {
    await show(entries, SDR.id);
    expect(screen.getByRole('heading', { level: 2, name: sentence })).toBeTruthy();
  });

  it('names the day on which a lead without timing is looked at again', async () => {
    const backAt = Date.UTC(2027, 2, 1, 9);
    const body = { result: 'lost', reason: 'no-timing', backAt, text: 'Budget in March.' } as const;
    await show(ended({ body }), SDR.id);
    expect(screen.getByText(/^Follow up on Mon.* 1/)).toBeTruthy();
  });
});

describe('messages and questions', () => {
  it('an open question is at the top for its addressee, with the reply at hand', async () => {
    const { act, user } = await show([handedOver(), anEntry('message', 2)], BDM.id);
    const question = region('A question for you');
    expect(question.getByText('Who else is in the room?')).toBeTruthy();
    await user.type(question.getByLabelText('Reply to Sam Rivera'), 'Her boss.');
    await user.click(question.getByRole('button', { name: 'Send' }));
    expect(act).toHaveBeenCalledWith('message', {
      text: 'Her boss.',
      question: false,
      replyTo: anEntry('message', 2).id,
    });
  });

  it('whoever asked does not see his own question as one to answer', async () => {
    await show([handedOver(), anEntry('message', 2)], SDR.id);
    expect(screen.queryByRole('region', { name: 'A question for you' })).toBeNull();
  });

  it('of two questions that cross, each has the other’s to answer', async () => {
    const back = anEntry('message', 3, { by: BDM, body: { text: 'Which room?', question: true } });
    await show([handedOver(), anEntry('message', 2), back], SDR.id);
    expect(region('A question for you').getByText('Which room?')).toBeTruthy();
    cleanup();
    await show([handedOver(), anEntry('message', 2), back], BDM.id);
    expect(region('A question for you').getByText('Who else is in the room?')).toBeTruthy();
  });

  it('a message that is no question is replied to in its place', async () => {
    const said = anEntry('message', 2, { body: { text: 'She is kind.', question: false } });
    const { act, user } = await show([handedOver(), said], BDM.id);
    await user.click(button('Reply'));
    await user.type(
      screen.getByLabelText('Reply to Sam Rivera'),
      'Good.{Shift>}{Enter}{/Shift}To know{Enter}',
    );
    expect(act).toHaveBeenCalledWith('message', {
      text: 'Good.\nTo know',
      question: false,
      replyTo: said.id,
    });
  });

  it('a question of one’s own is written in the line at the bottom', async () => {
    const { act, user } = await show([handedOver()], SDR.id);
    await user.type(screen.getByRole('textbox', { name: 'Message Bea' }), 'Is she kind?');
    await user.click(button('This is a question'));
    await user.click(button('Send'));
    expect(act).toHaveBeenCalledWith('message', { text: 'Is she kind?', question: true });
  });

  it('Escape leaves the question, which is still to be answered', async () => {
    const { act, user } = await show([handedOver(), anEntry('message', 2)], BDM.id);
    await user.type(screen.getByLabelText('Reply to Sam Rivera'), 'Her bo{Escape}');
    const line = screen.getByRole('textbox', { name: 'Message Sam' });
    expect(document.activeElement).toBe(line);
    await user.keyboard('Hello{Enter}');
    expect(act).toHaveBeenCalledExactlyOnceWith('message', { text: 'Hello', question: false });
    await user.click(button('Reply'));
    expect(await screen.findByDisplayValue('Her bo')).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByLabelText('Reply to Sam Rivera'));
  });

  it('a question that comes while somebody types changes nothing under their hands', async () => {
    const { user, becomes } = await show([handedOver(), accepted()], BDM.id);
    const line = screen.getByRole('textbox', { name: 'Message Sam' });
    await user.type(line, 'I call');
    becomes([handedOver(), accepted(), anEntry('message', 3)]);
    await user.keyboard(' her');
    expect(line).toHaveProperty('value', 'I call her');
    expect(screen.getByRole('textbox', { name: 'Message Sam' })).toBe(line);
  });

  it('nothing is sent without words, and the line says so', async () => {
    const { act, user } = await show([handedOver()], SDR.id);
    await user.click(button('Send'));
    expect(screen.getByText('Write a message first.')).toBeTruthy();
    expect(act).not.toHaveBeenCalled();
  });

  it('more than an entry can hold stays, says by how much, and is not sent', async () => {
    const { act, user } = await show([handedOver()], SDR.id);
    const line = screen.getByRole('textbox', { name: 'Message Bea' });
    await user.click(line);
    await user.paste('y'.repeat(2015));
    await user.keyboard('{Enter}');
    expect(line).toHaveProperty('value', 'y'.repeat(2015));
    expect(screen.getByRole('alert').textContent).toMatch(/15/);
    expect(act).not.toHaveBeenCalled();
  });
});

describe('what is next for whoever looks', () => {
  const first = () => document.querySelector<HTMLElement>('[data-next="true"]')?.textContent ?? '';

  it.each([
    ['the BDM answers', [handedOver()], BDM.id, /Accept/],
    ['the SDR talks', [handedOver()], SDR.id, /^Verbal handover/],
    ['the SDR mends', [handedOver(), anEntry('returned', 2)], SDR.id, /Fix and resend/],
    ['the BDM meets', [handedOver(), accepted()], BDM.id, /^Meeting/],
    ['a question before all', [handedOver(), anEntry('message', 2)], BDM.id, /^Sam Rivera asks/],
    ['feedback', [handedOver(), accepted(), anEntry('meeting', 3)], BDM.id, /Feedback/],
    [
      'the outcome',
      [handedOver(), accepted(), anEntry('meeting', 3), anEntry('feedback', 4)],
      BDM.id,
      /^Record outcome/,
    ],
    [
      'the SDR is asked back in',
      [handedOver(), accepted(), anEntry('pull-back', 3)],
      SDR.id,
      /^Bea Novak: New stakeholder/,
    ],
  ])('comes first and stands out: %s', async (_, entries, me, words) => {
    await show(entries, me);
    expect(first()).toMatch(words);
    // What is done in the dock is in sight anyway; all else comes first on the page.
    const next = document.querySelector('[data-next="true"]');
    if (!next?.matches('.in-dock')) expect(document.querySelector('.part')).toBe(next);
  });

  it.each([
    ['nothing where nobody waits for him', [handedOver(), anEntry('returned', 2)], BDM.id],
    ['nothing for a bystander', [handedOver()], '99'],
  ])('is %s', async (_, entries, me) => {
    await show(entries, me);
    expect(document.querySelector('[data-next="true"]')).toBeNull();
  });

  it('there is one primary button at most', async () => {
    await show([handedOver(), accepted(), anEntry('meeting', 3), anEntry('message', 4)], BDM.id);
    expect(document.querySelectorAll('[data-tone="primary"]').length).toBeLessThanOrEqual(1);
  });
});

describe('the brief', () => {
  /** Whether one part comes before another on the page. */
  const isBefore = (one: HTMLElement, other: HTMLElement) =>
    (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  const brief = () => screen.getByText('Brief');
  const verbal = () => screen.getByRole('region', { name: 'Verbal handover' });
  const meeting = () => screen.getByRole('group', { name: 'Meeting' });

  it('is read first while it is to be answered, and makes way for the work after that', async () => {
    const { becomes } = await show([handedOver()], BDM.id);
    expect(isBefore(brief(), verbal())).toBe(true);
    becomes([handedOver(), accepted()]);
    expect(isBefore(meeting(), brief())).toBe(true);
  });
});

describe('what is typed and not yet sent', () => {
  it('is on disk with every keystroke, and there when the page is opened again', async () => {
    const { db, user } = await show([handedOver()], SDR.id);
    await user.type(screen.getByLabelText('Message Bea'), 'On it');
    const kept = { text: 'On it' };
    await waitFor(async () => expect(await readFormDraft(db, `${HANDOFF}|message`)).toEqual(kept));
    cleanup();
    await openRecord(
      <HandoffView
        handoff={foldHandoff([handedOver()])}
        me={SDR.id}
        calendar={defaultCalendar('UTC')}
        act={() => Promise.resolve(true)}
        onRevise={() => undefined}
      />,
      { before: (again) => saveFormDraft(again, `${HANDOFF}|message`, kept) },
    );
    expect(await screen.findByDisplayValue('On it')).toBeTruthy();
  });

  it('is forgotten once it is sent', async () => {
    const { db, user } = await show([handedOver()], SDR.id);
    await user.type(screen.getByLabelText('Message Bea'), 'On it');
    await user.click(button('Send'));
    await waitFor(async () =>
      expect(await readFormDraft(db, `${HANDOFF}|message`)).toBeUndefined(),
    );
  });

  it('stays where it could not be sent', async () => {
    const act = vi.fn(() => Promise.resolve(false));
    const { user } = await show([handedOver()], SDR.id, { act });
    await user.type(screen.getByLabelText('Message Bea'), 'On it');
    await user.click(button('Send'));
    expect(screen.getByDisplayValue('On it')).toBeTruthy();
  });

  it('stays in sight, with the reason, where it can be sent no longer', async () => {
    const { user, becomes } = await show([handedOver()], BDM.id);
    await user.click(button('Return to SDR'));
    await user.type(screen.getByLabelText('What needs to change'), 'Ask for Ana');
    becomes([handedOver(), anEntry('withdrawn', 2)]);
    expect(screen.getByText(/can no longer send this \(Sam Rivera withdrew/)).toBeTruthy();
    expect(screen.getByDisplayValue('Ask for Ana')).toBeTruthy();
  });

  it('stays in sight where the lead was returned from elsewhere', async () => {
    const { user, becomes } = await show([handedOver()], BDM.id);
    await user.click(button('Return to SDR'));
    await user.type(screen.getByLabelText('What needs to change'), 'Ask for Ana');
    becomes([handedOver(), anEntry('returned', 2)]);
    expect(screen.getByText(/can no longer send this/)).toBeTruthy();
    expect(screen.getByDisplayValue('Ask for Ana')).toBeTruthy();
  });

  it('an impatient second press sends nothing twice', async () => {
    let done: (value: boolean) => void = () => undefined;
    const act = vi.fn(() => new Promise<boolean>((resolve) => (done = resolve)));
    const { user } = await show([handedOver()], BDM.id, { act });
    await user.dblClick(button('Accept'));
    done(true);
    expect(act).toHaveBeenCalledOnce();
  });

  it('a press of something else, while the last one is still at work, is done as well', async () => {
    const act = vi.fn(() => new Promise<boolean>(() => undefined));
    const { user } = await show([handedOver(), accepted()], BDM.id, { act });
    await user.click(button('Mark as held'));
    await user.type(screen.getByLabelText('Message Sam'), 'She came.');
    await user.click(button('Send'));
    expect(act.mock.calls).toMatchObject([
      ['meeting', { result: 'held' }],
      ['message', { text: 'She came.' }],
    ]);
  });
});

describe('the focus', () => {
  it('goes into a form as it opens, and back to its button as Escape closes it', async () => {
    const { user } = await show([handedOver(), accepted()], BDM.id);
    await user.click(button('Pull SDR back in'));
    expect(document.activeElement).toBe(screen.getByLabelText('What do you need?'));
    await user.keyboard('{Escape}');
    expect(document.activeElement).toBe(button('Pull SDR back in'));
  });

  it('goes to the sentence at the top where the button that had it is gone', async () => {
    const { becomes } = await show([handedOver()], BDM.id);
    button('Accept').focus();
    becomes([handedOver(), accepted()]);
    expect(document.activeElement).toBe(
      screen.getByRole('heading', { name: 'Bea Novak accepted this lead' }),
    );
  });

  it('stays where somebody types, and nothing moves, whatever comes meanwhile', async () => {
    const { user, becomes } = await show([handedOver(), accepted()], SDR.id);
    await user.type(screen.getByLabelText('Message Bea'), 'On');
    const before = document.querySelector('[data-next="true"]')?.textContent;
    becomes([handedOver(), accepted(), anEntry('pull-back', 3)]);
    await user.keyboard(' it');
    expect(screen.getByLabelText('Message Bea')).toHaveProperty('value', 'On it');
    expect(document.querySelector('[data-next="true"]')?.textContent).toBe(before);
    await user.tab();
    expect(document.querySelector('[data-next="true"]')?.textContent).toMatch(/^Bea Novak: New/);
  });
});

describe('anybody else', () => {
  it.each([
    ['a stranger', '99'],
    ['one whom nobody knows yet', undefined],
  ])('%s reads it all and can do nothing', async (_, me) => {
    await show([handedOver(), accepted(), anEntry('message', 3), anEntry('pull-back', 4)], me);
    expect(screen.getByText('A sample report before the call.')).toBeTruthy();
    expect(
      screen.getByText('Their head of IT joined.', { selector: '.pull-backs *' }),
    ).toBeTruthy();
    expect(group('Meeting').getByText(/\(Berlin\)/)).toBeTruthy();
    expect(screen.queryAllByRole('button')).toEqual([]);
    expect(screen.queryAllByRole('textbox')).toEqual([]);
  });
});

describe('the timeline', () => {
  const items = () =>
    within(screen.getByRole('list', { name: 'Timeline' })).getAllByRole('listitem');

  it('tells in order who did what', async () => {
    await show([anEntry('returned', 2), handedOver()], SDR.id);
    expect(items().map((item) => item.textContent)).toEqual([
      expect.stringMatching(/^Thu, .*Sam Rivera handed over to Bea Novak/),
      expect.stringMatching(
        /^Bea Novak returned this lead: Next step not confirmed .*She does not know/,
      ),
    ]);
  });

  it('shows what does not count, and why', async () => {
    const forged = { ...anEntry('accepted', 2), unverified: true as const };
    const strange = anEntry('accepted', 3, { by: { id: '99', name: 'Eve' } });
    await show([handedOver(), forged, strange], SDR.id);
    expect(items()[1]?.textContent).toMatch(/Not verified/);
    expect(items()[2]?.textContent).toMatch(/Not counted/);
    expect(screen.getByRole('heading', { name: 'Waiting for Bea Novak to accept' })).toBeTruthy();
  });

  it('keeps an entry of a newer Baton', async () => {
    const { id, handoff, turn, at, by } = anEntry('accepted', 2);
    const newer = {
      v: 9,
      id,
      handoff,
      turn,
      at,
      by,
      kind: 'celebrated',
      body: {},
      unknown: true as const,
    };
    await show([handedOver(), newer], SDR.id);
    expect(items()[1]?.textContent).toMatch(/From a newer version of Baton/);
  });

  it('tells of a first step with the acceptance', async () => {
    const body = { remark: 'Mine.', firstStep: { what: 'Call Dana' } };
    await show([handedOver(), anEntry('accepted', 2, { body })], SDR.id);
    expect(items()[1]?.textContent).toMatch(/Mine\.\nFirst step: Call Dana/);
  });
});

describe('a note that was edited in the CRM', () => {
  const WORDS = 'This note was edited in the CRM after it was sent. Below is the original.';
  const key = (id: string, by = SDR) => `${id} ${by.id}`;

  it('is told at the brief that it brought, and in the timeline', async () => {
    await show([handedOver()], BDM.id, { edited: new Set([key(handedOver().id)]) });
    expect(screen.getAllByText(WORDS)).toHaveLength(2);
  });

  it('is told in the timeline alone where it brought no brief', async () => {
    const message = anEntry('message', 2);
    await show([handedOver(), message], BDM.id, { edited: new Set([key(message.id)]) });
    expect(screen.getAllByText(WORDS)).toHaveLength(1);
  });

  it('says nothing of the brief where that was revised since', async () => {
    const entries = [handedOver(), anEntry('returned', 2), anEntry('revised', 3)];
    await show(entries, BDM.id, { edited: new Set([key(handedOver().id)]) });
    expect(screen.getAllByText(WORDS)).toHaveLength(1);
  });

  it('is not told of another’s entry under the same id', async () => {
    await show([handedOver()], BDM.id, { edited: new Set([key(anId(1), BDM)]) });
    expect(screen.queryByText(WORDS)).toBeNull();
  });
});

describe('hostile words', () => {
  it('stay words', async () => {
    const markup = '<img src=x onerror=alert(1)>';
    const brief = aBrief({
      lead: { name: { value: markup, origin: 'crm' } },
      context: [{ id: 'c', kind: 'promised', text: `${markup} [x](javascript:alert(1))` }],
    });
    const message = anEntry('message', 2, { body: { text: markup, question: false } });
    await show([aHandoverEntry({ body: brief }), message], BDM.id);
    expect(document.querySelector('img, script, [onerror]')).toBeNull();
    expect(screen.getAllByText(markup, { exact: false }).length).toBeGreaterThan(1);
    for (const link of screen.queryAllByRole('link')) {
      expect(link.getAttribute('href')).toMatch(/^https:/);
    }
  });
});
