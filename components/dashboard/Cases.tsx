import { useState } from 'react';
import { useDeps, useLeads } from '@/lib/dashboard/use-dashboard';
import type { Case } from '@/lib/metrics/share';
import type { Scope } from '@/lib/metrics/scope';
import { t } from '@/lib/panel/i18n';
import { storeText } from '@/lib/panel/site/problem-text';
import type { FactsRow } from '@/lib/store/rows';
import { Notice } from '../ui/Notice';

/** No longer list is of use to anybody. */
const MOST = 50;

interface CasesProps {
  readonly cases: readonly Case<FactsRow>[];
  readonly named: Scope<FactsRow>['named'];
}

/**
 * The handoffs that a number is counted from, each one press from its record: one's own, and those of
 * people whose figures may bear their name. All others are only counted.
 */
export function Cases({ cases, named }: CasesProps) {
  const [isOpen, setOpen] = useState(false);
  if (cases.length === 0) return null;
  return (
    <details className="cases" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('metrics_cases')}</summary>
      {isOpen && <OpenCases cases={cases} named={named} />}
    </details>
  );
}

function OpenCases({ cases, named }: CasesProps) {
  const seen = cases.filter(({ row: { sdr, bdm } }) => named(sdr) || named(bdm));
  const hidden = cases.length - seen.length;
  const groups = [false, true].map((hit) => seen.filter((one) => one.hit === hit));
  return (
    <div className="case-groups">
      {groups.map((group, index) => (
        <CaseGroup key={index} isHit={index === 1} cases={group} />
      ))}
      {hidden > 0 && <p className="hint">{t('metrics_casesOthers', `${hidden}`)}</p>}
    </div>
  );
}

function CaseGroup({ cases, isHit }: { cases: readonly Case<FactsRow>[]; isHit: boolean }) {
  if (cases.length === 0) return null;
  const unique = [...new Map(cases.map(({ row }) => [row.id, row])).values()];
  const newest = unique.toSorted((one, other) => other.at - one.at).slice(0, MOST);
  return (
    <div>
      <p>{t(isHit ? 'metrics_casesYes' : 'metrics_casesNo', `${unique.length}`)}</p>
      <LeadList key={newest.map(({ id }) => id).join()} rows={newest} />
      {unique.length > MOST && (
        <p className="hint">{t('metrics_casesMore', `${MOST}`, `${unique.length}`)}</p>
      )}
    </div>
  );
}

function LeadList({ rows }: { readonly rows: readonly FactsRow[] }) {
  const [kept] = useState(rows);
  const { openRecord } = useDeps();
  const leads = useLeads(kept);
  const [isRefused, setRefused] = useState(false);
  if (leads.kind === 'reading') return null;
  if (leads.kind === 'failed') return <Notice kind="danger" text={storeText(leads.error).text} />;
  const open = (record: string) => void openRecord(record).then((isOpen) => setRefused(!isOpen));
  return (
    <>
      <ul className="leads">
        {leads.value.map(({ record, name, company }, index) => (
          <li key={kept[index]?.id}>
            <button type="button" className="link" dir="auto" onClick={() => open(record)}>
              {[name ?? t('metrics_casesUnnamed'), company].filter(Boolean).join(', ')}
            </button>
          </li>
        ))}
      </ul>
      {isRefused && <Notice text={t('metrics_notOpened')} />}
    </>
  );
}

/** One handoff’s lead, one press from its record. */
export function LeadName({ row }: { readonly row: FactsRow }) {
  const [rows] = useState([row]);
  return <LeadList rows={rows} />;
}
