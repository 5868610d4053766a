import type { BriefView } from '../brief-data';
import { cutLine, oneLine, sentence } from '../../line';
import { contextText, leadText, timeText } from './headlines';

const LONGEST = 300;

/** The brief as a text message of at most 300 UTF-16 units: the most important first, whole parts only. */
export function smsBrief(data: BriefView): string {
  const from = data.sdr ? ` from ${cut(data.sdr.name, 30)}` : '';
  const parts = [
    labelled('Why now', cut(contextText(data, 'why-now'), 60)),
    labelled('Pain', cut(contextText(data, 'pain'), 70)),
    labelled('Next', nextText(data)),
    oneLine(data.recordUrl ?? ''),
  ];
  return parts
    .filter((part) => part !== '')
    .reduce(
      (message, part) =>
        message.length + 1 + part.length <= LONGEST ? `${message} ${part}` : message,
      `Handoff${from}: ${sentence(cut(leadText(data), 90))}`,
    );
}

function nextText(data: BriefView): string {
  const due = data.nextStep?.due ?? data.meeting?.start;
  const what = cut(data.nextStep?.what ?? (data.meeting ? 'meeting' : ''), 60);
  return due === undefined ? what : `${what}, ${timeText(data, due)}`;
}

function labelled(label: string, text: string): string {
  return text === '' ? '' : `${label}: ${sentence(text)}`;
}

/** Cut like any line, but with dots that every phone has: one `…` makes a message half as long again. */
function cut(text: string, longest: number): string {
  const line = oneLine(text);
  return line.length <= longest ? line : `${cutLine(line, longest - 2).slice(0, -1)}...`;
}

/** The characters of a text message that take one septet, and those that take two (GSM 03.38). */
const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const EXTENSION = '\f^{}\\[~]|€';

/**
 * Returns in how many parts a phone sends a text: of 160 septets, or 153 where there are several; with
 * any character outside the GSM alphabet of 70 UTF-16 units, or 67. No character is parted in two.
 */
export function smsParts(text: string): number {
  const signs = Array.from(text);
  const isGsm = signs.every((sign) => BASIC.includes(sign) || EXTENSION.includes(sign));
  const sizes = signs.map((sign) => (isGsm ? (EXTENSION.includes(sign) ? 2 : 1) : sign.length));
  const whole = sizes.reduce((sum, size) => sum + size, 0);
  if (whole <= (isGsm ? 160 : 70)) return 1;
  const most = isGsm ? 153 : 67;
  let [parts, used] = [1, 0];
  for (const size of sizes) {
    if (used + size > most) [parts, used] = [parts + 1, 0];
    used += size;
  }
  return parts;
}
