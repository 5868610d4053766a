import { useState } from 'react';
import { isDate, wallTimeOf } from '@/lib/handoff/time/wall-time';
import { membersOf } from '@/lib/handoff/team/team-members';
import type { NamedFigures } from '@/lib/handoff/team/team-state';
import { cleanText } from '@/lib/handoff/text';
import { useFormDraft } from '@/lib/panel/draft/use-form-draft';
import { useOpenRecord } from '@/lib/panel/hooks';
import { t } from '@/lib/panel/i18n';
import { usePanelActions } from '@/lib/panel/panel-hooks';
import { useTeamActions, useTeamHere } from '@/lib/panel/team/team';
import { useReportResult } from '../../team/use-report-result';
import { Button } from '../../ui/Button';
import { ExpandableForm } from '../../ui/ExpandableForm';
import { Form } from '../../ui/Form';
import { RadioGroup } from '../../ui/RadioGroup';
import { TextArea } from '../../ui/TextArea';
import { TextField } from '../../ui/TextField';

interface NamedFiguresProps {
  /** The wish that is in force now. */
  readonly inForce: NamedFigures | undefined;
  readonly now: number;
  /** IANA. */
  readonly zone: string;
}

/** Who may see whose figures by name, since when and until when; and the way to ask, to agree and to end it. */
export function NamedFiguresPart({ inForce, now, zone }: NamedFiguresProps) {
  const { me } = useOpenRecord();
  const team = useTeamHere();
  const { write } = useTeamActions();
  const { showToast } = usePanelActions();
  const report = useReportResult();
  const today = Temporal.PlainDate.from(wallTimeOf(now, zone).slice(0, 10));
  const agreed = team.figuresAgreed;
  const isMine = agreed.some(({ id }) => id === me?.id);
  const byAgreement = inForce?.basis.kind === 'works-agreement';
  const agree = async (figures: string) => {
    await report(write('figures-agreed', { figures }), t('figures_agreed'));
  };
  const end = async ({ purpose, basis, until }: NamedFigures) => {
    const wish = { show: 'named' as const, purpose, basis };
    const yesterday = today.subtract({ days: 1 }).toString();
    if (!(await report(write('figures', { ...wish, until: yesterday })))) return;
    // Who had agreed agrees anew: nobody's word is given for them.
    showToast(t('figures_ended'), () => void report(write('figures', { ...wish, until })));
  };
  return (
    <div className="named-figures">
      {inForce && !byAgreement && (
        <p>{t('figures_count', `${agreed.length}`, `${membersOf(team).length}`)}</p>
      )}
      <div className="buttons">
        {inForce && !byAgreement && me && !isMine && (
          <Button onClick={() => void agree(inForce.id)}>{t('figures_agree')}</Button>
        )}
        {inForce && me && (
          <Button tone="quiet" onClick={() => void end(inForce)}>
            {t('figures_end')}
          </Button>
        )}
      </div>
      {!inForce && (
        <ExpandableForm
          label={t('figures_ask')}
          tone="quiet"
          may={me !== undefined}
          gone={t('foot_notEntitled')}
        >
          {(close) => <FiguresForm today={today} onDone={close} />}
        </ExpandableForm>
      )}
    </div>
  );
}

interface FiguresFormProps {
  readonly today: Temporal.PlainDate;
  readonly onDone: () => void;
}

/** Asks that figures bear names: for what, on whose word, until when. */
function FiguresForm({ today, onDone }: FiguresFormProps) {
  const { key } = useOpenRecord();
  const { of, set, forget } = useFormDraft<'purpose' | 'basis' | 'on' | 'until'>(`${key}|figures`);
  const [asked, setAsked] = useState(false);
  const { write } = useTeamActions();
  const report = useReportResult();
  const basis = of('basis', 'everybody-agreed');
  const purpose = cleanText(of('purpose'));
  const until = of('until', today.add({ months: 6 }).toString());
  const on = of('on');
  const isUntilBad =
    !isDate(until) || until < today.toString() || until > today.add({ years: 1 }).toString();
  const isOnBad = basis === 'works-agreement' && !isDate(on);
  const save = async () => {
    setAsked(true);
    if (!purpose || isUntilBad || isOnBad) return;
    const word =
      basis === 'works-agreement'
        ? ({ kind: 'works-agreement', on } as const)
        : ({ kind: 'everybody-agreed' } as const);
    const body = { show: 'named' as const, purpose, basis: word, until };
    if (!(await report(write('figures', body), t('figures_asked')))) return;
    forget();
    onDone();
  };
  return (
    <Form
      label={t('figures_ask')}
      submit={t('figures_save')}
      tone="plain"
      onSubmit={() => void save()}
      onCancel={onDone}
    >
      <p className="hint">{t('figures_hint')}</p>
      <TextArea
        label={t('figures_purpose')}
        rows={2}
        value={of('purpose')}
        maxLength={500}
        error={asked && !purpose ? t('figures_purposeBad') : undefined}
        onChange={(text) => set('purpose', text)}
      />
      <RadioGroup
        label={t('figures_basis')}
        options={[
          { value: 'everybody-agreed', text: t('figures_everybody') },
          { value: 'works-agreement', text: t('figures_works') },
        ]}
        value={basis}
        onChange={(text) => set('basis', text)}
      />
      {basis === 'works-agreement' && (
        <TextField
          type="date"
          label={t('figures_on')}
          value={on}
          error={asked && isOnBad ? t('hours_noDate') : undefined}
          onChange={(text) => set('on', text)}
        />
      )}
      <TextField
        type="date"
        label={t('figures_until')}
        value={until}
        error={asked && isUntilBad ? t('figures_untilBad') : undefined}
        onChange={(text) => set('until', text)}
      />
    </Form>
  );
}
