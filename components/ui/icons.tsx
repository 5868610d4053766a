const RING = 'M2 8a6 6 0 1012 0a6 6 0 10-12 0Z';
const CALENDAR =
  'M3.8 2.8h8.4a1.8 1.8 0 011.8 1.8v7.6a1.8 1.8 0 01-1.8 1.8h-8.4a1.8 1.8 0 01-1.8-1.8v-7.6a1.8 1.8 0 011.8-1.8ZM2 6.2h12M5.2 1.5v2.2M10.8 1.5v2.2';

/** The drawings of the panel, each on a square of 16. Channels and kinds of context have their own names. */
const DRAWINGS = {
  call: 'M3.2 2.8h2.4l1.2 3-1.5 1a8 8 0 003.9 3.9l1-1.5 3 1.2v2.4c0 .7-.6 1.2-1.3 1.1C6.6 13.4 2.6 9.4 2.1 4.1c-.1-.7.4-1.3 1.1-1.3Z',
  text: 'M3 2.8h10c.8 0 1.3.5 1.3 1.3v5.8c0 .8-.5 1.3-1.3 1.3H7.5L4.3 13.8v-2.6H3c-.8 0-1.3-.5-1.3-1.3V4.1c0-.8.5-1.3 1.3-1.3ZM5 7h.01M8 7h.01M11 7h.01',
  'voice-note':
    'M8 1.8a2 2 0 012 2v3.4a2 2 0 01-2 2a2 2 0 01-2-2v-3.4a2 2 0 012-2ZM3.5 7.5a4.5 4.5 0 009 0M8 12v2.2',
  email:
    'M3.4 3.2h9.2a1.6 1.6 0 011.6 1.6v6.4a1.6 1.6 0 01-1.6 1.6h-9.2a1.6 1.6 0 01-1.6-1.6v-6.4a1.6 1.6 0 011.6-1.6ZM2.3 4.5l5.7 4.3 5.7-4.3',
  chat: 'M2.5 2.5h7.2c.6 0 1 .4 1 1v4c0 .6-.4 1-1 1H5.6L3.3 10.5v-2h-.8c-.6 0-1-.4-1-1v-4c0-.6.4-1 1-1ZM12.7 6.2h.8c.6 0 1 .4 1 1v3.6c0 .6-.4 1-1 1h-.6v1.7l-2-1.7H7.7',
  'in-person':
    'M5.4 5a2.6 2.6 0 105.2 0a2.6 2.6 0 10-5.2 0ZM3 13.8c.3-2.7 2.3-4.3 5-4.3s4.7 1.6 5 4.3',
  'why-now': 'M8.9 1.8 3.5 9h3.8l-.7 5.2L12.5 7H8.4l.5-5.2Z',
  pain: 'M6.7 4.3C4.3 5 3 6.8 3 9.3v2.4h3.6V8.3H4.7M13.3 4.3c-2.4.7-3.7 2.5-3.7 5v2.4h3.6V8.3h-1.9',
  promised: 'M3.8 14V2.5M3.8 3.2c3-1.4 5.2 1.4 8.7 0v6c-3.5 1.4-5.7-1.4-8.7 0',
  'next-step': 'M2.5 8h10.3M9 4.2 12.8 8 9 11.8',
  'double-check':
    'M2.5 7.2a4.7 4.7 0 109.4 0a4.7 4.7 0 10-9.4 0ZM10.7 10.7l3 3M7.2 5v2.6M7.2 9.4h.01',
  'landed-well':
    'M2.2 7.6h2.6v6H2.2ZM4.8 7.6 7.6 2c1.2 0 1.9.9 1.7 2.1L8.9 6.4h3.7c.9 0 1.6.9 1.4 1.8l-1 4.2c-.2.7-.8 1.2-1.5 1.2H4.8',
  avoid: 'M2.2 8a5.8 5.8 0 1011.6 0a5.8 5.8 0 10-11.6 0ZM4 4l8 8',
  stakeholder:
    'M3.7 5.3a2.3 2.3 0 104.6 0a2.3 2.3 0 10-4.6 0ZM1.6 13c.3-2.4 2-3.8 4.4-3.8s4.1 1.4 4.4 3.8M10.4 3.2a2.3 2.3 0 010 4.2M12.3 9.6c1.2.5 2 1.6 2.2 3.4',
  objection: 'M8 1.8 3 3.6v3.9c0 3.1 2 5.5 5 6.7 3-1.2 5-3.6 5-6.7V3.6L8 1.8Z',
  background: 'M8 2l6 3-6 3-6-3 6-3ZM2.3 8.2 8 11l5.7-2.8M2.3 11.2 8 14l5.7-2.8',
  check: 'M3.2 8.4l3.2 3.1 6.4-7',
  chevron: 'M6 3.5 10.5 8 6 12.5',
  back: 'M10 3 5 8l5 5',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  grip: 'M6 4h.01M10 4h.01M6 8h.01M10 8h.01M6 12h.01M10 12h.01',
  close: 'M4 4l8 8M12 4l-8 8',
  edit: 'M10.6 3 13 5.4 5.4 13l-3 .6.6-3L10.6 3Z',
  calendar: CALENDAR,
  today: `${CALENDAR}M5 9.8l1.7 1.6 3.6-3.4`,
  copy: 'M6.8 5.3h5.5a1.5 1.5 0 011.5 1.5v5.5a1.5 1.5 0 01-1.5 1.5h-5.5a1.5 1.5 0 01-1.5-1.5v-5.5a1.5 1.5 0 011.5-1.5ZM10.7 5.3V3.7c0-.8-.7-1.5-1.5-1.5H3.7c-.8 0-1.5.7-1.5 1.5v5.5c0 .8.7 1.5 1.5 1.5h1.6',
  device:
    'M3.3 3h9.4a1.3 1.3 0 011.3 1.3v5.4a1.3 1.3 0 01-1.3 1.3h-9.4a1.3 1.3 0 01-1.3-1.3v-5.4a1.3 1.3 0 011.3-1.3ZM5.5 13.5h5',
  sent: 'M4.5 12.5a3 3 0 01-.3-6 4 4 0 0 1 7.7-.2 3.2 3.2 0 0 1-.4 6.2h-7ZM6.2 9.3l1.4 1.3 2.4-2.6',
  waiting: `${RING}M8 4.6V8l2.3 1.5`,
  warning: 'M8 2.3 1.8 13h12.4L8 2.3ZM8 6.5v3M8 11.3h.01',
  question: `${RING}M6.2 6.3a1.9 1.9 0 112.7 1.9c-.6.3-.9.7-.9 1.3M8 11.4h.01`,
  up: 'M8 13V3M4 7l4-4 4 4',
  down: 'M8 3v10M4 9l4 4 4-4',
  'pass-on': 'M2.5 5.5h10M10 3l2.6 2.5L10 8M13.5 10.5h-10M6 8l-2.6 2.5L6 13',
  return: 'M6 3 2.5 6.5 6 10M2.7 6.5h6.8a3.7 3.7 0 010 7.4H6.5',
  star: 'M8 1.9 9.8 5.7l4.2.5-3.1 2.9.8 4.1L8 11.2l-3.7 2 .8-4.1L2 6.2l4.2-.5L8 1.9Z',
  download: 'M8 2.5v7.3M4.8 6.8 8 10l3.2-3.2M2.8 13.3h10.4',
  video:
    'M3.3 4h5.4a1.5 1.5 0 011.5 1.5v5a1.5 1.5 0 01-1.5 1.5h-5.4a1.5 1.5 0 01-1.5-1.5v-5a1.5 1.5 0 011.5-1.5ZM10.2 7.2l4-2.2v6l-4-2.2',
  settings:
    'M2 5h7M13 5h1M2 11h1M7 11h7M9.2 5a1.8 1.8 0 103.6 0a1.8 1.8 0 10-3.6 0ZM3.2 11a1.8 1.8 0 103.6 0a1.8 1.8 0 10-3.6 0Z',
  search: 'M2.5 7a4.5 4.5 0 109 0a4.5 4.5 0 10-9 0ZM10.5 10.5l3.3 3.3',
  add: 'M8 3v10M3 8h10',
  paste:
    'M5.5 3H4c-.6 0-1 .4-1 1v9.2c0 .5.4.9 1 .9h8c.6 0 1-.4 1-1V4c0-.6-.4-1-1-1h-1.5M6.3 1.8h3.4a.8.8 0 01.8.8v1a.8.8 0 01-.8.8h-3.4a.8.8 0 01-.8-.8v-1a.8.8 0 01.8-.8Z',
  remove: 'M2.8 4.3h10.4M6 4.2V2.5h4v1.7M4.2 4.5l.6 9h6.4l.6-9',
  figures: 'M2.5 2.5v11h11M5.5 11V8.5M8.5 11V5.5M11.5 11V7',
  link: 'M6.8 9.2a2.8 2.8 0 004 0l2-2a2.8 2.8 0 00-4-4l-.8.8M9.2 6.8a2.8 2.8 0 00-4 0l-2 2a2.8 2.8 0 004 4l.8-.8',
  place: `${RING}M2 8h12M8 2c2 2 2.6 4 2.6 6S10 12 8 14c-2-2-2.6-4-2.6-6S6 4 8 2Z`,
} as const;

export type IconName = keyof typeof DRAWINGS;

/** Which lead or look along the line, and turn with the direction of the words. */
const MIRRORED: readonly IconName[] = ['chevron', 'back', 'next-step', 'return'];

interface IconProps {
  readonly name: IconName;
  /** 14 instead of 16 where it stands within small words. */
  readonly small?: boolean;
}

/** A line drawing as high as the text around it. It says nothing itself: words or a name stand beside it. */
export function Icon({ name, small = false }: IconProps) {
  // Dots are to be seen as such.
  const isDotted = name === 'more' || name === 'grip';
  return (
    <svg
      aria-hidden="true"
      className="icon"
      data-mirrored={MIRRORED.includes(name) || undefined}
      data-small={small || undefined}
      fill="none"
      stroke="currentColor"
      strokeLinecap="round"
      strokeLinejoin="round"
      strokeWidth={isDotted ? 2.2 : 1.5}
      viewBox="0 0 16 16"
    >
      <path d={DRAWINGS[name]} />
    </svg>
  );
}
