import type { ProfileCard } from '@/lib/handoff/profile';
import { t } from '@/lib/panel/words';
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
  const setHandle = (at: number, handle: string) =>
    onChange(channels.map((way, index) => (index === at ? { ...way, handle } : way)));
  return (
    <ol className="channel-order" aria-label={t('card_channels')}>
      {channels.map(({ channel, handle }, index) => {
        const name = t(CHANNEL_WORDS[channel]);
        return (
          <li key={channel}>
            <TextField
              label={name}
              value={handle}
              maxLength={200}
              placeholder={channel === 'chat' ? 'https://' : t('card_handleFromCrm')}
              onChange={(next) => setHandle(index, next)}
            />
            <IconButton
              label={t('card_moveUp', name)}
              disabled={index === 0}
              onClick={() => onChange(movedUp(channels, index))}
            >
              ↑
            </IconButton>
          </li>
        );
      })}
    </ol>
  );
}

function movedUp(channels: Channels, index: number): Channels {
  const moved = channels[index];
  if (!moved) return channels;
  return channels.toSpliced(index, 1).toSpliced(index - 1, 0, moved);
}
