import * as z from 'zod/mini';
import { teamRoleSchema } from '../../choices';
import {
  absencesOf,
  clockTime,
  daysByHours,
  weekOf,
  type Absence,
  type Calendar,
} from '../../time/calendar';
import { placeOfZone } from '../../time/instant-text';
import { CHANNEL_WORDS } from '../../reach/channel';
import { oneLine } from '../../line';
import { profileCardSchema, type ProfileCard } from '../../team/profile';
import { defineTeamKind } from './kind';

/** A person says how to be handed to. Everybody's card is their own: it is its author's. */
export const profile = defineTeamKind({
  name: 'profile',
  body: z.object({ role: teamRoleSchema, card: profileCardSchema }),
  apply(team, { role, card }, { at, by }) {
    team.profiles = [
      ...team.profiles.filter((other) => other.by.id !== by.id),
      { at, by, role, card },
    ];
  },
  describe: ({ card }, by) => ({
    lines: [
      `How to reach ${by.name}: ${card.channels.map(wayWords).join(', then ')}.`,
      ...(card.formats ? [`Preferred format: ${card.formats}`] : []),
      ...(card.doNotDisturb ? ['Do not disturb is on.'] : []),
      `Working hours: ${hoursWords(card.calendar)}.`,
      ...(absencesOf(card.calendar).length > 0
        ? [`Days off: ${absencesOf(card.calendar).map(absenceWords).join(', ')}.`]
        : []),
      `SDR in the first meeting: ${JOINS_WORDS[card.joins]}.`,
    ],
  }),
});

const JOINS_WORDS = {
  yes: 'yes',
  'first-five-minutes': 'first five minutes',
  no: 'no',
  ask: 'ask each time',
} as const;

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

function hoursWords(calendar: Calendar): string {
  const groups = daysByHours(weekOf(calendar)).map(({ days, hours }) => {
    const times = hours.map(({ from, to }) => `${clockTime(from)}–${clockTime(to)}`);
    return `${days.map((day) => DAYS[day - 1]).join(', ')}, ${times.join(' and ')}`;
  });
  return groups.length > 0 ? `${groups.join('; ')} (${placeOfZone(calendar.zone)})` : 'none';
}

function absenceWords({ from, to, part = {} }: Absence): string {
  const days = from === to ? from : `${from} to ${to}`;
  const times = [
    ...(part.from === undefined ? [] : [` from ${clockTime(part.from)}`]),
    ...(part.to === undefined ? [] : [` until ${clockTime(part.to)}`]),
  ];
  return days + times.join('');
}

function wayWords({ channel, handle }: ProfileCard['channels'][number]): string {
  const words = CHANNEL_WORDS[channel];
  return handle ? `${words} (${oneLine(handle)})` : words;
}
