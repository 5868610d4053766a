import { useId } from 'react';
import {
  isPartlyInBrief,
  LEAD_FIELD_LENGTH,
  type LeadField as FieldName,
} from '@/lib/handoff/brief/lead';
import { fieldId } from '@/lib/panel/draft/section-of';
import { t, type MessageKey } from '@/lib/panel/i18n';
import { tooLongText } from '../ui/Field';

/** The names of the facts, as the panel shows them. */
export const LEAD_WORDS: Record<FieldName, MessageKey> = {
  name: 'lead_name',
  company: 'lead_company',
  title: 'lead_jobTitle',
  email: 'lead_email',
  phone: 'lead_phone',
  owner: 'lead_owner',
  stage: 'lead_stage',
  source: 'lead_source',
  amount: 'lead_amount',
};

const TYPES: Partial<Record<FieldName, 'email' | 'tel'>> = { email: 'email', phone: 'tel' };

interface LeadFieldProps {
  readonly field: FieldName;
  readonly fromCrm: string | undefined;
  /** Whether it is no CRM that says it, but a page that the user pointed at. */
  readonly isFromPage: boolean;
  readonly typed: string | undefined;
  readonly isMissing: boolean;
  readonly onType: (value: string) => void;
  /** Lets the CRM's value stand again. */
  readonly onTakeCrm: () => void;
}

/** One fact of the lead, and where it is from. */
export function LeadField(props: LeadFieldProps) {
  const { field, fromCrm, isFromPage, typed, isMissing, onType, onTakeCrm } = props;
  const markId = useId();
  const noteId = useId();
  const isTyped = typed !== undefined;
  const tooLong = tooLongText(typed ?? '', LEAD_FIELD_LENGTH);
  const isCut = !isTyped && fromCrm !== undefined && isPartlyInBrief(fromCrm);
  const note = isCut ? t('lead_partly', `${LEAD_FIELD_LENGTH}`) : tooLong;
  const differs = isTyped && fromCrm !== undefined && typed.trim() !== fromCrm;
  return (
    <div className="lead-field">
      <div className="lead-label">
        <label htmlFor={fieldId(`lead.${field}`)}>{t(LEAD_WORDS[field])}</label>
        <span
          id={markId}
          className={isTyped || isMissing ? 'fact-mark' : 'unseen'}
          data-kind={markKind(isTyped, fromCrm, isMissing)}
        >
          {markText(props)}
        </span>
      </div>
      <input
        id={fieldId(`lead.${field}`)}
        // Not "email": a half-typed address is no reason to refuse anything.
        type="text"
        dir="auto"
        inputMode={TYPES[field] ?? 'text'}
        value={typed ?? fromCrm ?? ''}
        spellCheck={false}
        autoComplete="off"
        aria-describedby={note ? `${markId} ${noteId}` : markId}
        aria-invalid={isMissing || tooLong !== undefined}
        onChange={(event) => onType(event.currentTarget.value)}
        // A field that was emptied, or typed as the CRM has it, says what the CRM says.
        onBlur={() => isTyped && (typed.trim() === '' || typed.trim() === fromCrm) && onTakeCrm()}
      />
      {note && (
        <p id={noteId} className={isCut ? 'warning' : 'error'}>
          {note}
        </p>
      )}
      {differs && (
        <button type="button" className="link use-crm" title={fromCrm} onClick={onTakeCrm}>
          {t(isFromPage ? 'lead_usePage' : 'lead_useCrm', fromCrm)}
        </button>
      )}
    </div>
  );
}

function markKind(isTyped: boolean, fromCrm: string | undefined, isMissing: boolean) {
  if (isTyped) return 'typed';
  if (fromCrm !== undefined) return 'crm';
  return isMissing ? 'missing' : 'none';
}

function markText({ typed, fromCrm, isFromPage, isMissing }: LeadFieldProps): string {
  if (typed !== undefined) return t('lead_typed');
  if (fromCrm !== undefined) return t(isFromPage ? 'lead_fromPage' : 'lead_fromCrm');
  return isMissing ? t('lead_missing') : '';
}
