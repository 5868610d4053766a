import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startRecording } from '@/lib/platform/recorder';

/** The browser's microphone and recorder, as far as they are used. */
class FakeTrack {
  isStopped = false;
  stop(): void {
    this.isStopped = true;
  }
}

class FakeRecorder extends EventTarget {
  static last: FakeRecorder | undefined;
  static supported = ['audio/ogg;codecs=opus'];
  static isTypeSupported = (type: string) => FakeRecorder.supported.includes(type);
  state: 'inactive' | 'recording' | 'paused' = 'inactive';
  requests = 0;

  constructor() {
    super();
    FakeRecorder.last = this;
  }
  start(): void {
    this.state = 'recording';
  }
  pause(): void {
    this.state = 'paused';
  }
  resume(): void {
    this.state = 'recording';
  }
  requestData(): void {
    this.requests += 1;
  }
  stop(): void {
    this.state = 'inactive';
    this.dispatchEvent(new Event('stop'));
  }
  /** Hands on a piece whose bytes can be read when `isReadable` resolves. */
  gives(bytes: readonly number[], isReadable: Promise<void> = Promise.resolve()): void {
    const data = {
      size: bytes.length,
      arrayBuffer: async () => {
        await isReadable;
        return Uint8Array.from(bytes).buffer;
      },
    };
    this.dispatchEvent(Object.assign(new Event('dataavailable'), { data }));
  }
}

class FakeAudioContext {
  static failure: Error | undefined;
  constructor() {
    if (FakeAudioContext.failure) throw FakeAudioContext.failure;
  }
  createAnalyser = () => ({
    fftSize: 0,
    getFloatTimeDomainData: (samples: Float32Array) => void samples.fill(0.125),
  });
  createMediaStreamSource = () => ({ connect: () => undefined });
  close = () => Promise.resolve();
}

let track: FakeTrack;
let getUserMedia: () => Promise<unknown>;

beforeEach(() => {
  track = new FakeTrack();
  FakeRecorder.last = undefined;
  FakeAudioContext.failure = undefined;
  getUserMedia = () => Promise.resolve({ getTracks: () => [track] });
  vi.stubGlobal('MediaRecorder', FakeRecorder);
  vi.stubGlobal('AudioContext', FakeAudioContext);
  vi.stubGlobal('navigator', { mediaDevices: { getUserMedia: () => getUserMedia() } });
});
afterEach(() => vi.unstubAllGlobals());

/** Begins to record, and keeps what is heard. */
async function start() {
  const heard: number[][] = [];
  const types: string[] = [];
  const onEnd = vi.fn();
  const started = await startRecording({
    onData: (bytes, type) => {
      heard.push([...bytes]);
      types.push(type);
    },
    onEnd,
  });
  if (!started.ok || !FakeRecorder.last) throw new Error('It does not record.');
  return { ...{ heard, types, onEnd }, recording: started.recording, recorder: FakeRecorder.last };
}

const nothing = { onData: () => undefined, onEnd: () => undefined };

describe('the browser’s recorder', () => {
  it('gives the pieces in their order, though a later one can be read sooner', async () => {
    const { heard, types, recorder, recording } = await start();
    let readable = () => undefined as void;
    recorder.gives([1], new Promise((resolve) => (readable = resolve)));
    recorder.gives([2]);
    const stopped = recording.stop();
    readable();
    await stopped;
    expect(heard).toEqual([[1], [2]]);
    expect(types).toEqual(['audio/ogg', 'audio/ogg']);
  });

  it('gives what it has when it is paused, and when it is asked to', async () => {
    const { recorder, recording } = await start();
    recording.pause();
    expect([recorder.requests, recorder.state]).toEqual([1, 'paused']);
    recording.resume();
    recording.flush();
    expect([recorder.requests, recorder.state]).toEqual([2, 'recording']);
  });

  it('lets the microphone go when it is stopped, and then asks nothing more of the browser', async () => {
    const { recording, recorder, onEnd } = await start();
    await recording.stop();
    expect(track.isStopped).toBe(true);
    expect(onEnd).not.toHaveBeenCalled();
    recording.flush();
    recording.pause();
    recording.resume();
    await recording.stop();
    expect([recorder.requests, recorder.state]).toEqual([0, 'inactive']);
  });

  it('tells of an end that nobody asked for, once all is given', async () => {
    const { recorder, onEnd, heard } = await start();
    recorder.gives([7]);
    recorder.stop();
    await expect.poll(() => onEnd).toHaveBeenCalledOnce();
    expect(heard).toEqual([[7]]);
  });

  it('measures how loud it is', async () => {
    const { recording } = await start();
    expect(recording.level()).toBe(0.5);
  });
});

describe('nothing is recorded', () => {
  it.each([
    ['NotAllowedError', 'refused'],
    ['SecurityError', 'refused'],
    ['NotFoundError', 'no-microphone'],
    ['NotReadableError', 'busy'],
    ['TypeError', 'failed'],
  ])('where the browser answers %s', async (name, problem) => {
    getUserMedia = () => Promise.reject(new DOMException('', name));
    expect(await startRecording(nothing)).toEqual({ ok: false, problem });
  });

  it('where the browser cannot', async () => {
    const unsupported = { ok: false, problem: 'unsupported' };
    vi.stubGlobal('MediaRecorder', { isTypeSupported: () => false });
    expect(await startRecording(nothing)).toEqual(unsupported);
    vi.stubGlobal('MediaRecorder', FakeRecorder);
    vi.stubGlobal('navigator', {});
    expect(await startRecording(nothing)).toEqual(unsupported);
  });

  it('and the microphone is let go, where it fails after it was allowed', async () => {
    FakeAudioContext.failure = new Error('no more contexts');
    expect(await startRecording(nothing)).toEqual({ ok: false, problem: 'failed' });
    expect(track.isStopped).toBe(true);
  });
});
