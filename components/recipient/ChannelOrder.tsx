import { useRef } from 'react';
import type { Channel } from '@/lib/handoff/reach/channel';
import type { ProfileCard } from '@/lib/handoff/team/profile';
import { countryOf, useReaching, type PhoneHome } from '@/lib/panel/reach/use-reaching';
import { t } from '@/lib/panel/i18n';
import { CHANNEL_WORDS } from '../timeline/entry-text';
import { IconButton } from '../ui/IconButton';
import { TextField } from '../ui/TextField';
import { handleText } from './handle-text';

type Channels = ProfileCard['channels'];

interface ChannelOrderProps {
  readonly channels: Channels;
  readonly home: PhoneHome;
  readonly onChange: (channels: Channels) => void;
}

/** The channels in order of preference, each with its handle. */
export function ChannelOrder({ channels, home, onChange }: ChannelOrderProps) {
  const list = useRef<HTMLOListElement>(null);
  const reaching = useReaching();
  /** What cannot be opened is kept all the same: colleagues may know what it means. */
  const problemWith = (channel: Channel, handle: string) => {
    if (!reaching || channel === 'in-person' || !handle.trim()) return undefined;
    const problem = reaching.channelProblem(channel, handle, countryOf(reaching, home));
    return problem && handleText(problem);
  };
  const setHandle = (at: number, handle: string) =>
    onChange(channels.map((way, index) => (index === at ? { ...way, handle } : way)));
  return (
    <ol ref={list} className="channel-order" aria-label={t('card_channels')}>
      {channels.map(({ channel, handle }, index) => {
        const name = t(CHANNEL_WORDS[channel]);
        return (
          <li key={channel}>
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
                if (index === 1) list.current?.querySelectorAll('input').item(index).focus();
                onChange(movedUp(channels, index));
              }}
            >
              ↑
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

function movedUp(channels: Channels, index: number): Channels {
  const moved = channels[index];
  if (!moved) return channels;
  return channels.toSpliced(index, 1).toSpliced(index - 1, 0, moved);
}
