import { useState } from 'react';
import type { Inviting, InviteVersion } from '@/lib/handoff/meeting/invite';
import {
  googleCalendarLink,
  guestsInLink,
  guestsOf,
  meetingWords,
  outlookCalendarLink,
  tooLongForLinks,
} from '@/lib/handoff/meeting/meeting-links';
import type { Settings } from '@/lib/platform/storage/settings';
import { useActions, useSettings } from '@/lib/panel/hooks';
import { download } from '@/lib/panel/act/download';
import { effectOf, type Organizer } from '@/lib/panel/reach/invite';
import { laterPart, useLoaded } from '@/lib/panel/use-loaded';
import { t } from '@/lib/panel/i18n';
import { Button } from '../ui/Button';
import { Icon, type IconName } from '../ui/icons';
import { Menu } from '../ui/Menu';

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

/** One button that makes the invite as it was made last, the other ways beside it, and what it does. */
export function InviteButtons({ brief, uid, version, organizer, now, ...on }: InviteButtonsProps) {
  const { meeting } = brief;
  const { copyInvite } = useActions();
  const { settings, save: saveSettings } = useSettings();
  const words = meetingWords(brief);
  const tooLong = tooLongForLinks(meeting, words);
  const asks = effectOf(brief, organizer) === 'asks-guests';
  useLoaded(filePart);
  const saveFile = async () => {
    const { inviteFile } = await filePart.load();
    const stamp = { ...version, uid, at: now(), organizer };
    download('invite.ics', 'text/calendar', inviteFile(brief, stamp));
    on.onDownload?.();
  };
  const openLink = () => {
    if (tooLong !== undefined) void copyInvite(tooLong);
  };
  const all: readonly Way[] = [
    { way: 'file', label: t(asks ? 'invite_forGuests' : 'invite_forMe'), icon: 'download' },
    {
      ...{ way: 'google', label: t('invite_google'), icon: 'calendar' },
      href: googleCalendarLink(meeting, words),
    },
    {
      ...{ way: 'outlook', label: t('invite_outlook'), icon: 'calendar' },
      href: outlookCalendarLink(meeting, words),
    },
  ];
  // What was used stays where it is as long as this is looked at.
  const [first] = useState(settings.inviteBy);
  const make = ({ way }: Way) => {
    if (way === 'file') void saveFile();
    else openLink();
    if (way !== settings.inviteBy) void saveSettings({ inviteBy: way });
  };
  const left = guestsOf(meeting).length - guestsInLink(meeting).length;
  return (
    <>
      <div className="invite">
        {all
          .filter(({ way }) => way === first)
          .map((way) => (
            <InviteButton key={way.way} {...way} onPress={() => make(way)} />
          ))}
        <Menu
          label={t('invite_more')}
          items={all
            .filter(({ way }) => way !== first)
            .map((way) => ({ ...way, onPress: () => make(way) }))}
        />
      </div>
      {first === 'file' && <p className="hint">{effectText(brief, organizer)}</p>}
      {tooLong !== undefined && <p className="warning">{t('invite_tooLong')}</p>}
      {left > 0 && <p className="warning">{t('invite_linksFull', `${left}`)}</p>}
    </>
  );
}

interface Way {
  readonly way: Settings['inviteBy'];
  readonly label: string;
  readonly icon: IconName;
  readonly href?: string;
}

function InviteButton({ label, icon, href, onPress }: Way & { readonly onPress: () => void }) {
  if (href === undefined) {
    return (
      <Button tone="soft" icon={icon} wide onClick={onPress}>
        {label}
      </Button>
    );
  }
  return (
    <a
      {...{ className: 'button', href, target: '_blank', rel: 'noreferrer', onClick: onPress }}
      data-tone="soft"
      data-wide
    >
      <Icon name={icon} />
      {label}
    </a>
  );
}

function effectText(brief: Inviting, organizer: Organizer | undefined): string {
  const guests = guestsOf(brief.meeting).length;
  if (effectOf(brief, organizer) === 'asks-guests') return t('invite_asks', `${guests}`);
  if (guests === 0) return t('invite_noGuests');
  return organizer?.isMe === false ? t('invite_others', organizer.name) : t('invite_noOrganizer');
}
