import type { RecorderEvents, RecorderProblem, StartRecording } from '@/lib/platform/recorder';

/** A microphone that hears what tests let it hear. */
export function createFakeMicrophone() {
  const world: { problem: RecorderProblem | undefined; level: number } = {
    problem: undefined,
    level: 0.5,
  };
  /** What was done to the recorder, in order. */
  const done: string[] = [];
  let events: RecorderEvents | undefined;
  /** What it has heard and not given. */
  let held: number[] = [];

  function give(): void {
    if (held.length > 0) events?.onData(Uint8Array.from(held), 'audio/webm');
    held = [];
  }

  const start: StartRecording = (given) => {
    done.push('start');
    if (world.problem) return Promise.resolve({ ok: false, problem: world.problem });
    events = given;
    const recording = {
      pause: () => {
        done.push('pause');
        give();
      },
      resume: () => void done.push('resume'),
      flush: () => {
        done.push('flush');
        give();
      },
      stop: () => {
        done.push('stop');
        give();
        events = undefined;
        return Promise.resolve();
      },
      level: () => world.level,
    };
    return Promise.resolve({ ok: true, recording });
  };

  return {
    ...{ start, world, done },
    /** Hears this, and gives it at once, or only when it is asked to. */
    hears: (bytes: readonly number[], when: 'at-once' | 'when-asked' = 'at-once') => {
      held.push(...bytes);
      if (when === 'at-once') give();
    },
    unplug: () => {
      give();
      events?.onEnd();
      events = undefined;
    },
  };
}
