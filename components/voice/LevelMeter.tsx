import { useEffect, useRef } from 'react';

/** How often the bar moves where the user wants little motion (ms). */
const CALM_MS = 1000;

interface LevelMeterProps {
  /** How loud it is now, from 0 to 1. */
  readonly level: () => number;
}

/** A bar that shows that the microphone hears something. */
export function LevelMeter({ level }: LevelMeterProps) {
  const bar = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const draw = () => bar.current?.style.setProperty('--level', level().toFixed(2));
    return matchMedia('(prefers-reduced-motion: reduce)').matches
      ? everySecond(draw)
      : everyFrame(draw);
  }, [level]);
  return (
    <span className="voice-level" aria-hidden="true">
      <span ref={bar} />
    </span>
  );
}

function everySecond(draw: () => void): () => void {
  const timer = setInterval(draw, CALM_MS);
  return () => clearInterval(timer);
}

function everyFrame(draw: () => void): () => void {
  let frame = requestAnimationFrame(function next() {
    draw();
    frame = requestAnimationFrame(next);
  });
  return () => cancelAnimationFrame(frame);
}
