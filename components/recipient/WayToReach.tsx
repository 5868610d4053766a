import { useId, useState } from 'react';
import type { BriefFormat } from '@/lib/handoff/brief';
import { channelLink } from '@/lib/handoff/channel-link';
import { t } from '@/lib/panel/words';
import { CHANNEL_WORDS } from '../timeline/entry-words';
import { FORMAT_FOR, type Way } from './ways';

interface WayToReachProps {
  readonly way: Way;
  /** The brief in the shape of a channel. */
  readonly messageFor: (format: BriefFormat) => { readonly subject: string; readonly body: string };
  readonly onCopy: (format: BriefFormat) => void;
  readonly preferred?: boolean;
  /** Whose own card says so, and so to be mended by nobody else. */
  readonly owner?: string | undefined;
  /** Whether the words show before they are asked for. */
  readonly unfolded?: boolean;
}

/**
 * One tap opens the channel with the brief in its shape. Where one speaks, what to say unfolds;
 * where the channel takes no text from a link, the text goes to the clipboard.
 */
export function WayToReach(props: WayToReachProps) {
  const { way, messageFor, onCopy, preferred = false } = props;
  const [saying, setSaying] = useState(props.unfolded ?? false);
  const wordsId = useId();
  const { channel, handle } = way;
  const format = FORMAT_FOR[channel];
  const message = messageFor(format);
  const link = channelLink(channel, handle, message);
  const isSpoken = format === 'call-script' || format === 'voice-note';
  if (link === undefined && !isSpoken && channel !== 'chat') {
    return <NoWay way={way} owner={props.owner} />;
  }
  const tap = () => {
    if (isSpoken) setSaying(link !== undefined || !saying);
    if (channel === 'chat') onCopy('chat');
  };
  const doesInstead = isSpoken ? t('way_showsWords') : t('way_copies');
  const label = (
    <>
      <span>{t(CHANNEL_WORDS[channel])}</span>
      <small>
        {link === undefined ? [handle, doesInstead].filter(Boolean).join(' · ') : handle}
      </small>
    </>
  );
  const look = { className: 'way', 'data-preferred': preferred, onClick: tap };
  const unfolds = isSpoken ? { 'aria-expanded': saying, 'aria-controls': wordsId } : {};
  return (
    <>
      {link === undefined ? (
        <button type="button" {...look} {...unfolds}>
          {label}
        </button>
      ) : (
        <a href={link} {...(link.startsWith('https:') && NEW_TAB)} {...look}>
          {label}
        </a>
      )}
      <pre id={wordsId} className="brief-text" hidden={!saying}>
        {message.body}
      </pre>
    </>
  );
}

const NEW_TAB = { target: '_blank', rel: 'noreferrer' };

/** A channel of which no usable handle is known. */
function NoWay({ way, owner }: Pick<WayToReachProps, 'way' | 'owner'>) {
  const { channel, handle } = way;
  return <p className="quiet">{noWayWords(t(CHANNEL_WORDS[channel]), handle, owner)}</p>;
}

function noWayWords(channel: string, handle: string, owner: string | undefined): string {
  if (!handle) return t('way_noHandle', channel);
  return owner === undefined
    ? t('way_handleBad', channel, handle)
    : t('way_ownHandleBad', channel, handle, owner);
}
