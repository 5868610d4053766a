import type { ProfileCard } from '@/lib/handoff/profile';
import { t } from '@/lib/panel/words';
import { Button } from '../ui/Button';
import { CardFields } from './CardFields';

interface CardEditorProps {
  readonly name: string;
  readonly card: ProfileCard;
  readonly country?: string | undefined;
  readonly onChange: (card: ProfileCard) => void;
  readonly onSave: () => void;
  readonly onCancel: () => void;
}

/** Changes a person's card on this device, until that person's own is known. */
export function CardEditor({ name, card, country, onChange, onSave, onCancel }: CardEditorProps) {
  return (
    <form
      className="card-editor"
      aria-label={t('card_of', name)}
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
    >
      <CardFields card={card} country={country} onChange={onChange} />
      <p className="hint">{t('card_onThisDevice')}</p>
      <div className="buttons">
        <Button type="submit" tone="primary">
          {t('card_save')}
        </Button>
        <Button onClick={onCancel}>{t('button_cancel')}</Button>
      </div>
    </form>
  );
}
