import { html, type Markup } from './markup.ts';

/** 16 × 16 line drawings, by what they stand for. */
const ICONS = {
  brand: 'M3 2.5h7.5a2 2 0 0 1 2 2v9H5a2 2 0 0 1-2-2zM6 6h3.5M6 9h3.5',
  leads: 'M2 3h12l-4.6 5.4V13l-2.8-1.4V8.4z',
  contacts: 'M8 8a2.6 2.6 0 1 0 0-5.2A2.6 2.6 0 0 0 8 8M2.8 13.4a5.2 5.2 0 0 1 10.4 0',
  deals: 'M2 5.5h12v8H2zM5.5 5.5v-2h5v2M2 9h12',
  tasks: 'M2.5 8.5l3 3 8-8',
  out: 'M6.5 2.5h-4v11h4M10 5l3 3-3 3M13 8H6',
  search: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9M10.3 10.3 14 14',
} as const;

export function icon(name: keyof typeof ICONS): Markup {
  return html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
    <path d="${ICONS[name]}" />
  </svg>`;
}

/** A person's initials on a colour that stays theirs. */
export function avatar(id: string, name: string): Markup {
  const words = name.split(' ');
  const initials = [words.at(0), words.at(-1)].map((word) => word?.slice(0, 1) ?? '').join('');
  const colour = [...Buffer.from(id)].reduce((sum, byte) => sum + byte, 0) % 6;
  return html`<span class="avatar colour-${colour}" aria-hidden="true">${initials}</span>`;
}

export function stage(name: string | null): Markup | undefined {
  if (name === null) return undefined;
  const look = name.toLowerCase().replaceAll(/[^a-z]+/g, '-');
  return html`<span class="stage stage-${look}">${name}</span>`;
}

export function money(amount: number | null, currency: string | null): string {
  if (amount === null) return '';
  return `${amount.toLocaleString('en-GB')} ${currency ?? ''}`.trim();
}

const AGES = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const dates = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

/** An instant (UTC, ms) as people say it: "2 hours ago", "in 3 days", or a date far away. */
export function time(instant: number, now: number): Markup {
  const iso = new Date(instant).toISOString();
  const distance = instant - now;
  const [unit, size] = AGES.find(([, length]) => Math.abs(distance) >= length) ?? [
    'minute',
    60_000,
  ];
  const far = Math.abs(distance) > 20 * 86_400_000;
  const words = far ? dates.format(instant) : relative.format(Math.round(distance / size), unit);
  const said = Math.abs(distance) < 60_000 ? 'just now' : words;
  return html`<time datetime="${iso}" title="${iso.slice(0, 16).replace('T', ' ')} UTC"
    >${said}</time
  >`;
}
