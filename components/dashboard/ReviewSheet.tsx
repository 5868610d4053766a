import { useMemo } from 'react';
import type { Person } from '@/lib/handoff/person';
import type { Look } from '@/lib/dashboard/look';
import type { DashboardData } from '@/lib/dashboard/read';
import { useCases } from '@/lib/dashboard/use-dashboard';
import { t } from '@/lib/panel/i18n';
import { usePanelActions } from '@/lib/panel/panel-hooks';
import { storeText } from '@/lib/panel/site/problem-text';
import { Button } from '../ui/Button';
import { ExpandableForm } from '../ui/ExpandableForm';
import { Notice } from '../ui/Notice';
import { ReviewForm } from './forms/ReviewForm';
import { InRoom } from './Room';
import { type SheetPart, sheetMarkdown, sheetOf } from './sheet-text';

/** More cases than an hour has room for. */
const MOST_CASES = 6;

interface ReviewSheetProps {
  readonly look: Look;
  readonly data: DashboardData;
  readonly people: readonly Person[];
  /** CRM user id of whoever looks, where that is known. */
  readonly me: string | undefined;
  readonly onBack: () => void;
}

/** One page for the regular feedback meeting of SDRs and BDMs: to print, to copy, and to record what was decided. */
export function ReviewSheet({ look, data, people, me, onBack }: ReviewSheetProps) {
  const { scope } = look;
  const seen = useMemo(
    () =>
      scope.rows
        .filter(({ sdr, bdm }) => scope.named(sdr) || scope.named(bdm))
        .filter((row) => row.feedback ?? row.rounds.some(({ reason }) => reason))
        .toSorted((one, other) => other.at - one.at)
        .slice(0, MOST_CASES),
    [scope],
  );
  const cases = useCases(seen);
  const { copyText } = usePanelActions();
  // Whoever recorded it knows what was meant.
  const recorded = data.team.reviews.findLast(({ by }) => by.id === me);
  if (cases.kind === 'reading') return <p className="quiet">{t('metrics_reading')}</p>;
  if (cases.kind === 'failed') return <Notice kind="danger" text={storeText(cases.error).text} />;
  const sheet = sheetOf(look, data, cases.value);
  return (
    <article className="sheet" aria-labelledby="sheet-title">
      <div className="buttons no-print">
        <Button tone="quiet" autoFocus onClick={onBack}>
          {t('sheet_back')}
        </Button>
        <Button onClick={() => globalThis.print()}>{t('sheet_print')}</Button>
        <Button onClick={() => void copyText(sheetMarkdown(sheet))}>{t('sheet_copy')}</Button>
      </div>
      <h2 id="sheet-title" dir="auto">
        {sheet.title}
      </h2>
      <p className="quiet">{sheet.about}</p>
      {sheet.parts.map((part) => (
        <Part key={part.heading} part={part} />
      ))}
      <section aria-labelledby="sheet-decided">
        <h3 id="sheet-decided">{t('sheet_decided')}</h3>
        <div className="sheet-blanks" aria-hidden="true">
          <p />
          <p />
          <p />
        </div>
        <div className="no-print">
          <InRoom>
            <ExpandableForm label={t('review_held')} tone="primary" may gone="">
              {(close) => <ReviewForm {...{ look, data, people }} onDone={close} />}
            </ExpandableForm>
            {recorded && (
              <ExpandableForm label={t('review_correct')} tone="quiet" may gone="">
                {(close) => <ReviewForm {...{ look, data, people, recorded }} onDone={close} />}
              </ExpandableForm>
            )}
          </InRoom>
        </div>
      </section>
      <p className="hint">{sheet.end}</p>
    </article>
  );
}

function Part({ part: { heading, table, lines = [], isTicked } }: { readonly part: SheetPart }) {
  return (
    <section aria-label={heading}>
      <h3>{heading}</h3>
      {table && (
        <div className="table-frame" role="group" tabIndex={0} aria-label={heading}>
          <table>
            <thead>
              <tr>
                {table.head.map((word) => (
                  <th key={word} scope="col">
                    {word}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map(([name = '', ...cells]) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  {cells.map((cell, column) => (
                    <td key={column}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {lines.length > 0 && (
        <ul>
          {lines.map((line, index) => (
            <li key={index} dir="auto" data-ticked={isTicked}>
              {line}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
