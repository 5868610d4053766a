import { useState } from 'react';
import {
  type Lead,
  LEAD_FIELDS,
  type LeadFacts,
  type LeadField as FieldName,
  mergeLead,
} from '@/lib/handoff/brief/lead';
import { useDraft, useOpenRecord } from '@/lib/panel/hooks';
import { useBrief } from '@/lib/panel/draft/use-brief';
import { counted, t } from '@/lib/panel/i18n';
import { usePanelActions } from '@/lib/panel/panel-hooks';
import { countryOf, useChosenCountry, useReaching } from '@/lib/panel/reach/use-reaching';
import { Button } from '../ui/Button';
import { Chip } from '../ui/Chip';
import { Section } from '../ui/Section';
import { LEAD_WORDS, LeadField } from './LeadField';
import { LearnPage } from './LearnPage';
import './lead.css';

/** Who the lead is: what the CRM says, and what the SDR knows better. */
export function LeadSection() {
  const { draft, change } = useDraft();
  const { facts, reading, isAwaited, crmName, connected } = useOpenRecord();
  const lead = mergeLead(facts, draft.lead);
  const missing = missingOf(lead);
  const { problems } = useBrief();
  const { goTo } = usePanelActions();
  // What is not read yet is not missing.
  const hasToBeEdited =
    !isAwaited && (missing.length > 0 || problems.some(({ field }) => field.startsWith('lead.')));
  const [isEditing, setEditing] = useState(Object.keys(draft.lead).length > 0);
  const changeLead = (update: (typed: LeadFacts) => LeadFacts) => {
    // What was to be mended is not taken from the hand that mends it.
    setEditing(true);
    change((now) => ({ ...now, lead: update(now.lead) }));
  };
  const edit = (field: FieldName) => {
    setEditing(true);
    goTo(`lead.${field}`);
  };
  const isFromCrm = connected && missing.length === 0 && Object.keys(draft.lead).length === 0;
  return (
    <Section
      id="lead"
      title={t('lead_title')}
      mark={missing.length === 0 ? 'done' : isAwaited ? 'none' : 'stop'}
      summary={
        reading === 'reading' && Object.keys(facts).length === 0
          ? t('record_reading', crmName)
          : [isFromCrm && t('lead_fromCrm'), statusOf(lead, missing)].filter(Boolean).join(', ')
      }
      always={<Contacts {...{ lead, isAwaited }} onEdit={edit} />}
      isNeeded={missing.length > 0 && !isAwaited}
    >
      <LearnPage />
      {isEditing || hasToBeEdited ? (
        <>
          <div
            className="lead-fields"
            // What is read late does not take the fields from whoever is in them.
            onFocus={() => setEditing(true)}
          >
            {LEAD_FIELDS.map((field) => (
              <LeadField
                key={field}
                field={field}
                fromCrm={facts[field]}
                isFromPage={!connected}
                typed={draft.lead[field]}
                isMissing={missing.includes(field) && !isAwaited}
                onType={(value) => changeLead((typed) => ({ ...typed, [field]: value }))}
                onTakeCrm={() => changeLead((typed) => without(typed, field))}
              />
            ))}
          </div>
          {!hasToBeEdited && (
            <div className="buttons">
              <Button size="small" onClick={() => setEditing(false)}>
                {t('lead_editDone')}
              </Button>
            </div>
          )}
        </>
      ) : (
        <Facts lead={lead} onEdit={edit} />
      )}
    </Section>
  );
}

interface FactsProps {
  readonly lead: Lead;
  readonly onEdit: (field: FieldName) => void;
}

/** What is known of the lead, to be read. */
function Facts({ lead, onEdit }: FactsProps) {
  const known = LEAD_FIELDS.filter((field) => lead[field]);
  return (
    <>
      <dl className="facts">
        {known.map((field) => (
          <div key={field}>
            <dt>{t(LEAD_WORDS[field])}</dt>
            <dd dir="auto">{lead[field]?.value}</dd>
          </div>
        ))}
      </dl>
      <div className="buttons">
        <Button size="small" icon="edit" onClick={() => onEdit('name')}>
          {t('lead_edit')}
        </Button>
      </div>
    </>
  );
}

interface ContactsProps {
  readonly lead: Lead;
  readonly isAwaited: boolean;
  readonly onEdit: (field: FieldName) => void;
}

/** How the lead is reached, one tap each, and what it is worth: in sight also where all else is folded. */
function Contacts({ lead, isAwaited, onEdit }: ContactsProps) {
  const { phone, email, amount, source } = lead;
  const reaching = useReaching();
  const chosen = useChosenCountry();
  const country = reaching && countryOf(reaching, { country: chosen });
  // Until it is known where it leads, and where it is no number or address, a chip only says it.
  const linkTo = (channel: 'call' | 'email', handle: string) => {
    const href = reaching?.channelAddress(channel, handle, country);
    return href === undefined ? {} : { href };
  };
  return (
    <div className="contacts">
      {phone && (
        <Chip icon="call" title={t('lead_phone')} {...linkTo('call', phone.value)}>
          {phone.value}
        </Chip>
      )}
      {email && (
        <Chip icon="email" title={email.value} {...linkTo('email', email.value)}>
          {t('lead_email')}
        </Chip>
      )}
      {!email && !isAwaited && (
        <Chip icon="email" tone="attention" onClick={() => onEdit('email')}>
          {t('lead_addEmail')}
        </Chip>
      )}
      {amount && <Chip title={t('lead_amount')}>{amount.value}</Chip>}
      {source && (
        <span className="contacts-source">
          <Chip title={t('lead_source')}>{source.value}</Chip>
        </span>
      )}
    </div>
  );
}

const REQUIRED = ['name', 'company'] as const;

function missingOf(lead: Lead): readonly string[] {
  return REQUIRED.filter((field) => !lead[field]);
}

function statusOf(lead: Lead, missing: readonly string[]): string {
  if (missing.length === REQUIRED.length) return t('lead_missingBoth');
  if (missing.includes('name')) return t('lead_missingName');
  if (missing.includes('company')) return t('lead_missingCompany');
  const known = LEAD_FIELDS.filter((field) => lead[field]).length;
  const unknown = LEAD_FIELDS.length - known;
  return unknown === 0
    ? t('lead_complete')
    : counted('lead_unknown', LEAD_FIELDS.length, `${unknown}`);
}

/** What was typed, without one field: there the CRM's word stands again. */
function without(typed: LeadFacts, field: FieldName): LeadFacts {
  return Object.fromEntries(Object.entries(typed).filter(([other]) => other !== field));
}
