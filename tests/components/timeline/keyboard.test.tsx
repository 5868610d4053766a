import { beforeEach, expect, it } from 'vitest';
import { aHandoverEntry, aMeeting, anEntry, AT, BDM, SDR } from '../../factories';
import { itIsNow, show } from './show-handoff';

const handedOver = aHandoverEntry();
const accepted = anEntry('accepted', 2);
const met = anEntry('meeting', 3);
const MOST_TABS = 60;

beforeEach(() => itIsNow(AT));

type User = Awaited<ReturnType<typeof show>>['user'];

/** Presses Tab until the focus is on the button or field of that name. */
async function tabTo(user: User, name: string): Promise<void> {
  for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
    if (nameOf(document.activeElement) === name) return;
    await user.tab();
  }
  throw new Error(`Tab does not reach “${name}”.`);
}

function nameOf(element: Element | null): string | undefined {
  if (element instanceof HTMLButtonElement) return element.textContent;
  const own = element?.getAttribute('aria-label');
  if (own) return own;
  const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
  const area = element instanceof HTMLTextAreaElement ? [...element.labels] : [];
  return [...labels, ...area][0]?.textContent;
}

it('the BDM accepts', async () => {
  const { act, user } = await show([handedOver], BDM.id);
  await tabTo(user, 'Accept');
  await user.keyboard('{Enter}');
  expect(act).toHaveBeenCalledWith('accepted', { remark: '' });
});

it('the BDM records the meeting', async () => {
  itIsNow(aMeeting().start + 3_600_000);
  const { act, user } = await show([handedOver, accepted], BDM.id);
  await tabTo(user, 'Mark as no-show');
  await user.keyboard('{Enter}');
  expect(act).toHaveBeenCalledWith('meeting', { result: 'no-show', remark: '' });
});

it('the BDM gives feedback', async () => {
  const { act, user } = await show([handedOver, accepted, met], BDM.id);
  await tabTo(user, '1');
  await user.keyboard(' {ArrowRight}{ArrowRight}');
  await tabTo(user, 'Budget');
  await user.keyboard(' ');
  await tabTo(user, 'What helped');
  await user.keyboard('Her words{Enter}');
  expect(act).toHaveBeenCalledWith('feedback', {
    ...{ rating: 3, wrong: [{ id: 'budget', name: 'Budget' }], helped: 'Her words', text: '' },
  });
});

it('the SDR answers what was asked of him', async () => {
  const { act, user } = await show([handedOver, accepted, anEntry('pull-back', 3)], SDR.id);
  await tabTo(user, 'How did it go?');
  await user.keyboard('On leave');
  await tabTo(user, 'Can’t do it');
  await user.keyboard('{Enter}');
  expect(act).toHaveBeenCalledWith(
    'pull-back-answered',
    expect.objectContaining({ result: 'cannot', text: 'On leave' }),
  );
});

it('the SDR writes a message', async () => {
  const { act, user } = await show([handedOver], SDR.id);
  await tabTo(user, 'Message Bea');
  await user.keyboard('Hello{Enter}');
  expect(act).toHaveBeenCalledWith('message', { text: 'Hello', question: false });
});

it('the BDM records the outcome', async () => {
  const { act, user } = await show([handedOver, accepted, met, anEntry('feedback', 4)], BDM.id);
  await tabTo(user, 'Record outcome');
  await user.keyboard('{Enter} ');
  await tabTo(user, 'Amount');
  await user.keyboard('1,500');
  await tabTo(user, 'Currency');
  await user.keyboard('EUR{Enter}');
  expect(act).toHaveBeenCalledWith('outcome', {
    ...{ result: 'won', amount: { value: 1500, currency: 'EUR' }, text: '' },
  });
});
