import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { HandoffView } from '@/components/timeline/HandoffView';
import { defaultCalendar } from '@/lib/handoff/calendar';
import type { LoggedEntry } from '@/lib/handoff/entry';
import { foldHandoff } from '@/lib/handoff/fold';
import { keep, readKept } from '@/lib/store/kept';
import { aBrief, aHandoverEntry, anEntry, BDM, HANDOFF, SDR } from '../../factories';
import { openRecord } from '../open-record';

const handedOver = () => aHandoverEntry();

async function show(entries: LoggedEntry[], me: string | undefined) {
  const act = vi.fn(() => Promise.resolve(true));
  const onRevise = vi.fn();
  const calendar = defaultCalendar('Europe/Berlin');
  const handoff = foldHandoff(entries);
  const { user, db } = await openRecord(
    <HandoffView {...{ handoff, me, calendar, act, onRevise }} />,
  );
  return { act, onRevise, user, db };
}

const button = (name: string) => screen.getByRole('button', { name });
const buttons = () => screen.getAllByRole('button').map((element) => element.textContent);

describe('the BDM, to whom a lead is handed', () => {
  it('is told who hands it over and sees the brief', async () => {
    await show([handedOver()], BDM.id);
    expect(screen.getByRole('heading', { name: 'Sam Rivera hands this lead to you' })).toBeTruthy();
    expect(screen.getByText('A sample report before the call.')).toBeTruthy();
  });

  it('accepts with one click, with a remark or without', async () => {
    const { act, user } = await show([handedOver()], BDM.id);
    await user.type(screen.getByLabelText('Remark (optional)'), ' On it ');
    await user.click(button('Accept'));
    expect(act).toHaveBeenCalledWith('accepted', { remark: 'On it' });
  });

  it('returns it with a reason, by keyboard', async () => {
    const { act, user } = await show([handedOver()], BDM.id);
    button('Return to SDR').focus();
    await user.keyboard('{Enter}');
    expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'Reason' }));
    await user.selectOptions(screen.getByRole('combobox', { name: 'Reason' }), 'no-pain');
    await user.click(button('Return to SDR'));
    expect(act).toHaveBeenCalledWith('returned', { reason: 'no-pain', text: '' });
  });

  it('cannot return it without a reason, nor for another reason without words', async () => {
    const { act, user } = await show([handedOver()], BDM.id);
    await user.click(button('Return to SDR'));
    await user.click(button('Return to SDR'));
    expect(screen.getByText(/Choose the reason/)).toBeTruthy();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Reason' }), 'other');
    await user.click(button('Return to SDR'));
    expect(screen.getByText(/Say what it is/)).toBeTruthy();
    expect(act).not.toHaveBeenCalled();
  });

  it('may still return it after accepting, but not accept twice', async () => {
    await show([handedOver(), anEntry('accepted', 2)], BDM.id);
    expect(buttons()).toContain('Return to SDR');
    expect(buttons()).not.toContain('Accept');
  });
});

describe('the SDR, who handed it over', () => {
  it('waits for the answer, and is offered neither of the BDM’s buttons', async () => {
    await show([handedOver()], SDR.id);
    expect(screen.getByRole('heading', { name: 'Waiting for Bea Novak to accept' })).toBeTruthy();
    expect(buttons()).toEqual([
      'Revise the brief',
      'Withdraw',
      'We have talked',
      'Write a message',
    ]);
  });

  it('sees why it came back, and can fix it', async () => {
    const { onRevise, user } = await show([handedOver(), anEntry('returned', 2)], SDR.id);
    expect(
      screen.getByRole('heading', { name: 'Bea Novak returned it: Next step not confirmed' }),
    ).toBeTruthy();
    await user.click(button('Fix and send again'));
    expect(onRevise).toHaveBeenCalledOnce();
  });

  it('withdraws it with a reason', async () => {
    const { act, user } = await show([handedOver()], SDR.id);
    await user.click(button('Withdraw'));
    await user.click(button('Withdraw'));
    expect(act).not.toHaveBeenCalled();
    await user.type(screen.getByLabelText('Why do you take it back?'), 'Not now');
    await user.click(button('Withdraw'));
    expect(act).toHaveBeenCalledWith('withdrawn', { reason: 'Not now' });
  });

  it('can start anew after withdrawing', async () => {
    await show([handedOver(), anEntry('withdrawn', 2)], SDR.id);
    expect(buttons()).toContain('Start a new handoff');
  });
});

describe('both', () => {
  it('mark the verbal handover with its channel', async () => {
    const { act, user } = await show([handedOver()], BDM.id);
    await user.click(button('We have talked'));
    await user.selectOptions(screen.getByLabelText('How'), 'voice-note');
    await user.click(button('Mark as talked through'));
    expect(act).toHaveBeenCalledWith('verbal-handover', {
      channel: 'voice-note',
      remark: '',
      voiceNote: true,
    });
  });

  it('see that it was talked through', async () => {
    await show([handedOver(), anEntry('verbal-handover', 2)], BDM.id);
    expect(screen.getByText(/^Talked through: Call, /)).toBeTruthy();
  });

  it('reply to a message', async () => {
    const { act, user } = await show([handedOver(), anEntry('message', 2)], BDM.id);
    await user.click(button('Reply'));
    await user.type(screen.getByLabelText('Reply to Sam Rivera'), 'Her boss.');
    await user.click(button('Send'));
    expect(act).toHaveBeenCalledWith('message', {
      text: 'Her boss.',
      question: false,
      replyTo: anEntry('message', 2).id,
    });
  });
});

describe('what is typed and not yet sent', () => {
  it('is on disk with every keystroke, and there when the page is opened again', async () => {
    const { db, user } = await show([handedOver()], BDM.id);
    await user.type(screen.getByLabelText('Remark (optional)'), 'On it');
    await waitFor(async () => expect(await readKept(db, `${HANDOFF}|accept`)).toBe('On it'));
    cleanup();
    await openRecord(
      <HandoffView
        handoff={foldHandoff([handedOver()])}
        me={BDM.id}
        calendar={defaultCalendar('UTC')}
        act={() => Promise.resolve(true)}
        onRevise={() => undefined}
      />,
      { before: (again) => keep(again, `${HANDOFF}|accept`, 'On it') },
    );
    expect(await screen.findByDisplayValue('On it')).toBeTruthy();
  });

  it('is forgotten once it is sent', async () => {
    const { db, user } = await show([handedOver()], BDM.id);
    await user.type(screen.getByLabelText('Remark (optional)'), 'On it');
    await user.click(button('Accept'));
    await waitFor(async () => expect(await readKept(db, `${HANDOFF}|accept`)).toBeUndefined());
  });
});

describe('anybody else', () => {
  it.each([
    ['a stranger', '99'],
    ['one whom nobody knows yet', undefined],
  ])('%s reads it all and can do nothing', async (_, me) => {
    await show([handedOver(), anEntry('message', 2)], me);
    expect(screen.getByText('A sample report before the call.')).toBeTruthy();
    expect(screen.queryAllByRole('button')).toEqual([]);
  });
});

describe('the timeline', () => {
  const items = () =>
    within(screen.getByRole('list', { name: 'Timeline' })).getAllByRole('listitem');

  it('tells in order who did what', async () => {
    await show([anEntry('returned', 2), handedOver()], SDR.id);
    expect(items().map((item) => item.textContent)).toEqual([
      expect.stringMatching(/^Sam Rivera handed over to Bea Novak /),
      expect.stringMatching(/^Bea Novak returned it: Next step not confirmed .*She does not know/),
    ]);
  });

  it('shows what does not count, and why', async () => {
    const forged = { ...anEntry('accepted', 2), unverified: true as const };
    const strange = anEntry('accepted', 3, { by: { id: '99', name: 'Eve' } });
    await show([handedOver(), forged, strange], SDR.id);
    expect(items()[1]?.textContent).toMatch(/Unverified/);
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
    expect(items()[1]?.textContent).toMatch(/Needs a newer Baton/);
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
