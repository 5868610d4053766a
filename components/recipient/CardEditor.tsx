import type { TypedCard } from '@/lib/handoff/profile';
import { t } from '@/lib/panel/words';
import { Form } from '../ui/Form';
import { CardFields } from './CardFields';

interface CardEditorProps {
  readonly name: string;
  readonly card: TypedCard;
  readonly country?: string | undefined;
  readonly onChange: (card: TypedCard) => void;
  readonly onSave: () => void;
  readonly onCancel: () => void;
}

/** Changes a person's card on this device, until that person's own is known. */
export function CardEditor({ name, card, country, onChange, onSave, onCancel }: CardEditorProps) {
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
