import { googleCalendarLink, meetingWords, outlookCalendarLink } from '@/lib/handoff/meeting-links';
import type { BriefView } from '@/lib/handoff/brief-data';
import { download } from '@/lib/panel/download';
import { inviteFile } from '@/lib/panel/invite';
import { t } from '@/lib/panel/words';
import { Button } from '../ui/Button';

interface InviteButtonsProps {
  readonly view: BriefView;
  /** Stays the same for the same meeting, so that a calendar replaces what it had. */
  readonly uid: string;
  /** UTC, ms. */
  readonly now: () => number;
}

/** The invite as a file and for the two calendars that most people have. */
export function InviteButtons({ view, uid, now }: InviteButtonsProps) {
  const { meeting } = view;
  if (!meeting) return <p className="hint">{t('invite_needsTime')}</p>;
  const brief = { ...view, meeting };
  const words = meetingWords(brief);
  const downloadInvite = () =>
    download('invite.ics', 'text/calendar', inviteFile(brief, { uid, at: now() }));
  return (
    <div className="buttons">
      <Button onClick={downloadInvite}>{t('invite_download')}</Button>
      <a
        className="button"
        href={googleCalendarLink(meeting, words)}
        target="_blank"
        rel="noreferrer"
      >
        {t('invite_google')}
      </a>
      <a
        className="button"
        href={outlookCalendarLink(meeting, words)}
        target="_blank"
        rel="noreferrer"
      >
        {t('invite_outlook')}
      </a>
    </div>
  );
}
