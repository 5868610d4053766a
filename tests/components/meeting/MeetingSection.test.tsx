import type { UserEvent } from '@testing-library/user-event';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { MeetingSection } from '@/components/meeting/MeetingSection';
import { useFocusRequest } from '@/lib/panel/panel-hooks';
import { ownZone } from '@/lib/panel/time/time-text';
import { readDraft } from '@/lib/store/drafts';
import type { CrmUser } from '@/lib/crm/adapter';
import { aDraft, BDM, SDR } from '../../factories';
import { calendarLink } from '../../in-part';
import { KEY, openRecord } from '../open-record';

/** The section in a panel that leads the focus where it is asked to go. */
function Meeting() {
  useFocusRequest();
  return <MeetingSection />;
}
const open = (with_ = {}) => openRecord(<Meeting />, { draft: aDraft(with_) });
const field = (name: string) => screen.getByLabelText<HTMLInputElement>(name);
/** A date-time field takes its value whole, as a picker gives it. */
const setWhen = (name: string, value: string) =>
  fireEvent.change(field(name), { target: { value } });
const changeWhen = (user: UserEvent) =>
  user.click(screen.getByRole('button', { name: 'Change when' }));
const MEETING = {
  title: '',
  start: '2026-12-01T15:00',
  zone: 'Europe/Berlin',
  minutes: 30,
  link: '',
  attendees: '',
};

describe('the first meeting', () => {
  it('keeps what is typed, in the browser’s own zone until another is chosen', async () => {
    const { db, panel, user } = await open();
    setWhen('When', '2026-12-01T15:00');
    await user.type(field('Attendees'), 'Dana, Lee');
    await panel.drafts.flush();
    const draft = await readDraft(db, KEY);
    expect(draft?.meeting).toMatchObject({
      start: '2026-12-01T15:00',
      zone: ownZone(),
      attendees: 'Dana, Lee',
    });
  });

  it('is found in another zone by part of its name', async () => {
    const { user } = await open({ meeting: MEETING });
    await changeWhen(user);
    const zone = screen.getByRole('combobox', { name: 'Time zone' });
    await user.clear(zone);
    await user.type(zone, 'new york{Enter}');
    expect(zone).toHaveProperty('value', 'America/New York');
  });

  it('tells the time that it is for whoever takes the lead', async () => {
    await open({ meeting: { ...MEETING, zone: 'Pacific/Auckland' } });
    expect(screen.getByText(/for Bea Novak/)).toBeTruthy();
  });

  it('is read from its leaf of the calendar to its end, and for me where my clock shows another hour', async () => {
    // A quarter of an hour off every zone in which these tests run.
    await open({ meeting: { ...MEETING, zone: 'Asia/Kathmandu' } });
    expect(screen.queryByLabelText('When')).toBeNull();
    const meeting = screen.getByRole('region', { name: 'Meeting' });
    expect(meeting.textContent).toMatch(/Dec\s*1(?!\d)/);
    expect(meeting.textContent).toMatch(/\b3:00\sPM – 3:30\sPM/);
    expect(screen.getByText(/^(Kathmandu|Katmandu) · .* for you · .* for Bea Novak/)).toBeTruthy();
  });

  it('asks for nothing but the time before it has one', async () => {
    const { user } = await open();
    for (const name of ['Attendees', 'Meeting link', 'Title', 'Duration']) {
      expect(screen.queryByLabelText(name)).toBeNull();
    }
    expect(screen.queryByRole('radio', { name: 'First five minutes' })).toBeNull();
    const [first] = screen.getAllByRole('button', { name: /\d:00/ });
    if (!first) throw new Error('No time is proposed.');
    await user.click(first);
    for (const name of ['Attendees', 'Meeting link', 'Title']) {
      expect(screen.getByLabelText(name)).toBeTruthy();
    }
    const change = screen.getByRole('button', { name: 'Change when' });
    await waitFor(() => expect(document.activeElement).toBe(change));
  });

  it('leads to the fields of the time and back', async () => {
    const { user } = await open({ meeting: MEETING });
    await changeWhen(user);
    await waitFor(() => expect(document.activeElement).toBe(field('When')));
    await user.click(screen.getByRole('button', { name: 'Done' }));
    expect(screen.queryByLabelText('When')).toBeNull();
  });

  it('says what is wrong with a link, and keeps it as it was typed', async () => {
    const { db, panel, user } = await open({ meeting: MEETING });
    await user.type(field('Meeting link'), 'zoom.example/j/1');
    expect(screen.getByText(/Enter a link that starts with https/)).toBeTruthy();
    await panel.drafts.flush();
    expect((await readDraft(db, KEY))?.meeting?.link).toBe('zoom.example/j/1');
    await user.clear(field('Meeting link'));
    await user.type(field('Meeting link'), 'https://zoom.example/j/1');
    expect(screen.queryByText(/not a web address/)).toBeNull();
  });

  it('names a zone that this browser does not know, and keeps the rest', async () => {
    await open({ meeting: { ...MEETING, zone: 'Mars/Olympus' } });
    expect(screen.getByText(/doesn’t know “Mars\/Olympus”/)).toBeTruthy();
    expect(field('When').value).toBe('2026-12-01T15:00');
  });
});

describe('the day that is promised', () => {
  afterEach(() => vi.useRealTimers());
  const today = (iso: string) => vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(iso) });
  const step = (due: string) => ({ what: 'Send the offer', owner: '', due });

  it('is told while it is typed where it is past, with its year, and stays as it is', async () => {
    today('2026-12-15T12:00Z');
    const { db, panel } = await open({ nextStep: step('2025-11-01T09:00') });
    expect(screen.getAllByText(/^That’s in the past/)).toHaveLength(1);
    setWhen('When', '2025-12-15T15:00');
    expect(screen.getAllByText(/^That’s in the past/)).toHaveLength(2);
    await panel.drafts.flush();
    expect((await readDraft(db, KEY))?.meeting?.start).toBe('2025-12-15T15:00');
    const shown = () => document.querySelector('.section-summary')?.textContent;
    await waitFor(() => expect(shown()).toMatch(/Dec 15, 2025|15 Dec 2025/));
    setWhen('When', '2026-12-20T15:00');
    setWhen('Due', '2027-01-10T09:00');
    expect(screen.queryByText(/^That’s in the past/)).toBeNull();
  });

  it('is told where it is more than a year away', async () => {
    today('2026-12-15T12:00Z');
    await open({ nextStep: step('2028-01-01T09:00'), meeting: MEETING });
    expect(screen.getAllByText(/^That’s more than a year away/)).toHaveLength(1);
    expect(field('Due').getAttribute('aria-describedby')).toBe(
      screen.getByText(/^That’s more than a year away/).id,
    );
  });

  it('is past or not by the clock in the zone of the meeting', async () => {
    today('2026-12-01T13:59Z');
    await open({ meeting: MEETING });
    expect(screen.queryByText(/^That’s in the past/)).toBeNull();
    vi.setSystemTime(Date.parse('2026-12-01T14:01Z'));
    cleanup();
    await open({ meeting: MEETING });
    expect(screen.getByText(/^That’s in the past/)).toBeTruthy();
  });
});

describe('the guests', () => {
  const [A, B, C] = ['a@x.example', 'b@x.example', 'c@x.example'];
  const chips = () =>
    screen.queryAllByRole('listitem').map(({ textContent }) => textContent.replace(/\s+/g, ' '));
  const removeButton = (name: string) => screen.getByRole('button', { name: `Remove: ${name}` });
  const attendees = async ({ db, panel }: Awaited<ReturnType<typeof open>>) => {
    await panel.drafts.flush();
    return (await readDraft(db, KEY))?.meeting?.attendees;
  };

  it('are three where a column of three addresses is pasted, and all three are asked', async () => {
    const { user } = await open({ meeting: MEETING });
    await user.click(field('Attendees'));
    await user.paste(`${A}\n${B}\r\n${C}`);
    expect(chips()).toEqual([A, B, C]);
    expect(screen.getByText('Invited: 3')).toBeTruthy();
    const { href } = await calendarLink(user, 'Google Calendar');
    expect(new URL(href).searchParams.get('add')).toBe(`${A},${B},${C}`);
  });

  it('are two as Outlook writes them, by their whole names', async () => {
    const { user } = await open({ meeting: MEETING });
    await user.click(field('Attendees'));
    await user.paste(`Doe, Jane <${A}>; Roe, Rick <${B}>`);
    expect(chips()).toEqual([`Doe, Jane${A}`, `Roe, Rick${B}`]);
  });

  it('that cannot be asked are marked with the reason, and stand in no calendar', async () => {
    const { user } = await open({
      meeting: { ...MEETING, attendees: `Kim; jane@acme; ${A}` },
    });
    expect(chips()).toEqual([
      'KimNo email address: not invited',
      'jane@acmeNot an email address, like bea@company.com: not invited',
      A,
    ]);
    expect(screen.getByText('Invited: 1. Not invited, no email address: 2')).toBeTruthy();
    for (const name of ['Google Calendar', 'Outlook'] as const) {
      const { href } = await calendarLink(user, name);
      expect(decodeURIComponent(href)).not.toMatch(/Kim|jane@acme/);
    }
  });

  it('keep the text as it was typed, until one of them is taken out', async () => {
    const typed = `Jane Doe (${A}),\n${B}   ${C}`;
    const opened = await open({ meeting: { ...MEETING, attendees: typed } });
    expect(await attendees(opened)).toBe(typed);
    await opened.user.click(removeButton(B));
    expect(chips()).toEqual([`Jane Doe${A}`, C]);
    expect(await attendees(opened)).toBe(`Jane Doe <${A}>\n${C}`);
  });

  it('are reached by one Tab, gone through by arrows, and taken out by Delete and Backspace', async () => {
    const { user } = await open({ meeting: { ...MEETING, attendees: `${A}, ${B}, ${C}` } });
    const hasFocus = (name: string) => expect(document.activeElement).toBe(removeButton(name));
    await user.click(screen.getByRole('button', { name: 'Add attendees' }));
    expect(document.activeElement).toBe(field('Attendees'));
    await user.tab();
    hasFocus(A);
    await user.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}');
    hasFocus(C);
    await user.keyboard('{Home}{ArrowDown}{Delete}');
    expect(chips()).toEqual([A, C]);
    hasFocus(C);
    await user.keyboard('{Backspace}');
    expect(chips()).toEqual([A]);
    hasFocus(A);
    await user.tab();
    expect(document.activeElement).toBe(field('Meeting link'));
    await user.tab({ shift: true });
    hasFocus(A);
    await user.keyboard('{Delete}');
    expect(chips()).toEqual([]);
    expect(document.activeElement).toBe(field('Attendees'));
  });

  it('begin with the lead, which is offered while it is not asked', async () => {
    const lead = { name: 'Dana Whitfield', email: 'E: dana@northwind.example (work)' };
    const opened = await open({ lead, meeting: { ...MEETING, attendees: B } });
    const add = 'Add Dana Whitfield <dana@northwind.example>';
    await opened.user.click(screen.getByRole('button', { name: add }));
    expect(await attendees(opened)).toBe(`Dana Whitfield <dana@northwind.example>\n${B}`);
    expect(screen.queryByRole('button', { name: add })).toBeNull();
  });

  it('are refused in words where there are too many of them, and none is cut off', async () => {
    const typed = Array.from({ length: 23 }, (_, n) => `g${n}@x.example`).join('\n');
    const opened = await open({ meeting: MEETING });
    await opened.user.click(field('Attendees'));
    await opened.user.paste(typed);
    expect(screen.getByText(/20 guests at most.*Over the limit by: 3/)).toBeTruthy();
    expect(chips()).toHaveLength(23);
    expect(await attendees(opened)).toBe(typed);
  });

  it('have no lead to offer where nobody knows its address', async () => {
    await open({ lead: { name: 'Dana', email: 'unknown' }, meeting: MEETING });
    expect(screen.queryByRole('button', { name: /^Add Dana/ })).toBeNull();
  });
});

describe('the invite', () => {
  const forMe = 'Download invite for my calendar';
  const forGuests = 'Download invite for the guests';
  const SAM = { ...SDR, email: 'sam@team.example' };
  const invited = { ...MEETING, attendees: 'a@x.example' };
  const openAs = (me: CrmUser, meeting: typeof MEETING) =>
    openRecord(<MeetingSection />, { me, draft: aDraft({ meeting }) });

  /** The files that were downloaded, in their order. */
  function catchFiles() {
    const files: Blob[] = [];
    vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
      if (file instanceof Blob) files.push(file);
      return 'blob:test';
    });
    onTestFinished(() => void vi.restoreAllMocks());
    return {
      sequences: () =>
        Promise.all(files.map(async (file) => /SEQUENCE:(\d+)/.exec(await file.text())?.[1])),
    };
  }

  it('waits until it is known when', async () => {
    await open();
    expect(screen.queryByRole('button', { name: /^Download invite/ })).toBeNull();
    setWhen('When', '2026-12-01T15:00');
    expect(await screen.findByRole('button', { name: forMe })).toBeTruthy();
  });

  it('says what its file does, by who asks and whom', async () => {
    await openAs(SAM, invited);
    expect(screen.getByRole('button', { name: forGuests })).toBeTruthy();
    expect(screen.getByText(/^The file invites the guests \(1\)/)).toBeTruthy();
    cleanup();
    await openAs(SDR, invited);
    expect(screen.getByRole('button', { name: forMe })).toBeTruthy();
    expect(screen.getByText(/because your email address isn’t known/)).toBeTruthy();
    cleanup();
    await openAs(SAM, { ...MEETING, attendees: 'Kim' });
    expect(screen.getByRole('button', { name: forMe })).toBeTruthy();
    expect(screen.getByText(/^No guests:/)).toBeTruthy();
  });

  it('is known to be out of date once something changes that it says, and the next one has a higher number', async () => {
    const files = catchFiles();
    const { user } = await openAs(SAM, invited);
    const save = () => user.click(screen.getByRole('button', { name: forGuests }));
    const outOfDate = () => screen.queryByText(/before this change is out of date/);
    await save();
    await save();
    expect(outOfDate()).toBeNull();
    await changeWhen(user);
    setWhen('When', '2026-12-02T15:00');
    await waitFor(() => expect(outOfDate()).toBeTruthy());
    await save();
    await waitFor(() => expect(outOfDate()).toBeNull());
    await user.type(field('Title'), 'Second look');
    await waitFor(() => expect(outOfDate()).toBeTruthy());
    await save();
    expect(await files.sequences()).toEqual(['0', '0', '1', '2']);
  });

  it('has one button, which makes it as it was made last, and the others beside it', async () => {
    const { user, saved } = await open({ meeting: MEETING });
    expect(screen.getByRole('button', { name: forMe })).toBeTruthy();
    expect(screen.queryByRole('link')).toBeNull();
    await user.click(await calendarLink(user, 'Outlook'));
    expect(saved).toEqual([{ inviteBy: 'outlook' }]);
    // It stays where the hand is; the next time, Outlook is what is offered.
    expect(screen.getByRole('button', { name: forMe })).toBeTruthy();
    cleanup();
    const next = await openRecord(<MeetingSection />, {
      draft: aDraft({ meeting: MEETING }),
      settings: { inviteBy: 'outlook' },
    });
    const { href } = screen.getByRole<HTMLAnchorElement>('link', { name: 'Outlook' });
    expect(href).toMatch(/^https:\/\/outlook\./);
    await next.user.click(screen.getByRole('button', { name: 'Other ways to invite' }));
    expect(screen.getAllByRole('menuitem').map(({ textContent }) => textContent)).toEqual([
      ...[forMe, 'Google Calendar'],
    ]);
  });

  it('opens filled in at two calendars, and names the BDM as owner of the next step', async () => {
    const { user } = await open({
      meeting: MEETING,
      nextStep: { what: 'Show the check', owner: '', due: '' },
    });
    const google = (await calendarLink(user, 'Google Calendar')).href;
    const outlook = (await calendarLink(user, 'Outlook')).href;
    for (const address of [google, outlook]) {
      expect(address).toMatch(/^https:/);
      expect(decodeURIComponent(address)).toContain(`Your contact for the next step: ${BDM.name}`);
    }
    expect(decodeURIComponent(google)).toContain('20261201T140000Z/20261201T143000Z');
  });
});

describe('an invite that is too long for a link', () => {
  const LONG = { ...MEETING, title: '監査の前に期限の確認を見せる。'.repeat(13) };

  it('is said to be, and goes to the clipboard whole as a calendar is opened', async () => {
    const { copied, user, panel } = await open({
      meeting: { ...LONG, link: 'https://meet.example/a' },
    });
    expect(screen.getByText(/The invite is too long for Google Calendar and Outlook/)).toBeTruthy();
    await user.click(await calendarLink(user, 'Google Calendar'));
    await waitFor(() => expect(copied).toHaveLength(1));
    expect(copied[0]?.text).toContain(LONG.title);
    expect(copied[0]?.text).toContain('Join: https://meet.example/a');
    expect(panel.store.getState().toast?.message).toBe('Invite text copied');
  });

  it('is neither where it fits', async () => {
    const { copied, user } = await open({ meeting: MEETING });
    expect(screen.queryByText(/The invite is too long for Google Calendar and Outlook/)).toBeNull();
    await user.click(await calendarLink(user, 'Outlook'));
    expect(copied).toEqual([]);
  });
});

describe('what else is settled', () => {
  it('is whether the SDR joins, and why', async () => {
    const { db, panel, user } = await open({ meeting: MEETING });
    await user.click(screen.getByRole('radio', { name: 'First five minutes' }));
    await user.type(field('Why'), 'She knows me');
    await panel.drafts.flush();
    expect((await readDraft(db, KEY))?.sdrJoins).toEqual({
      choice: 'first-five-minutes',
      why: 'She knows me',
    });
  });

  it('is when, by one of the times at which the BDM works', async () => {
    const { db, panel, user } = await open();
    const [first] = screen.getAllByRole('button', { name: /\d:00/ });
    if (!first) throw new Error('No time is proposed.');
    await user.click(first);
    await panel.drafts.flush();
    expect((await readDraft(db, KEY))?.meeting?.start).toMatch(/T\d\d:00$/);
    expect(screen.queryByRole('button', { name: first.textContent })).toBeNull();
  });

  it('is the next step, which the BDM owns unless somebody else is named', async () => {
    const { db, panel, user } = await open();
    expect(screen.queryByLabelText('Owner')).toBeNull();
    await user.type(field('What happens next'), 'Send the sample');
    expect(field('Owner').placeholder).toBe(BDM.name);
    await user.click(screen.getByRole('switch', { name: 'Sequences stopped for this contact' }));
    await panel.drafts.flush();
    await waitFor(async () =>
      expect(await readDraft(db, KEY)).toMatchObject({
        nextStep: { what: 'Send the sample', owner: '', due: '' },
        sequencesStopped: true,
      }),
    );
  });
});
