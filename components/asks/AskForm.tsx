import { useState } from 'react';
import { instantOfWallTime } from '@/lib/handoff/time/wall-time';
import { ASK_KINDS, askKindSchema } from '@/lib/handoff/choices';
import type { Person } from '@/lib/handoff/person';
import { readAsk, typedAskSchema } from '@/lib/handoff/team/typed-ask';
import { useTeamActions } from '@/lib/panel/team/team';
import { ownZone } from '@/lib/panel/time/time-text';
import { usePersistedState } from '@/lib/panel/draft/use-form-draft';
import { useDateWarning } from '@/lib/panel/time/use-now';
import { t } from '@/lib/panel/i18n';
import { ASK_WORDS } from '../timeline/entry-text';
import { Form } from '../ui/Form';
import { Select } from '../ui/Select';
import { TextArea } from '../ui/TextArea';
import { TextField } from '../ui/TextField';
import { ColleagueField } from '../team/ColleagueField';
import { useReportResult } from '../team/use-report-result';

interface AskFormProps {
  /** Under which what is typed is kept. */
  readonly name: string;
  readonly label: string;
  /** Whom it is most likely for. */
  readonly suggested?: Person | undefined;
  /** What is most likely asked, in words and to be changed. */
  readonly suggestedText?: string | undefined;
  readonly onDone?: () => void;
}

const BLANK = { kind: 'gone-quiet', text: '', due: '' } as const;

/** Asks a colleague for something: whom, what, by when. */
export function AskForm({ name, label, suggested, suggestedText, onDone }: AskFormProps) {
  const [typed, setTyped, forget] = usePersistedState(name, typedAskSchema);
  const [asked, setAsked] = useState(false);
  const { ask } = useTeamActions();
  const report = useReportResult();
  const words =
    suggestedText === undefined ? BLANK : { kind: 'other' as const, text: suggestedText };
  const now = typed ?? { ...BLANK, ...words, to: suggested };
  const read = readAsk(now, ownZone());
  const warning = useDateWarning(instantOfWallTime(now.due, ownZone()));
  const isWrong = (field: 'to' | 'text' | 'due') =>
    asked && !read.ok && read.problems.includes(field);
  const send = async () => {
    setAsked(true);
    if (!read.ok || !(await report(ask(read.ask), t('ask_sent', read.ask.to.name)))) return;
    forget();
    setAsked(false);
    onDone?.();
  };
  return (
    <Form
      label={label}
      submit={t('ask_button')}
      tone="plain"
      onSubmit={() => void send()}
      onCancel={onDone}
    >
      <ColleagueField
        label={t('ask_to')}
        person={now.to}
        error={isWrong('to') ? t('ask_toMissing') : undefined}
        onChange={(to) => setTyped({ ...now, to })}
      />
      <Select
        label={t('ask_kind')}
        value={now.kind}
        options={ASK_KINDS.map((value) => ({ value, text: t(ASK_WORDS[value]) }))}
        onChange={(kind) => setTyped({ ...now, kind: askKindSchema.parse(kind) })}
      />
      <TextArea
        label={t('ask_text')}
        rows={2}
        value={now.text}
        maxLength={1000}
        error={isWrong('text') ? t('ask_textMissing') : undefined}
        onChange={(text) => setTyped({ ...now, text })}
      />
      <TextField
        label={t('ask_due')}
        type="datetime-local"
        value={now.due}
        warning={warning}
        error={isWrong('due') ? t('ask_dueBad') : undefined}
        onChange={(due) => setTyped({ ...now, due })}
      />
    </Form>
  );
}
