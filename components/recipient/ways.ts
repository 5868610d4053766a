import { readsMarks, type Channel } from '@/lib/handoff/reach/channel';
import { isWorkingTime, workingTimeDue, type ClockProblem } from '@/lib/handoff/time/clock';
import type { ProfileCard } from '@/lib/handoff/team/profile';
import type { BriefFormat } from '@/lib/handoff/brief/brief';

interface Reachable {
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
}

/** A way to reach a person: the handle is '' where neither card nor CRM knows one. */
export interface Way {
  readonly channel: Channel;
  readonly handle: string;
}

/** The brief as it is wanted on each channel; spoken ones get what to say. */
const FORMATS: Record<Channel, BriefFormat> = {
  call: 'call-script',
  text: 'sms',
  'voice-note': 'voice-note',
  email: 'email',
  chat: 'chat',
  'in-person': 'call-script',
};

/** The brief as it is wanted on this way to a person. */
export function formatFor({ channel, handle }: Way): BriefFormat {
  return channel === 'chat' ? chatFormat(handle) : FORMATS[channel];
}

/** The brief as the chat of this handle shows it. */
export const chatFormat = (handle: string) => (readsMarks(handle) ? 'marked-chat' : 'chat');

/** The person's channels, preferred first; what the CRM knows stands in for a handle not typed. */
export function waysToReach(person: Reachable, card: ProfileCard): Way[] {
  return card.channels.map(({ channel, handle }) => ({
    channel,
    handle: handle.trim() || knownHandle(person, channel),
  }));
}

function knownHandle({ email = '', phone = '' }: Reachable, channel: Channel): string {
  switch (channel) {
    case 'email':
      return email;
    case 'call':
    case 'text':
      return phone;
    case 'voice-note':
    case 'chat':
    case 'in-person':
      return '';
  }
}

export type AtWork =
  | { readonly kind: 'working' }
  /** `back` is the UTC instant (ms) at which the next working time begins, where there is one. */
  | { readonly kind: 'away'; readonly back: number | undefined }
  | { readonly kind: 'do-not-disturb' }
  /** `why` no hours can be read from the card. */
  | { readonly kind: 'unknown'; readonly why: ClockProblem };

const MINUTE = 60_000;

/** Whether the person can be reached at this instant (UTC, ms) by what the card says. */
export function atWork(now: number, card: ProfileCard): AtWork {
  const working = isWorkingTime(now, card.calendar);
  if (!working.ok) return { kind: 'unknown', why: working.reason };
  if (card.doNotDisturb) return { kind: 'do-not-disturb' };
  if (working.value) return { kind: 'working' };
  const firstMinute = workingTimeDue(now, 1, card.calendar);
  return { kind: 'away', back: firstMinute.ok ? firstMinute.value - MINUTE : undefined };
}
