/** Why nothing is recorded. */
export type RecorderProblem =
  /** The user, or a rule of the browser, does not allow the microphone. */
  | 'refused'
  | 'no-microphone'
  /** Another program has the microphone. */
  | 'busy'
  /** This browser cannot record. */
  | 'unsupported'
  | 'failed';

export interface RecorderEvents {
  /** What was recorded since the last time, and its MIME type; the pieces in their order are the file. */
  readonly onData: (bytes: Uint8Array<ArrayBuffer>, type: string) => void;
  /** It has ended by itself, as when the microphone is unplugged, and has given all that it had. */
  readonly onEnd: () => void;
}

/** What is being recorded. */
export interface Recording {
  pause(): void;
  resume(): void;
  /** Hands on soon what it has not handed on yet. */
  flush(): void;
  /** Ends it and lets the microphone go; resolves once all is given. */
  stop(): Promise<void>;
  /** How loud it is now, from 0 to 1. */
  level(): number;
}

type Started =
  | { readonly ok: true; readonly recording: Recording }
  | { readonly ok: false; readonly problem: RecorderProblem };

/** Asks for the microphone and records from it. Never rejects. */
export type StartRecording = (events: RecorderEvents) => Promise<Started>;

/** How often what was recorded is given (ms): no more than this is lost when the panel dies. */
const PIECE_MS = 2000;
/** Enough for speech: three minutes come to less than a megabyte. */
const BITS_PER_SECOND = 32_000;
/** In the order in which other programs like to play them. */
const TYPES = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/mp4'];

/** {@link StartRecording} with the browser's own microphone. */
export const startRecording: StartRecording = async (events) => {
  const type = 'MediaRecorder' in globalThis ? TYPES.find(isTypeSupported) : undefined;
  if (type === undefined || !('mediaDevices' in navigator)) return failed('unsupported');
  let stream: MediaStream | undefined;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    return { ok: true, recording: record(stream, type, events) };
  } catch (error) {
    if (stream) letGo(stream);
    return failed(problemOf(error));
  }
};

/** The browser shows that it listens until every track is stopped. */
function letGo(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

const isTypeSupported = (type: string) => MediaRecorder.isTypeSupported(type);
const failed = (problem: RecorderProblem): Started => ({ ok: false, problem });

const PROBLEMS: Readonly<Record<string, RecorderProblem>> = {
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotFoundError: 'no-microphone',
  OverconstrainedError: 'no-microphone',
  NotReadableError: 'busy',
  AbortError: 'busy',
};

function problemOf(error: unknown): RecorderProblem {
  const name = error instanceof DOMException ? error.name : '';
  return PROBLEMS[name] ?? 'failed';
}

function record(
  stream: MediaStream,
  mimeType: string,
  { onData, onEnd }: RecorderEvents,
): Recording {
  const recorder = new MediaRecorder(stream, { mimeType, audioBitsPerSecond: BITS_PER_SECOND });
  const meter = createMeter(stream);
  const [type = mimeType] = mimeType.split(';');
  // A piece is read in its own time; the next must not overtake it.
  let given = Promise.resolve();
  let isAsked = false;
  recorder.addEventListener('dataavailable', ({ data }) => {
    given = given.then(async () => {
      if (data.size > 0) onData(new Uint8Array(await data.arrayBuffer()), type);
    });
  });
  const ended = new Promise<void>((resolve) => {
    recorder.addEventListener('stop', () => {
      letGo(stream);
      meter.close();
      void given.then(() => {
        resolve();
        if (!isAsked) onEnd();
      });
    });
  });
  recorder.start(PIECE_MS);
  return {
    pause: () => {
      if (recorder.state !== 'recording') return;
      recorder.requestData();
      recorder.pause();
    },
    resume: () => {
      if (recorder.state === 'paused') recorder.resume();
    },
    flush: () => {
      if (recorder.state !== 'inactive') recorder.requestData();
    },
    stop: () => {
      isAsked = true;
      if (recorder.state !== 'inactive') recorder.stop();
      return ended;
    },
    level: () => meter.level(),
  };
}

/** Speech has a root mean square of about a quarter of full scale when it is loud. */
const LOUD = 0.25;

function createMeter(stream: MediaStream) {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 1024;
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  return {
    level: () => {
      analyser.getFloatTimeDomainData(samples);
      const sum = samples.reduce((total, sample) => total + sample * sample, 0);
      return Math.min(1, Math.sqrt(sum / samples.length) / LOUD);
    },
    close: () => void context.close(),
  };
}
