import { useState } from 'react';
import type { BriefFormat, BriefMessage } from '@/lib/handoff/brief/brief';
import type { ProfileCard, TypedCard } from '@/lib/handoff/team/profile';
import { isAllRead } from '@/lib/handoff/team/typed-profile';
import { t } from '@/lib/panel/i18n';
import { agoInText } from '@/lib/panel/time/age-text';
import { useNow } from '@/lib/panel/time/use-now';
import { Button } from '../ui/Button';
import { Form } from '../ui/Form';
import { CardFields } from './CardFields';
import { DayBar } from './DayBar';
import { Presence } from './Presence';
import { waysToReach } from './ways';
import { WayToReach } from './WayToReach';

interface RecipientCardProps {
  readonly name: string;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  readonly card: ProfileCard;
  /** The user's own country (ISO 3166), where they chose one. */
  readonly country?: string | undefined;
  /** Whether anybody has edited the card, or it is all assumption. */
  readonly isKnown: boolean;
  /** When (UTC, ms) the person published it; absent where it is not the person's own word. */
  readonly own?: { readonly at: number } | undefined;
  /** Whether the CRM no longer lists the person among its users. */
  readonly left?: boolean;
  readonly messageFor: (format: BriefFormat) => BriefMessage;
  readonly onCopy: (format: BriefFormat) => void;
  /** Absent where there is nowhere to keep a card. */
  readonly editing?: CardEditing | undefined;
}

/** A change of the card in hand. */
interface CardEditing {
  /** What was typed and not saved; there again after the panel was closed. */
  readonly typed: TypedCard | undefined;
  readonly onType: (card: TypedCard) => void;
  readonly forget: () => void;
  /** Tells whether it is saved. */
  readonly onSave: (card: TypedCard) => Promise<boolean>;
}

/** How this person wants to be handed to, and one tap to do so. */
export function RecipientCard(props: RecipientCardProps) {
  const { name, card, country, isKnown, own, left = false, messageFor, onCopy } = props;
  const [isOpen, setOpen] = useState(false);
  const now = useNow();
  // What people say of themselves is not for others to edit.
  const editing = own ? undefined : props.editing;
  if (isOpen && editing) {
    const { typed = card, onType, forget, onSave } = editing;
    const end = () => {
      forget();
      setOpen(false);
    };
    const save = async () => {
      // A line that could not be read says so at its field, which has the focus.
      if (isAllRead(typed.calendar) && (await onSave(typed))) end();
    };
    return (
      <CardEditor
        name={name}
        card={typed}
        country={country}
        onChange={onType}
        onSave={() => void save()}
        onCancel={end}
      />
    );
  }
  return (
    <section className="person-card" aria-label={t('card_of', name)}>
      <Presence card={card} owner={own && name} />
      {isKnown && <DayBar calendar={card.calendar} />}
      {left && <p className="warning">{t('handTo_left', name)}</p>}
      {own && <p className="hint">{t('card_own', name, agoInText(own.at, now))}</p>}
      {!isKnown && <p className="hint">{t('card_notKnown', name)}</p>}
      <ul className="ways">
        {waysToReach(props, card).map((way, index) => (
          <li key={way.channel}>
            <WayToReach
              way={way}
              home={isKnown ? { zone: card.calendar.zone, country } : { country }}
              preferred={isKnown && index === 0}
              owner={own && name}
              messageFor={messageFor}
              onCopy={onCopy}
            />
          </li>
        ))}
      </ul>
      {card.formats && <p>{t('card_wants', card.formats)}</p>}
      {editing && (
        <Button tone="quiet" size="small" onClick={() => setOpen(true)}>
          {t('card_edit')}
        </Button>
      )}
    </section>
  );
}

interface CardEditorProps {
  readonly name: string;
  readonly card: TypedCard;
  readonly country?: string | undefined;
  readonly onChange: (card: TypedCard) => void;
  readonly onSave: () => void;
  readonly onCancel: () => void;
}

/** Changes a person's card on this device, until that person's own is known. */
function CardEditor({ name, card, country, onChange, onSave, onCancel }: CardEditorProps) {
  return (
    <div className="card-editor">
      <Form
        label={t('card_of', name)}
        submit={t('card_save')}
        onSubmit={onSave}
        onCancel={onCancel}
      >
        <CardFields card={card} country={country} onChange={onChange} />
        <p className="hint">{t('card_onThisDevice')}</p>
      </Form>
    </div>
  );
}
