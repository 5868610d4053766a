import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { Channel } from '@/lib/handoff/reach/channel';
import type { ProfileCard } from '@/lib/handoff/team/profile';
import { countryOf, useReaching, type PhoneHome } from '@/lib/panel/reach/use-reaching';
import { t } from '@/lib/panel/i18n';
import { CHANNEL_WORDS } from '../timeline/entry-text';
import { IconButton } from '../ui/IconButton';
import { Icon } from '../ui/icons';
import { TextField } from '../ui/TextField';
import { handleText } from './handle-text';

type Channels = ProfileCard['channels'];

interface ChannelOrderProps {
  readonly channels: Channels;
  readonly home: PhoneHome;
  readonly onChange: (channels: Channels) => void;
}

/** The channels in order of preference, each with its handle; moved by a button, or by Alt and an arrow. */
export function ChannelOrder({ channels, home, onChange }: ChannelOrderProps) {
  const list = useRef<HTMLOListElement>(null);
  /** Whose field is to have the focus once the order is drawn: what moves in the page loses it. */
  const focusOn = useRef<number>(undefined);
  useEffect(() => {
    if (focusOn.current === undefined) return;
    list.current?.querySelectorAll('input').item(focusOn.current).focus();
    focusOn.current = undefined;
  }, [channels]);
  const reaching = useReaching();
  /** What cannot be opened is kept all the same: colleagues may know what it means. */
  const problemWith = (channel: Channel, handle: string) => {
    if (!reaching || channel === 'in-person' || !handle.trim()) return undefined;
    const problem = reaching.channelProblem(channel, handle, countryOf(reaching, home));
    return problem && handleText(problem);
  };
  const setHandle = (at: number, handle: string) =>
    onChange(channels.map((way, index) => (index === at ? { ...way, handle } : way)));
  const move = (from: number, to: number) => {
    const moved = channels[from];
    if (!moved) return;
    onChange(channels.toSpliced(from, 1).toSpliced(to, 0, moved));
  };
  return (
    <ol ref={list} className="channel-order" aria-label={t('card_channels')}>
      {channels.map(({ channel, handle }, index) => {
        const name = t(CHANNEL_WORDS[channel]);
        const moveByKey = (event: KeyboardEvent) => {
          const by = event.altKey && { ArrowUp: -1, ArrowDown: 1 }[event.key];
          if (!by) return;
          event.preventDefault();
          const to = index + by;
          if (to < 0 || to >= channels.length) return;
          focusOn.current = to;
          move(index, to);
        };
        return (
          <li key={channel} onKeyDown={moveByKey}>
            <Icon name={channel} />
            <TextField
              label={name}
              value={handle}
              maxLength={200}
              error={problemWith(channel, handle)}
              placeholder={placeholderOf(channel)}
              onChange={(next) => setHandle(index, next)}
            />
            <IconButton
              label={t('card_moveUp', name)}
              disabled={index === 0}
              onClick={() => {
                // The button of the first is no place for the focus any more; its field is.
                if (index === 1) focusOn.current = 0;
                move(index, index - 1);
              }}
            >
              <Icon name="up" />
            </IconButton>
          </li>
        );
      })}
    </ol>
  );
}

/** What stands in for a handle that is not typed. */
function placeholderOf(channel: Channel): string {
  if (channel === 'in-person') return '';
  const isLink = channel === 'chat' || channel === 'voice-note';
  return isLink ? 'https://' : t('card_handleFromCrm');
}
