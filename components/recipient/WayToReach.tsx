import { useId, useState } from 'react';
import type { ChannelProblem } from '@/lib/handoff/reach/channel-link';
import type { BriefFormat, BriefMessage } from '@/lib/handoff/brief/brief';
import { countryOf, useReaching, type PhoneHome } from '@/lib/panel/reach/use-reaching';
import { t } from '@/lib/panel/i18n';
import { CHANNEL_WORDS } from '../timeline/entry-text';
import { Icon } from '../ui/icons';
import { handleText } from './handle-text';
import { formatFor, type Way } from './ways';

interface WayToReachProps {
  readonly way: Way;
  readonly home: PhoneHome;
  /** The brief in the shape of a channel. */
  readonly messageFor: (format: BriefFormat) => BriefMessage;
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
  const format = formatFor(way);
  const message = messageFor(format);
  const { link, dials, problem, isReady, isShort } = useHandle(props, message);
  const isSpoken = format === 'call-script' || format === 'voice-note';
  const isLink = link !== undefined || !isReady;
  if (!isLink && !isSpoken && channel !== 'chat') {
    return <NoWay way={way} problem={problem} owner={props.owner} />;
  }
  const tap = () => {
    if (isSpoken) setSaying(isLink || !saying);
    if (channel === 'chat' || isShort) onCopy(format);
  };
  const doesInstead = isSpoken ? t('way_showsWords') : t('way_copies');
  const shown = dials === undefined ? handle : t('way_dials', handle, dials);
  const detail = isLink ? shown : [handle, doesInstead].filter(Boolean).join(' · ');
  const label = (
    <>
      <Icon name={channel} />
      <span>{t(CHANNEL_WORDS[channel])}</span>
      <small dir="auto">{detail}</small>
    </>
  );
  const look = { className: 'way', 'data-preferred': preferred, title: detail, onClick: tap };
  const unfolds = isSpoken ? { 'aria-expanded': saying, 'aria-controls': wordsId } : {};
  return (
    <>
      {isLink ? (
        <a href={link} {...(link?.startsWith('https:') && NEW_TAB)} {...look}>
          {label}
        </a>
      ) : (
        <button type="button" {...look} {...unfolds}>
          {label}
        </button>
      )}
      {problem && problem !== 'no-link' && (
        <NoWay way={way} problem={problem} owner={props.owner} />
      )}
      {isShort && <p className="hint">{t('way_short')}</p>}
      <pre id={wordsId} className="brief-text" dir="auto" hidden={!saying}>
        {message.body}
      </pre>
    </>
  );
}

interface Handle {
  readonly link?: string | undefined;
  /** The telephone number that the link dials, where the handle does not show it. */
  readonly dials?: string | undefined;
  /** Why no link can be made of the handle. */
  readonly problem?: ChannelProblem | undefined;
  /** Whether the link holds a short form of the message, for all of it would be too long. */
  readonly isShort?: boolean;
  /** Whether it is known if there is a link. */
  readonly isReady: boolean;
}

/** What a handle opens, with the message in it. */
function useHandle(
  { way: { channel, handle }, home }: Pick<WayToReachProps, 'way' | 'home'>,
  message: BriefMessage,
): Handle {
  const reaching = useReaching();
  if (!handle || channel === 'in-person') return { isReady: true };
  if (!reaching) return { isReady: false };
  const country = countryOf(reaching, home);
  const link = reaching.channelLink(channel, handle, message, country);
  const takesText = link !== undefined && /[?&](?:body|text|message)=/u.test(link);
  return {
    link,
    isShort: takesText && !reaching.carriesAll(link, message),
    dials: reaching.dialledNumber(channel, handle, country),
    problem: reaching.channelProblem(channel, handle, country),
    isReady: true,
  };
}

const NEW_TAB = { target: '_blank', rel: 'noreferrer' };

/** A channel of which no usable handle is known. */
function NoWay({ way, problem, owner }: NoWayProps) {
  return <p className="quiet">{noWayWords(t(CHANNEL_WORDS[way.channel]))}</p>;

  function noWayWords(channel: string): string {
    if (problem === undefined) return t('way_noHandle', channel);
    return owner === undefined
      ? t('way_handleBad', channel, way.handle, handleText(problem))
      : t('way_ownHandleBad', channel, way.handle, owner, handleText(problem));
  }
}

interface NoWayProps {
  readonly way: Way;
  /** `undefined` where there is no handle. */
  readonly problem: ChannelProblem | undefined;
  readonly owner: string | undefined;
}
