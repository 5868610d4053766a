import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { VoiceNote } from '@/components/voice/VoiceNote';
import { foldHandoff } from '@/lib/handoff/fold';
import { commitEntry } from '@/lib/store/logs/commit';
import type { BatonDatabase } from '@/lib/store/database';
import { handoffsOf } from '@/lib/store/logs/handoffs';
import { outboxOf } from '@/lib/store/outbox/outbox';
import type { FileRow } from '@/lib/store/rows';
import { aHandoverEntry, anEntry, anId, aRecording, AT, BDM, SDR } from '../../factories';
import { KEY, openRecord } from '../open-record';

const TAKES_FILES = { fileBytes: 5_000_000 };
const VOICE_NOTE = { channel: 'voice-note', remark: '', voiceNote: true } as const;

/** Files that were saved, by name. */
const saved: string[] = [];
beforeEach(() => {
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    saved.push(this.download);
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  saved.length = 0;
});

interface Given {
  readonly fileBytes?: number;
  readonly me?: typeof SDR;
  /** Whether the two have talked by voice note already. */
  readonly isTalked?: boolean;
  readonly files?: readonly FileRow[];
  readonly mayRecord?: boolean;
}

async function show(given: Given = TAKES_FILES) {
  const { fileBytes, me = SDR, isTalked = false, files = [] } = given;
  const { mayRecord = me.id === SDR.id } = given;
  const talk = anEntry('verbal-handover', 2, { body: VOICE_NOTE });
  const handoff = foldHandoff([aHandoverEntry(), ...(isTalked ? [talk] : [])]);
  const opened = await openRecord(<VoiceNote handoff={handoff} mayRecord={mayRecord} />, {
    me,
    ...(fileBytes !== undefined && { fileBytes }),
    before: async (db) => {
      await handOver(db);
      await db.files.bulkPut(files.map((file) => ({ ...file, record: KEY })));
    },
  });
  // What was recorded before is read first, where anything can be recorded.
  if (mayRecord) {
    await waitFor(() =>
      expect(screen.getByRole('group', { name: 'Voice note' }).textContent).not.toBe(''),
    );
  }
  return { ...opened, entries: () => entriesOf(opened.db) };
}

const handOver = (db: BatonDatabase) =>
  commitEntry(db, { record: KEY, entry: aHandoverEntry(), as: SDR.id, now: AT });

async function entriesOf(db: BatonDatabase) {
  const [row] = await handoffsOf(db, KEY);
  return row?.log.map(({ entry }) => entry) ?? [];
}

const button = (name: string) => screen.getByRole('button', { name });
const state = () =>
  within(screen.getByRole('group', { name: 'Voice note' })).getAllByRole('status')[0]?.textContent;

/** Records this and finishes. */
async function record({ user, microphone }: Awaited<ReturnType<typeof show>>) {
  await user.click(button('Record a voice note'));
  await user.click(button('Start recording'));
  await screen.findByText('Recording');
  microphone.hears([1, 2, 3]);
  await user.click(button('Stop'));
  await screen.findByText(/^Recorded: /);
}

describe('the SDR', () => {
  it('sees what to say before and while it is recorded, and how much time is left', async () => {
    const { user } = await show();
    expect(screen.queryByText('Talking points')).toBeNull();
    await user.click(button('Record a voice note'));
    expect(
      screen.getByText(/1\. Who: Dana Whitfield, VP Operations at Northwind Foods/),
    ).toBeTruthy();
    await user.click(button('Start recording'));
    await screen.findByText('Recording');
    expect(
      screen.getByText(/1\. Who: Dana Whitfield, VP Operations at Northwind Foods/),
    ).toBeTruthy();
    expect(screen.getByRole('timer').textContent).toBe('3:00 left');
  });

  it('records, pauses, goes on and finishes by keyboard alone, and hears the state', async () => {
    const { user, microphone } = await show();
    button('Record a voice note').focus();
    await user.keyboard('{Enter}');
    expect(document.activeElement).toBe(button('Start recording'));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(state()).toBe('Recording'));
    expect(document.activeElement).toBe(button('Stop'));
    await user.keyboard('{Tab}{Enter}');
    expect(state()).toBe('Paused');
    await user.keyboard('{Enter}');
    expect(state()).toBe('Recording');
    microphone.hears([1]);
    await user.keyboard('{Shift>}{Tab}{/Shift}{Enter}');
    await waitFor(() => expect(state()).toBe('Recorded: 0:01'));
    expect(document.activeElement).toBe(button('Attach to record and mark as done'));
  });

  it('attaches it and marks the talk as done in one step', async () => {
    const shown = await show();
    await record(shown);
    await shown.user.click(button('Attach to record and mark as done'));
    await waitFor(async () => expect(await shown.entries()).toHaveLength(2));
    const [, talk] = await shown.entries();
    expect(talk).toMatchObject({ kind: 'verbal-handover', body: VOICE_NOTE });
    const [, row] = await outboxOf(shown.db, KEY);
    expect(row?.steps.map(({ name }) => name)).toEqual(['note', 'attach', 'check']);
    expect(await screen.findByText(/waiting to be attached in Acme CRM/)).toBeTruthy();
    await waitFor(() => expect(button('Record a voice note')).toBe(document.activeElement));
  });

  it('marks it once with an impatient double click', async () => {
    const shown = await show();
    await record(shown);
    await shown.user.dblClick(button('Attach to record and mark as done'));
    await screen.findByText(/waiting to be attached/);
    expect(await shown.entries()).toHaveLength(2);
  });

  it('downloads it to send it by hand where the CRM takes no files', async () => {
    const shown = await show({});
    await record(shown);
    expect(
      screen.getByText(/can’t attach files in Acme CRM\. Download .* to Bea Novak/),
    ).toBeTruthy();
    await shown.user.click(button('Download and mark as done'));
    await screen.findByText(/Send the voice note to Bea Novak yourself/);
    expect(saved).toEqual([expect.stringMatching(/^baton-voice-note-[\w-]+\.webm$/)]);
    const [, row] = await outboxOf(shown.db, KEY);
    expect(row?.steps.map(({ name }) => name)).toEqual(['note', 'check']);
  });

  it('is told at once where it is too large for the CRM', async () => {
    const shown = await show({ fileBytes: 2 });
    await record(shown);
    expect(screen.getByText(/This voice note is too large for Acme CRM\. Download/)).toBeTruthy();
    expect(button('Download and mark as done')).toBeTruthy();
  });

  it('deletes it only until it is undone', async () => {
    const shown = await show();
    await record(shown);
    await shown.user.click(button('Delete'));
    await waitFor(() => expect(screen.queryByText(/^Recorded/)).toBeNull());
    shown.panel.effects.undo();
    expect(await screen.findByText(/^Recorded: /)).toBeTruthy();
  });

  it('still has what was recorded when the handoff has ended meanwhile', async () => {
    const { db, user } = await show({ ...TAKES_FILES, mayRecord: false, files: [aRecording()] });
    expect(await screen.findByText(/didn’t send it\. It can no longer be marked/)).toBeTruthy();
    await user.click(button('Download'));
    expect(saved).toEqual([aRecording().name]);
    expect(await db.files.count()).toBe(1);
  });

  it('finds what was recorded before the panel was closed', async () => {
    await show({ ...TAKES_FILES, files: [aRecording()] });
    expect(await screen.findByText('Recorded: 0:42')).toBeTruthy();
    expect(screen.getByText(/didn’t send it\. It’s still here/)).toBeTruthy();
    expect(document.activeElement).toBe(document.body);
  });
});

describe('a microphone', () => {
  it('that is refused: says why, and opens a tab in which the browser can ask', async () => {
    const { user, microphone, openedTabs } = await show();
    microphone.world.problem = 'refused';
    await user.click(button('Record a voice note'));
    await user.click(button('Start recording'));
    expect(await screen.findByText(/a side panel can’t ask for it/)).toBeTruthy();
    await user.click(button('Open Baton in a tab to allow the microphone'));
    expect(openedTabs).toEqual(['panel']);
    microphone.world.problem = undefined;
    await user.click(button('Start recording'));
    expect(await screen.findByText('Recording')).toBeTruthy();
  });

  it.each([
    ['no-microphone', /No microphone found\. Connect one/],
    ['busy', /Another app is using the microphone\. Close/],
    ['unsupported', /This browser can’t record here\. Record on your phone/],
    ['failed', /Couldn’t start recording\. Try again/],
  ] as const)('that cannot be used (%s): says what to do', async (problem, words) => {
    const { user, microphone } = await show();
    microphone.world.problem = problem;
    await user.click(button('Record a voice note'));
    await user.click(button('Start recording'));
    expect(await screen.findByText(words)).toBeTruthy();
  });

  it('that goes away in the middle: keeps what was said', async () => {
    const { user, microphone } = await show();
    await user.click(button('Record a voice note'));
    await user.click(button('Start recording'));
    await screen.findByText('Recording');
    microphone.hears([1]);
    microphone.unplug();
    expect(
      await screen.findByText('The microphone disconnected. What you recorded is saved.'),
    ).toBeTruthy();
    expect(button('Attach to record and mark as done')).toBeTruthy();
  });
});

describe('a full disk', () => {
  it('is told at once, with the way to save the recording', async () => {
    const shown = await show();
    shown.db.files.hook('creating', () => {
      throw new DOMException('No space', 'QuotaExceededError');
    });
    await record(shown);
    expect(await screen.findByText(/storage is full.*Download it before/)).toBeTruthy();
    await shown.user.click(button('Download'));
    expect(saved).toHaveLength(1);
  });
});

describe('a voice note that the CRM did not take', () => {
  const refused = (code: 'too-long' | 'forbidden') =>
    aRecording({ id: anId(2), stage: 'refused', problem: { code } });

  it('says so, and can be downloaded and then deleted', async () => {
    const { user, db } = await show({
      ...TAKES_FILES,
      isTalked: true,
      files: [refused('too-long')],
    });
    expect(
      await screen.findByText(/too large for Acme CRM\. Download it and send it to Bea Novak/),
    ).toBeTruthy();
    await user.click(button('Download'));
    expect(saved).toEqual([aRecording().name]);
    await user.click(button('Delete from this device'));
    await waitFor(async () => expect(await db.files.count()).toBe(0));
  });

  it('for another reason says that', async () => {
    await show({ ...TAKES_FILES, isTalked: true, files: [refused('forbidden')] });
    expect(
      await screen.findByText(/Couldn’t attach the voice note in Acme CRM\. Download/),
    ).toBeTruthy();
  });
});

describe('the BDM', () => {
  it('is told where the voice note is, with a link, and can record none', async () => {
    await show({ ...TAKES_FILES, me: BDM, isTalked: true });
    expect(screen.getByText(/There’s a voice note in the record’s files/)).toBeTruthy();
    const link = screen.getByRole('link', { name: 'Open record' });
    expect(link.getAttribute('href')).toBe('https://crm.example/leads/7');
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('is told that it comes by another way where the CRM takes no files', async () => {
    await show({ me: BDM, isTalked: true });
    expect(
      screen.getByText('There’s a voice note. Sam Rivera is sending it outside Acme CRM.'),
    ).toBeTruthy();
    expect(screen.queryByRole('link')).toBeNull();
  });

  it('is told nothing where there is none', async () => {
    await show({ ...TAKES_FILES, me: BDM });
    expect(screen.queryByText(/voice note/)).toBeNull();
  });
});
