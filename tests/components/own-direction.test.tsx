import { screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { defaultProfile } from '@/lib/handoff/team/profile';
import { renderBrief } from '@/lib/handoff/brief/brief';
import {
  aBrief,
  aContextItem,
  aCriterion,
  aDraft,
  aFramework,
  aHandoverEntry,
  anEntry,
  anId,
  aMeeting,
  aQualification,
  AT,
} from '../factories';
import { openAt, openRoom } from './team/open-room';

/** Words of one place, so that a test that fails names it. */
const said = (place: string) => `!שלום מ־${place}`;
const DANA = { id: '11', name: 'דנה לוי' };
const OMAR = { id: '22', name: 'عمر حداد' };
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}]/u;

/** What is shown of people's words without a direction of its own, and fields that give none. */
function withoutDirection(): string[] {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found: string[] = [];
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const text = node.nodeValue ?? '';
    // A sentence of Baton's that names somebody has the direction of the sentence.
    const isOurs = !RIGHT_TO_LEFT.test(text) || /\p{Script=Latin}/u.test(text);
    if (!isOurs && !node.parentElement?.closest('[dir="auto"], bdi')) found.push(text);
  }
  const fields = document.querySelectorAll<HTMLElement>('input, textarea');
  for (const field of fields) {
    const isTyped = !field.matches('[type="checkbox"], [type="radio"]');
    if (isTyped && field.dir !== 'auto') found.push(field.id || field.tagName);
  }
  return found;
}

const brief = () =>
  aBrief({
    sdr: DANA,
    recipient: OMAR,
    lead: {
      name: { value: said('ליד'), origin: 'crm' },
      company: { value: said('חברה'), origin: 'typed' },
    },
    qualification: aQualification({
      criteria: [
        {
          ...aQualification().criteria[0],
          ...{ id: 'need', name: said('קריטריון'), scale: '0-5', weight: 1, required: true },
          ...{ points: 4, basis: 'confirmed', evidence: said('ראיה') },
        },
      ],
    }),
    belowBarReason: said('סיבה'),
    context: (['why-now', 'pain', 'promised', 'double-check', 'background'] as const).map(
      (kind, n) => aContextItem({ id: `c${n}`, kind, text: said(`שורה ${n}`) }),
    ),
    meeting: aMeeting({ title: said('פגישה'), attendees: [said('אורח')] }),
    sdrJoins: { choice: 'no', why: said('למה') },
    nextStep: { what: said('צעד'), owner: OMAR.name },
  });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: AT });
});
afterEach(() => {
  vi.useRealTimers();
});

it('a draft of a lead shows all that was written in its own direction', async () => {
  const draft = aDraft({
    lead: { name: said('ליד'), company: said('חברה') },
    quickLine: said('שורה'),
    context: [{ id: 'a', kind: 'promised', text: said('הבטחה') }],
    recipient: OMAR,
    nextStep: { what: said('צעד'), owner: '', due: '' },
  });
  await openAt({ draft, room: null, me: DANA, people: [DANA, OMAR] });
  await screen.findByRole('region', { name: 'Brief' });
  await waitFor(() => expect(document.body.textContent).toContain(said('הבטחה')));
  expect(withoutDirection()).toEqual([]);
});

it('a handoff and its timeline show all that was written in its own direction', async () => {
  const entries = [
    aHandoverEntry({ by: DANA, body: brief() }),
    anEntry('accepted', 2, { by: OMAR, body: { remark: said('הערה') } }),
    anEntry('message', 3, { by: OMAR, body: { text: said('שאלה'), question: true } }),
    anEntry('message', 4, { by: DANA, body: { text: said('הודעה'), question: false } }),
    anEntry('pull-back', 5, { by: OMAR, body: { kind: 'gone-quiet', text: said('בקשה') } }),
    anEntry('feedback', 6, {
      by: OMAR,
      body: {
        rating: 4,
        wrong: [{ id: 'need', name: said('קריטריון') }],
        helped: said('עזר'),
        text: said('משוב'),
      },
    }),
  ];
  for (const me of [DANA, OMAR]) {
    const { unmount } = await openAt({ entries, room: null, me, people: [DANA, OMAR] });
    await screen.findByRole('list', { name: 'Timeline' });
    expect(document.body.textContent).toContain(said('שאלה'));
    expect(withoutDirection()).toEqual([]);
    unmount();
  }
});

it('a team’s room shows all that was written in its own direction', async () => {
  const THREAD = anId(70);
  const framework = aFramework({
    ...{ name: said('מסגרת'), version: 1 },
    criteria: [aCriterion({ name: said('קריטריון'), question: said('שאלה') })],
  });
  const card = { ...defaultProfile('Asia/Jerusalem'), formats: said('צורה') };
  await openRoom(
    [
      anEntry('framework', 2, {
        ...{ handoff: THREAD, by: DANA },
        body: { framework, changes: said('שינוי') },
      }),
      anEntry('profile', 3, { handoff: THREAD, by: OMAR, body: { role: 'bdm', card } }),
      anEntry('ask', 4, {
        ...{ handoff: THREAD, by: OMAR },
        body: { to: DANA, kind: 'gone-quiet', text: said('בקשה') },
      }),
      anEntry('pulse', 5, {
        ...{ handoff: THREAD, by: OMAR },
        body: { satisfaction: 4, pushBack: 'yes', text: said('דופק') },
      }),
    ],
    { me: DANA, people: [DANA, OMAR] },
  );
  await waitFor(() => expect(document.body.textContent).toContain(said('בקשה')));
  expect(withoutDirection()).toEqual([]);
});

it.each(['html', 'note-html'] as const)(
  'each thing that was written stands in its own direction in a brief as %s',
  (format) => {
    const html = new DOMParser().parseFromString(renderBrief(brief(), format), 'text/html');
    document.body.replaceChildren(...html.body.childNodes);
    expect(document.body.textContent).toContain(said('ראיה'));
    expect(withoutDirection()).toEqual([]);
    // Not with the label before it, nor with what is ours; the marks of a quotation are the quoted one's.
    const evidence = [...document.querySelectorAll('[dir]')].map(({ textContent }) => textContent);
    expect(evidence).toContain(`“${said('ראיה')}”`);
  },
);

it('a brief in one direction is pasted in that direction, and makes a note no longer', () => {
  expect(renderBrief(aBrief(), 'html')).toMatch(
    /^(?:<(p|ul) dir="auto">(?:(?!<\/?\1\b).)*<\/\1>)+$/s,
  );
  expect(renderBrief(aBrief(), 'html')).not.toContain('<span');
  expect(renderBrief(aBrief(), 'note-html')).not.toContain('dir=');
});

it.each(['text', 'note', 'chat', 'email'] as const)(
  'a brief as plain text has no mark of direction: %s',
  (format) => {
    expect(renderBrief(brief(), format)).not.toMatch(
      /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u,
    );
  },
);
