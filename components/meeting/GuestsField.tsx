import { useRef, useState, type KeyboardEvent } from 'react';
import { MOST_ATTENDEES } from '@/lib/handoff/brief/brief-data';
import {
  type Guest,
  guestText,
  readGuests,
  typedGuests,
} from '@/lib/handoff/meeting/guests/guests';
import { fieldId } from '@/lib/panel/draft/section-of';
import { t } from '@/lib/panel/i18n';
import { usePanelActions } from '@/lib/panel/panel-hooks';
import { Button } from '../ui/Button';
import { isComposing } from '../ui/composing';
import { IconButton } from '../ui/IconButton';
import { Icon } from '../ui/icons';
import { TextArea } from '../ui/TextArea';

interface GuestsFieldProps {
  /** As typed or pasted. */
  readonly attendees: string;
  /** The buyer, where the lead's address is known: the first whom one asks. */
  readonly lead: Required<Guest> | undefined;
  readonly onChange: (attendees: string) => void;
}

const countWords = (guests: readonly Guest[]) => {
  const unread = guests.filter(({ email }) => email === undefined).length;
  const invited = `${guests.length - unread}`;
  return unread === 0 ? t('guest_count', invited) : t('guest_countUnread', invited, `${unread}`);
};

/** Who comes: typed or pasted as it is, and shown at once as it was understood. */
export function GuestsField({ attendees, lead, onChange }: GuestsFieldProps) {
  const guests = readGuests(attendees);
  const tooMany = guests.length - MOST_ATTENDEES;
  const { focus } = usePanelActions();
  // Who is asked is read as chips; the text is there for whoever adds to it.
  const [isOpen, setOpen] = useState(guests.length === 0);
  const isTyped = isOpen || guests.length === 0 || tooMany > 0;
  const open = () => {
    setOpen(true);
    focus(fieldId('meeting.attendees'));
  };
  const isAsked = guests.some(({ email }) => email?.toLowerCase() === lead?.email.toLowerCase());
  return (
    <>
      {isTyped && (
        <TextArea
          id={fieldId('meeting.attendees')}
          label={t('meeting_attendees')}
          value={attendees}
          rows={1}
          hint={t('meeting_attendeesHint')}
          error={tooMany > 0 ? t('guest_tooMany', `${MOST_ATTENDEES}`, `${tooMany}`) : undefined}
          onChange={(typed) => {
            setOpen(true);
            onChange(typed);
          }}
        />
      )}
      {lead && !isAsked && (
        <div className="buttons">
          <Button size="small" icon="add" onClick={() => onChange(typedGuests([lead, ...guests]))}>
            {t('guest_addLead', guestText(lead))}
          </Button>
        </div>
      )}
      <div className="guests">
        <GuestChips
          guests={guests}
          onLast={open}
          onChange={(left) => onChange(typedGuests(left))}
        />
        {!isTyped && (
          <Button size="small" icon="add" onClick={open}>
            {t('guest_add')}
          </Button>
        )}
      </div>
      <p className="hint" role="status">
        {guests.length > 0 && countWords(guests)}
      </p>
    </>
  );
}

interface GuestChipsProps {
  readonly guests: readonly Guest[];
  /** Called before the only one is taken out. */
  readonly onLast: () => void;
  readonly onChange: (left: readonly Guest[]) => void;
}

/** Of a list that is far too long, enough to see what it is. */
const MOST_SHOWN = 2 * MOST_ATTENDEES;

/** One stop for Tab: arrows go from guest to guest, Delete and Backspace take one out. */
function GuestChips({ guests, onLast, onChange }: GuestChipsProps) {
  const list = useRef<HTMLUListElement>(null);
  const [stop, setStop] = useState(0);
  const last = Math.min(guests.length, MOST_SHOWN) - 1;
  const focus = (index: number) => list.current?.querySelectorAll('button')[index]?.focus();
  const remove = (index: number) => {
    // Whoever took out the last one stands in the field again.
    if (guests.length === 1) onLast();
    else focus(index === last ? index - 1 : index + 1);
    setStop(Math.min(index, last - 1));
    onChange(guests.filter((_, other) => other !== index));
  };
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    if (isComposing(event)) return;
    const target = targetOf(event.key, index, last);
    if (target !== undefined) focus(target);
    else if (event.key === 'Delete' || event.key === 'Backspace') remove(index);
    else return;
    event.preventDefault();
  };
  if (guests.length === 0) return null;
  return (
    <ul ref={list} aria-label={t('guest_list')}>
      {guests.slice(0, MOST_SHOWN).map((guest, index) => (
        <li key={guestText(guest)} className="guest" data-unread={guest.email === undefined}>
          <span>
            <bdi>{guest.name || guest.email}</bdi>
            {guest.name !== '' && <small>{guest.email ?? whyNot(guest)}</small>}
          </span>
          <IconButton
            label={t('guest_remove', guestText(guest))}
            tabIndex={index === Math.min(stop, last) ? 0 : -1}
            onFocus={() => setStop(index)}
            onKeyDown={(event) => onKeyDown(event, index)}
            onClick={() => remove(index)}
          >
            <Icon name="close" />
          </IconButton>
        </li>
      ))}
    </ul>
  );
}

/** Where a key leads from the guest at `index`; `undefined` for a key that leads nowhere. */
function targetOf(key: string, index: number, last: number): number | undefined {
  if (key === 'ArrowRight' || key === 'ArrowDown') return Math.min(index + 1, last);
  if (key === 'ArrowLeft' || key === 'ArrowUp') return Math.max(index - 1, 0);
  if (key === 'Home') return 0;
  return key === 'End' ? last : undefined;
}

const whyNot = ({ name }: Guest) => t(name.includes('@') ? 'guest_badEmail' : 'guest_noEmail');
