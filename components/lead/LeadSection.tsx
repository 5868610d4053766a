import {
  type Lead,
  LEAD_FIELDS,
  type LeadFacts,
  type LeadField as FieldName,
  mergeLead,
} from '@/lib/handoff/brief/lead';
import { useDraft, useOpenRecord } from '@/lib/panel/hooks';
import { t } from '@/lib/panel/i18n';
import { Section } from '../ui/Section';
import { LeadField } from './LeadField';
import { LearnPage } from './LearnPage';
import './lead.css';

/** Who the lead is: what the CRM says, and what the SDR knows better. */
export function LeadSection() {
  const { draft, change } = useDraft();
  const { facts, reading, crmName, connected } = useOpenRecord();
  const lead = mergeLead(facts, draft.lead);
  const changeLead = (update: (typed: LeadFacts) => LeadFacts) =>
    change((now) => ({ ...now, lead: update(now.lead) }));
  const missing = missingOf(lead);
  const isFromCrm = connected && missing.length === 0 && Object.keys(draft.lead).length === 0;
  return (
    <Section
      id="lead"
      title={t('lead_title')}
      mark={missing.length > 0 ? 'stop' : 'done'}
      summary={
        reading === 'reading' && Object.keys(facts).length === 0
          ? t('record_reading', crmName)
          : [isFromCrm && t('lead_fromCrm'), statusOf(lead, missing)].filter(Boolean).join(', ')
      }
      isNeeded={missing.length > 0 && reading !== 'reading'}
    >
      <LearnPage />
      <div className="lead-fields">
        {LEAD_FIELDS.map((field) => (
          <LeadField
            key={field}
            field={field}
            fromCrm={facts[field]}
            isFromPage={!connected}
            typed={draft.lead[field]}
            isMissing={missing.includes(field) && reading !== 'reading'}
            onType={(value) => changeLead((typed) => ({ ...typed, [field]: value }))}
            onTakeCrm={() => changeLead((typed) => without(typed, field))}
          />
        ))}
      </div>
    </Section>
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
    : t('lead_unknown', `${unknown}`, `${LEAD_FIELDS.length}`);
}

/** What was typed, without one field: there the CRM's word stands again. */
function without(typed: LeadFacts, field: FieldName): LeadFacts {
  return Object.fromEntries(Object.entries(typed).filter(([other]) => other !== field));
}
