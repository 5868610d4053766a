import type { Inviting, InviteVersion } from '@/lib/handoff/meeting/invite';
import {
  googleCalendarLink,
  guestsInLink,
  guestsOf,
  meetingWords,
  outlookCalendarLink,
  tooLongForLinks,
} from '@/lib/handoff/meeting/meeting-links';
import { useActions } from '@/lib/panel/hooks';
import { download } from '@/lib/panel/act/download';
import { effectOf, type Organizer } from '@/lib/panel/reach/invite';
import { laterPart, useLoaded } from '@/lib/panel/use-loaded';
import { t } from '@/lib/panel/i18n';
import { Button } from '../ui/Button';

const filePart = laterPart(() => import('@/lib/panel/reach/invite-file'));

interface InviteButtonsProps {
  readonly brief: Inviting;
  /** Stays the same for the same meeting, so that a calendar replaces what it had. */
  readonly uid: string;
  readonly version: InviteVersion;
  readonly organizer: Organizer | undefined;
  /** UTC, ms. */
  readonly now: () => number;
  readonly onDownload?: () => void;
}

/** The invite as a file and for the two calendars that most people have, and what each of them does. */
export function InviteButtons({ brief, uid, version, organizer, now, ...on }: InviteButtonsProps) {
  const { meeting } = brief;
  const { copyInvite } = useActions();
  const words = meetingWords(brief);
  const tooLong = tooLongForLinks(meeting, words);
  const asks = effectOf(brief, organizer) === 'asks-guests';
  useLoaded(filePart);
  const save = async () => {
    const { inviteFile } = await filePart.load();
    const stamp = { ...version, uid, at: now(), organizer };
    download('invite.ics', 'text/calendar', inviteFile(brief, stamp));
    on.onDownload?.();
  };
  const links = [
    { href: googleCalendarLink(meeting, words), text: t('invite_google') },
    { href: outlookCalendarLink(meeting, words), text: t('invite_outlook') },
  ];
  const left = guestsOf(meeting).length - guestsInLink(meeting).length;
  return (
    <>
      <div className="buttons">
        <Button onClick={() => void save()}>{t(asks ? 'invite_forGuests' : 'invite_forMe')}</Button>
        {links.map(({ href, text }) => (
          <a
            key={text}
            className="button"
            href={href}
            target="_blank"
            rel="noreferrer"
            onClick={() => tooLong !== undefined && void copyInvite(tooLong)}
          >
            {text}
          </a>
        ))}
      </div>
      <p className="hint">{effectText(brief, organizer)}</p>
      {tooLong !== undefined && <p className="warning">{t('invite_tooLong')}</p>}
      {left > 0 && <p className="warning">{t('invite_linksFull', `${left}`)}</p>}
    </>
  );
}

function effectText(brief: Inviting, organizer: Organizer | undefined): string {
  const guests = guestsOf(brief.meeting).length;
  if (effectOf(brief, organizer) === 'asks-guests') return t('invite_asks', `${guests}`);
  if (guests === 0) return t('invite_noGuests');
  return organizer?.isMe === false ? t('invite_others', organizer.name) : t('invite_noOrganizer');
}
