import { cleanCard } from '@/lib/handoff/team/profile';
import { scoreOf } from '@/lib/handoff/qualification/qualification';
import { useActions, useDraft, useFramework, useOpenRecord } from '@/lib/panel/hooks';
import { hasLeft, useCardOf, useCrmPeople, useTypedCard } from '@/lib/panel/team/people';
import { useBrief } from '@/lib/panel/draft/use-brief';
import { useChosenCountry } from '@/lib/panel/reach/use-reaching';
import { t } from '@/lib/panel/i18n';
import { Face } from '../ui/Face';
import { Section } from '../ui/Section';
import { RecipientCard } from './RecipientCard';
import { RecipientPicker } from './RecipientPicker';
import './recipient.css';

/** Who takes the lead, and how to reach that person. Source: the article, step 3. */
export function RecipientSection() {
  const { draft, change } = useDraft();
  const { crmName } = useOpenRecord();
  const { recipient } = draft;
  const framework = useFramework();
  // Before that, qualifying is what is done.
  const isNext = framework.criteria.every(({ id }) => scoreOf(draft.scores, id) !== undefined);
  return (
    <Section
      id="recipient"
      title={t('handTo_title')}
      mark={recipient ? 'done' : 'stop'}
      isNeeded={!recipient && isNext}
      summary={
        recipient ? (
          <>
            <Face id={recipient.id} name={recipient.name} size={20} />
            <span className="cut">{recipient.name}</span>
          </>
        ) : (
          t('handTo_nobody')
        )
      }
    >
      <RecipientPicker
        {...useCrmPeople()}
        crmName={crmName}
        recipient={recipient}
        onChoose={(person) => change((now) => ({ ...now, recipient: person }))}
      />
      {recipient && <ChosenRecipient key={recipient.id} id={recipient.id} name={recipient.name} />}
    </Section>
  );
}

function ChosenRecipient({ id, name }: { readonly id: string; readonly name: string }) {
  const crm = useCrmPeople();
  const { card, isKnown, own } = useCardOf(id);
  const { messageFor } = useBrief();
  const { copyAs, saveCard } = useActions();
  const [typed, onType, forget] = useTypedCard(id);
  const country = useChosenCountry();
  const row = crm.people.find((person) => person.id === id);
  return (
    <RecipientCard
      name={name}
      email={row?.email}
      phone={row?.phone}
      card={card}
      country={country}
      isKnown={isKnown}
      own={own}
      left={hasLeft(crm, { id, name })}
      messageFor={messageFor}
      onCopy={(format) => void copyAs(format)}
      editing={row && { typed, onType, forget, onSave: (next) => saveCard(id, cleanCard(next)) }}
    />
  );
}
