import { type ReactNode, useId } from 'react';
import { LEAD_MINUTES, NOTICE_KINDS, type NoticeKind } from '@/lib/handoff/notice-kinds';
import { useSettings } from '@/lib/panel/hooks';
import { counted, type MessageKey, t } from '@/lib/panel/i18n';
import { Icon } from '../ui/icons';
import { Select } from '../ui/Select';
import { Group } from './Group';

const WORDS: Readonly<Record<NoticeKind, MessageKey>> = {
  leads: 'notices_leads',
  answers: 'notices_answers',
  messages: 'notices_messages',
  'pull-backs': 'notices_pullBacks',
  asks: 'notices_asks',
  results: 'notices_results',
  'answer-due': 'notices_answerDue',
  'talk-due': 'notices_talkDue',
  'meeting-soon': 'notices_meetingSoon',
  'meeting-over': 'notices_meetingOver',
  'request-due': 'notices_requestDue',
  'team-overdue': 'notices_teamOverdue',
};

interface Situation {
  readonly label: MessageKey;
  readonly hint?: MessageKey;
  readonly kinds: readonly NoticeKind[];
}

/** In which situations somebody wants to be told; each kind of notification is in one of them. */
const SITUATIONS: readonly Situation[] = [
  {
    label: 'notices_whenLead',
    hint: 'notices_whenLeadHint',
    kinds: ['leads', 'answers', 'results'],
  },
  {
    label: 'notices_whenSpoken',
    hint: 'notices_whenSpokenHint',
    kinds: ['messages', 'pull-backs', 'asks'],
  },
  {
    label: 'notices_whenTime',
    hint: 'notices_whenTimeHint',
    kinds: ['answer-due', 'talk-due', 'meeting-over', 'request-due'],
  },
  { label: 'notices_whenMeeting', kinds: ['meeting-soon'] },
  { label: 'notices_whenTeam', hint: 'notices_whenTeamHint', kinds: ['team-overdue'] },
];

/** What the browser's notifications tell: by situation, or each kind by itself. */
export function Notifications() {
  const { settings, save } = useSettings();
  const { mutedNotices: muted, leadMinutes } = settings;
  const setLoud = (kinds: readonly NoticeKind[], isLoud: boolean) => {
    const others = muted.filter((other) => !kinds.includes(other));
    void save({ mutedNotices: isLoud ? others : [...others, ...kinds] });
  };
  const setLead = (value: string) => {
    const chosen = LEAD_MINUTES.find((minutes) => `${minutes}` === value);
    if (chosen !== undefined) void save({ leadMinutes: chosen });
  };
  return (
    <Group title={t('notices_title')}>
      {SITUATIONS.map(({ label, hint, kinds }) => (
        <Switch
          key={label}
          label={t(label)}
          hint={hint && t(hint)}
          loud={kinds.filter((kind) => !muted.includes(kind)).length}
          of={kinds.length}
          onChange={(isLoud) => setLoud(kinds, isLoud)}
        >
          {kinds.includes('meeting-soon') && (
            <Select
              label={t('notices_lead')}
              isLabelHidden
              value={`${leadMinutes}`}
              options={LEAD_MINUTES.map((minutes) => ({
                value: `${minutes}`,
                text: counted('notices_minutes', minutes),
              }))}
              onChange={setLead}
            />
          )}
        </Switch>
      ))}
      <details className="set-more">
        <summary className="set">
          {t('notices_each', `${NOTICE_KINDS.length}`)}
          <Icon name="chevron" small />
        </summary>
        {NOTICE_KINDS.map((kind) => (
          <Switch
            key={kind}
            label={t(WORDS[kind])}
            loud={muted.includes(kind) ? 0 : 1}
            of={1}
            onChange={(isLoud) => setLoud([kind], isLoud)}
          />
        ))}
        <p className="set hint">{t('notices_hint')}</p>
      </details>
    </Group>
  );
}

interface SwitchProps {
  readonly label: string;
  readonly hint?: string | undefined;
  /** How many of its kinds are told, of how many: some only, and it shows a dash. */
  readonly loud: number;
  readonly of: number;
  readonly onChange: (isLoud: boolean) => void;
  /** What else is set of it, in the same row. */
  readonly children?: ReactNode;
}

/** A row that is turned on and off wherever it is pressed; at once. */
function Switch({ label, hint, loud, of, onChange, children }: SwitchProps) {
  const id = useId();
  const isMixed = loud > 0 && loud < of;
  // A switch is on or off to those who listen; that it is neither is said in words.
  const more = isMixed ? t('notices_some', `${loud}`, `${of}`) : hint;
  return (
    <div className="set">
      <label htmlFor={id} className="set-words">
        {label}
        {more !== undefined && <span className="hint"> {more}</span>}
      </label>
      {children}
      <input
        ref={(input) => {
          if (input) input.indeterminate = isMixed;
        }}
        id={id}
        type="checkbox"
        role="switch"
        className="switch"
        checked={loud === of}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
    </div>
  );
}
