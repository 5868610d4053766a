import { useRef } from 'react';
import type { Channel } from '@/lib/handoff/channel';
import { channelLink } from '@/lib/handoff/channel-link';
import type { ProfileCard } from '@/lib/handoff/profile';
import { t, type MessageKey } from '@/lib/panel/words';
import { CHANNEL_WORDS } from '../timeline/entry-words';
import { IconButton } from '../ui/IconButton';
import { TextField } from '../ui/TextField';

type Channels = ProfileCard['channels'];

interface ChannelOrderProps {
  readonly channels: Channels;
  readonly onChange: (channels: Channels) => void;
}

/** The channels in order of preference, each with its handle. */
export function ChannelOrder({ channels, onChange }: ChannelOrderProps) {
  const list = useRef<HTMLOListElement>(null);
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
              error={handleProblem(channel, handle)}
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
  return HANDLE_WANTED[channel] === 'handle_link' ? 'https://' : t('card_handleFromCrm');
}

/** What cannot be opened is kept all the same: colleagues may know what it means. */
function handleProblem(channel: Channel, handle: string): string | undefined {
  const wanted = HANDLE_WANTED[channel];
  if (!wanted || !handle.trim()) return undefined;
  return channelLink(channel, handle, NO_MESSAGE) === undefined ? t(wanted) : undefined;
}

const NO_MESSAGE = { subject: '', body: '' };

const HANDLE_WANTED: Record<Channel, MessageKey | undefined> = {
  call: 'handle_phone',
  text: 'handle_phone',
  'voice-note': 'handle_link',
  email: 'handle_email',
  chat: 'handle_link',
  'in-person': undefined,
};

function movedUp(channels: Channels, index: number): Channels {
  const moved = channels[index];
  if (!moved) return channels;
  return channels.toSpliced(index, 1).toSpliced(index - 1, 0, moved);
}
