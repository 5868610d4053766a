import { describe, expect, it } from 'vitest';
import { createVoiceNote } from '@/lib/panel/voice/voice-note';
import { LONGEST_SECONDS } from '@/lib/panel/voice/voice-note-state';
import { filesOf } from '@/lib/store/outbox/files';
import { aRecording, HANDOFF } from '../factories';
import { aDatabase, createHandClock } from './fake-panel';
import { createFakeMicrophone } from './fake-microphone';

const RECORD = 'crm|lead|7';
const SECOND = 1000;

/** A voice note at a microphone and a clock that tests move. */
async function aVoiceNote(db = aDatabase()) {
  const clock = createHandClock();
  const microphone = createFakeMicrophone();
  let ids = 0;
  const parts = {
    ...{ db, now: clock.now, after: clock.after, startRecording: microphone.start },
    newId: () => `01930000-0000-7000-9000-${(ids++).toString(16).padStart(12, '0')}`,
  };
  const note = createVoiceNote(parts, { handoff: HANDOFF, record: RECORD });
  await note.open();
  return {
    ...{ db, clock, microphone, note },
    state: note.store.getState,
    onDisk: () => filesOf(db, HANDOFF, ['recorded']),
  };
}

/** The bytes on disk of the only recording. */
async function heardOnDisk({ onDisk }: Awaited<ReturnType<typeof aVoiceNote>>) {
  return (await onDisk()).map(({ bytes }) => [...bytes]);
}

describe('recording', () => {
  it('counts the seconds that it records, and not those of a pause', async () => {
    const { note, clock, microphone, state } = await aVoiceNote();
    await note.record();
    clock.advance(10 * SECOND);
    note.pause();
    expect(state()).toMatchObject({ step: 'paused', seconds: 10 });
    clock.advance(60 * SECOND);
    note.resume();
    clock.advance(5 * SECOND);
    expect(state()).toMatchObject({ step: 'recording', seconds: 15 });
    microphone.hears([1]);
    await note.stop();
    expect(state()).toMatchObject({ step: 'recorded', seconds: 15, told: undefined });
    expect(microphone.done).toEqual(['start', 'pause', 'resume', 'stop']);
  });

  it('gives one file whose pieces are in their order, for the record and the handoff', async () => {
    const { note, microphone, state } = await aVoiceNote();
    await note.record();
    microphone.hears([1, 2]);
    microphone.hears([3]);
    microphone.hears([4, 5], 'when-asked');
    await note.stop();
    const { file } = state();
    expect([...(file?.bytes ?? [])]).toEqual([1, 2, 3, 4, 5]);
    expect(file).toMatchObject({ handoff: HANDOFF, record: RECORD, type: 'audio/webm' });
    expect(file?.name).toBe(`baton-voice-note-${file?.id}.webm`);
  });

  it('ends by itself after three minutes, and says so', async () => {
    const { note, clock, microphone, state } = await aVoiceNote();
    await note.record();
    microphone.hears([1]);
    clock.advance(LONGEST_SECONDS * SECOND + 10 * SECOND);
    await expect.poll(() => state().step).toBe('recorded');
    expect(state()).toMatchObject({ seconds: LONGEST_SECONDS, told: 'limit' });
    expect(microphone.done).toEqual(['start', 'stop']);
  });

  it('hears nothing while it is paused', async () => {
    const { note, state, microphone } = await aVoiceNote();
    expect(note.level()).toBe(0);
    await note.record();
    expect(note.level()).toBe(microphone.world.level);
    note.pause();
    expect(note.level()).toBe(0);
    expect(state().step).toBe('paused');
  });

  it.each(['refused', 'no-microphone', 'busy', 'unsupported', 'failed'] as const)(
    'says why it cannot begin (%s), and can be tried again',
    async (problem) => {
      const { note, microphone, state } = await aVoiceNote();
      microphone.world.problem = problem;
      await note.record();
      expect(state()).toMatchObject({ step: 'empty', told: problem });
      microphone.world.problem = undefined;
      await note.record();
      expect(state()).toMatchObject({ step: 'recording', told: undefined });
    },
  );

  it('keeps what there is when the microphone goes in the middle', async () => {
    const it_ = await aVoiceNote();
    await it_.note.record();
    it_.microphone.hears([7, 8], 'when-asked');
    it_.microphone.unplug();
    await expect.poll(() => it_.state().step).toBe('recorded');
    expect(it_.state().told).toBe('cut-off');
    expect(await heardOnDisk(it_)).toEqual([[7, 8]]);
  });

  it('says so where nothing was heard', async () => {
    const { note, state } = await aVoiceNote();
    await note.record();
    await note.stop();
    expect(state()).toMatchObject({ step: 'empty', told: 'nothing-heard' });
  });

  it('that is no longer wanted when the microphone is allowed is not begun', async () => {
    const { note, microphone, state } = await aVoiceNote();
    const recording = note.record();
    note.cancel();
    await recording;
    expect(state().step).toBe('empty');
    expect(microphone.done).toEqual(['start', 'stop']);
  });
});

describe('what was recorded', () => {
  it('is on disk piece by piece, and is there again in another panel', async () => {
    const first = await aVoiceNote();
    await first.note.record();
    first.microphone.hears([1, 2, 3]);
    await expect.poll(() => heardOnDisk(first)).toEqual([[1, 2, 3]]);
    const second = await aVoiceNote(first.db);
    expect(second.state()).toMatchObject({ step: 'recorded', told: 'kept' });
    expect([...(second.state().file?.bytes ?? [])]).toEqual([1, 2, 3]);
  });

  it('is on disk at once when it is paused', async () => {
    const it_ = await aVoiceNote();
    await it_.note.record();
    it_.microphone.hears([1, 2], 'when-asked');
    it_.note.pause();
    await expect.poll(() => heardOnDisk(it_)).toEqual([[1, 2]]);
  });

  it('is kept, and the microphone let go, when the panel goes elsewhere', async () => {
    const it_ = await aVoiceNote();
    await it_.note.record();
    it_.microphone.hears([1, 2], 'when-asked');
    it_.note.close();
    await expect.poll(() => heardOnDisk(it_)).toEqual([[1, 2]]);
    expect(it_.microphone.done.at(-1)).toBe('stop');
  });

  it('stays until there is something of the new one that takes its place', async () => {
    const it_ = await aVoiceNote();
    await it_.note.record();
    it_.microphone.hears([1]);
    await it_.note.stop();
    it_.microphone.world.problem = 'refused';
    await it_.note.record();
    expect(it_.state()).toMatchObject({ step: 'recorded', told: 'refused' });
    it_.microphone.world.problem = undefined;
    await it_.note.record();
    expect(await heardOnDisk(it_)).toEqual([[1]]);
    it_.microphone.hears([2]);
    await it_.note.stop();
    expect(await heardOnDisk(it_)).toEqual([[2]]);
  });

  it('can be dropped, and brought back', async () => {
    const it_ = await aVoiceNote();
    await it_.note.record();
    it_.microphone.hears([1]);
    await it_.note.stop();
    const dropped = await it_.note.drop();
    expect(it_.state()).toMatchObject({ step: 'empty', seconds: 0 });
    expect(await it_.onDisk()).toEqual([]);
    if (dropped.ok) dropped.value();
    expect(it_.state().step).toBe('recorded');
    await expect.poll(() => heardOnDisk(it_)).toEqual([[1]]);
  });

  it('of another handoff is not shown', async () => {
    const db = aDatabase();
    await db.files.put(aRecording({ handoff: 'another' }));
    const { state } = await aVoiceNote(db);
    expect(state().step).toBe('empty');
  });
});

describe('a full disk', () => {
  it('is told while it still records, and the recording is in the panel to be downloaded', async () => {
    const { note, db, microphone, state } = await aVoiceNote();
    await note.record();
    db.files.hook('creating', () => {
      throw new DOMException('No space', 'QuotaExceededError');
    });
    microphone.hears([1, 2]);
    await expect.poll(() => state().told).toBe('full');
    expect(state().step).toBe('recording');
    await note.stop();
    expect(state()).toMatchObject({ step: 'recorded', told: 'full' });
    expect([...(state().file?.bytes ?? [])]).toEqual([1, 2]);
  });
});
