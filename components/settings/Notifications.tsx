import { LEAD_MINUTES, NOTICE_KINDS, type NoticeKind } from '@/lib/handoff/notice-kinds';
import { useSettings } from '@/lib/panel/hooks';
import { type MessageKey, t } from '@/lib/panel/i18n';
import { Select } from '../ui/Select';

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
  readonly hint: MessageKey;
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
  { label: 'notices_whenMeeting', hint: 'notices_whenMeetingHint', kinds: ['meeting-soon'] },
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
  return (
    <fieldset className="notices">
      <legend>{t('notices_title')}</legend>
      <p className="hint">{t('notices_hint')}</p>
      <div className="set-list">
        {SITUATIONS.map(({ label, hint, kinds }) => (
          <Switch
            key={label}
            label={t(label)}
            hint={t(hint)}
            loud={kinds.filter((kind) => !muted.includes(kind)).length}
            of={kinds.length}
            onChange={(isLoud) => setLoud(kinds, isLoud)}
          />
        ))}
        <details className="set-more">
          <summary className="set">{t('notices_each', `${NOTICE_KINDS.length}`)}</summary>
          {NOTICE_KINDS.map((kind) => (
            <Switch
              key={kind}
              label={t(WORDS[kind])}
              loud={muted.includes(kind) ? 0 : 1}
              of={1}
              onChange={(isLoud) => setLoud([kind], isLoud)}
            />
          ))}
        </details>
      </div>
      <Select
        label={t('notices_lead')}
        value={`${leadMinutes}`}
        options={LEAD_MINUTES.map((minutes) => ({
          value: `${minutes}`,
          text: t('notices_minutes', `${minutes}`),
        }))}
        onChange={(value) => {
          const chosen = LEAD_MINUTES.find((minutes) => `${minutes}` === value);
          if (chosen !== undefined) void save({ leadMinutes: chosen });
        }}
      />
    </fieldset>
  );
}

interface SwitchProps {
  readonly label: string;
  readonly hint?: string;
  /** How many of its kinds are told, of how many: some only, and it shows a dash. */
  readonly loud: number;
  readonly of: number;
  readonly onChange: (isLoud: boolean) => void;
}

function Switch({ label, hint, loud, of, onChange }: SwitchProps) {
  const isMixed = loud > 0 && loud < of;
  return (
    <label className="set">
      <span>
        {label}
        {hint !== undefined && <span className="hint"> {hint}</span>}
      </span>
      <input
        ref={(input) => {
          if (input) input.indeterminate = isMixed;
        }}
        type="checkbox"
        className="switch"
        checked={loud === of}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
    </label>
  );
}
