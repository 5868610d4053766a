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

/** What the browser's notifications tell, each kind with its own switch. */
export function Notifications() {
  const { settings, save } = useSettings();
  const { mutedNotices: muted, leadMinutes } = settings;
  const setLoud = (kind: NoticeKind, isLoud: boolean) => {
    const others = muted.filter((other) => other !== kind);
    void save({ mutedNotices: isLoud ? others : [...others, kind] });
  };
  return (
    <fieldset className="notices">
      <legend>{t('notices_title')}</legend>
      <p className="hint">{t('notices_hint')}</p>
      {NOTICE_KINDS.map((kind) => (
        <label key={kind} className="check">
          <input
            type="checkbox"
            checked={!muted.includes(kind)}
            onChange={({ currentTarget }) => setLoud(kind, currentTarget.checked)}
          />
          {t(WORDS[kind])}
        </label>
      ))}
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
