import { useState } from 'react';
import { nameOfRecord, useKnown, useLocalData } from '@/lib/panel/act/local-data';
import { folded } from '@/lib/panel/folded';
import { hostOf, originOfRecord } from '@/lib/panel/site/origins';
import { counted, t } from '@/lib/panel/i18n';
import { Button } from '../ui/Button';
import { ComboField } from '../ui/ComboField';
import { Icon } from '../ui/icons';

/** So many are offered at once; who types more finds the others. */
const MOST_SHOWN = 50;

/** One record or one person, to be erased on this device alone; what is in the CRM stays there. */
export function EraseOne() {
  const { records, people } = useKnown();
  const { eraseRecord, erasePerson } = useLocalData();
  if (records.length + people.length === 0) return null;
  return (
    <details className="set-more">
      <summary className="set">
        <Icon name="remove" />
        <span className="set-words">{t('erase_one')}</span>
        <Icon name="chevron" small />
      </summary>
      <OneOf
        label={t('erase_record')}
        hint={t('erase_recordHint')}
        items={records}
        keyOf={({ record }) => record}
        textOf={nameOfRecord}
        detailOf={({ record }) => hostOf(originOfRecord(record))}
        warningOf={({ unsent }) => (unsent > 0 ? counted('erase_unsent', unsent) : undefined)}
        button={t('erase_recordButton')}
        onErase={eraseRecord}
      />
      <OneOf
        label={t('erase_person')}
        hint={t('erase_personHint')}
        items={people}
        keyOf={({ key }) => key}
        textOf={({ name }) => name}
        detailOf={({ origin }) => hostOf(origin)}
        button={t('erase_personButton')}
        onErase={erasePerson}
      />
    </details>
  );
}

interface OneOfProps<Item> {
  readonly label: string;
  readonly hint: string;
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  readonly textOf: (item: Item) => string;
  readonly detailOf: (item: Item) => string;
  readonly warningOf?: (item: Item) => string | undefined;
  readonly button: string;
  readonly onErase: (item: Item) => Promise<void>;
}

function OneOf<Item>({ items, warningOf, button, onErase, ...field }: OneOfProps<Item>) {
  const [chosen, setChosen] = useState<Item>();
  if (items.length === 0) return null;
  const search = (typed: string) =>
    items
      .filter((item) => folded(field.textOf(item)).includes(folded(typed.trim())))
      .slice(0, MOST_SHOWN);
  const warning = chosen && warningOf?.(chosen);
  return (
    <div className="set set-field">
      <ComboField
        {...field}
        search={search}
        selected={chosen}
        onSelect={setChosen}
        noMatch={t('erase_noMatch')}
      />
      {warning && (
        <p className="warning" role="alert">
          {warning}
        </p>
      )}
      {chosen && (
        <Button
          onClick={() => {
            setChosen(undefined);
            void onErase(chosen);
          }}
        >
          {button}
        </Button>
      )}
    </div>
  );
}
