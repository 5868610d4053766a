import { useContext, useState } from 'react';
import type { Person } from '@/lib/handoff/person';
import { currentFramework } from '@/lib/handoff/qualification/framework-choice';
import { typedFramework, typedFrameworkSchema } from '@/lib/handoff/qualification/typed-framework';
import { DEFAULT_POLICY } from '@/lib/handoff/team/policy';
import { cleanText } from '@/lib/handoff/text';
import { useAskColleague, useKeepDraft } from '@/lib/dashboard/use-dashboard';
import type { FactsRow } from '@/lib/store/rows';
import { useDraftText, usePersistedState } from '@/lib/panel/draft/use-form-draft';
import { useOpenRecord } from '@/lib/panel/hooks';
import { t } from '@/lib/panel/i18n';
import { useTeamActions, useTeamHere } from '@/lib/panel/team/team';
import { AskForm } from '../asks/AskForm';
import { PolicyForm } from '../team/Policies';
import { useReportResult } from '../team/use-report-result';
import { Button } from '../ui/Button';
import { ExpandableForm } from '../ui/ExpandableForm';
import { Form } from '../ui/Form';
import { TextArea } from '../ui/TextArea';
import { LeadName } from './Cases';
import { ShowRoom } from './RoomButton';

/** Begins the next version of the definition with why: what stands in one that is being written is kept. */
export function StartNextVersion({ why }: { readonly why: string }) {
  const { key } = useOpenRecord();
  const current = currentFramework(useTeamHere().frameworks);
  const showRoom = useContext(ShowRoom);
  const name = `${key}|framework`;
  const [typed] = usePersistedState(name, typedFrameworkSchema);
  const keepDraft = useKeepDraft();
  const report = useReportResult();
  if (!current || !showRoom) return null;
  const begin = async () => {
    const draft = typed ?? typedFramework(current);
    const changes = draft.changes.includes(why)
      ? draft.changes
      : [draft.changes, why].filter(Boolean).join('\n');
    // The room reads it when it opens.
    if (await report(keepDraft(name, { ...draft, changes }))) showRoom('framework');
  };
  return (
    <div className="buttons">
      <Button onClick={() => void begin()}>{t('act_nextVersion')}</Button>
    </div>
  );
}

/** Asks the manager, or whoever else is to know, with what the figure says. */
export function AskManager({ text }: { readonly text: string }) {
  const { key } = useOpenRecord();
  const { profiles } = useTeamHere();
  const manager = profiles.find(({ role }) => role === 'manager')?.by;
  return (
    <ExpandableForm label={t('act_askManager')} may gone="">
      {(close) => (
        <AskForm
          name={`${key}|ask-manager`}
          label={t('act_askManager')}
          suggested={manager}
          suggestedText={text}
          onDone={close}
        />
      )}
    </ExpandableForm>
  );
}

/** The team's times, changed where they are missed. */
export function ChangeRule() {
  const { policy } = useTeamHere();
  return (
    <ExpandableForm label={t('policy_change')} may gone="">
      {(close) => <PolicyForm policy={policy?.policy ?? DEFAULT_POLICY} onDone={close} />}
    </ExpandableForm>
  );
}

interface AskAllProps {
  /** Tells this form's text from others'. */
  readonly name: string;
  readonly label: string;
  readonly people: readonly Person[];
  readonly text: string;
}

/** Asks each of these people the same, in the team room; nobody who has been sent it is asked again. */
export function AskAll({ name, label, people, text }: AskAllProps) {
  const { key, me } = useOpenRecord();
  const { asks } = useTeamHere();
  const { ask } = useTeamActions();
  const report = useReportResult();
  const [typed, setTyped, forget] = useDraftText(`${key}|${name}`);
  const said = cleanText(typed === '' ? text : typed);
  const isAsked = (person: Person) =>
    asks.some((one) => !one.answer && one.to.id === person.id && one.text === said);
  const open = people.filter((person) => person.id !== me?.id && !isAsked(person));
  if (people.every(({ id }) => id === me?.id)) return null;
  if (open.length === 0) return <p className="hint">{t('act_allAsked')}</p>;
  const send = async (close: () => void) => {
    for (const to of open) {
      if (!(await report(ask({ to, kind: 'other', text: said })))) return;
    }
    await report(Promise.resolve({ ok: true }), t('act_asked', `${open.length}`));
    forget();
    close();
  };
  return (
    <ExpandableForm label={label} may gone="">
      {(close) => (
        <Form
          label={label}
          submit={t('act_sendTo', `${open.length}`)}
          tone="plain"
          onSubmit={() => void send(close)}
          onCancel={close}
        >
          <p className="hint" dir="auto">
            {open.map((person) => person.name).join(', ')}
          </p>
          <TextArea
            label={t('ask_text')}
            rows={2}
            value={typed === '' ? text : typed}
            maxLength={1000}
            onChange={setTyped}
          />
        </Form>
      )}
    </ExpandableForm>
  );
}

const MOST_REMINDERS = 10;

/** The handoffs of whoever looks whose BDM owes feedback, each with a reminder that can be sent. */
export function Reminders({ rows }: { readonly rows: readonly FactsRow[] }) {
  const { me } = useOpenRecord();
  const own = rows
    .filter(({ sdr, feedback }) => sdr === me?.id && !feedback)
    .toSorted((one, other) => other.at - one.at)
    .slice(0, MOST_REMINDERS);
  if (own.length === 0) return null;
  return (
    <details className="cases">
      <summary>{t('remind_open', `${own.length}`)}</summary>
      <ul className="leads">
        {own.map((row) => (
          <li key={row.id}>
            <LeadName row={row} />
            <Reminder row={row} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function Reminder({ row }: { readonly row: FactsRow }) {
  const [isSent, setSent] = useState(false);
  const [typed, setTyped, forget] = useDraftText(`${row.id}|reminder`);
  const askColleague = useAskColleague();
  const report = useReportResult();
  const text = typed === '' ? t('remind_text') : typed;
  const send = async (close: () => void) => {
    const said = cleanText(text);
    if (!said || !(await report(askColleague(row, said), t('remind_sent')))) return;
    forget();
    setSent(true);
    close();
  };
  if (isSent) return <span className="quiet">{t('remind_sent')}</span>;
  return (
    <ExpandableForm label={t('remind_write')} tone="quiet" may gone="">
      {(close) => (
        <Form
          label={t('remind_write')}
          submit={t('remind_send')}
          tone="plain"
          onSubmit={() => void send(close)}
          onCancel={close}
        >
          <TextArea
            label={t('remind_words')}
            rows={2}
            value={text}
            maxLength={2000}
            onChange={setTyped}
          />
        </Form>
      )}
    </ExpandableForm>
  );
}
