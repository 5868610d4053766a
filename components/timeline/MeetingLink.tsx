import type { Handoff } from '@/lib/handoff/handoff';
import { isWebAddress } from '@/lib/handoff/text';
import { t } from '@/lib/panel/words';

interface MeetingLinkProps {
  readonly handoff: Handoff;
  readonly isNext: boolean;
}

/** One tap into the meeting, where its address is one that may be followed. */
export function MeetingLink({ handoff, isNext }: MeetingLinkProps) {
  const link = handoff.brief?.meeting?.link;
  if (link === undefined || !isWebAddress(link)) return null;
  return (
    <p className="buttons">
      <a
        className="button"
        data-tone={isNext ? 'primary' : 'plain'}
        href={link}
        target="_blank"
        rel="noreferrer"
      >
        {t('meeting_join')}
      </a>
      <span className="quiet">{new URL(link).host}</span>
    </p>
  );
}
