import { useEffect, useState } from 'react';
import { TEAM_ROLES } from '@/lib/handoff/choices';
import type { Person } from '@/lib/handoff/person';
import { defaultProfile } from '@/lib/handoff/team/profile';
import type { Profile } from '@/lib/handoff/team/team-state';
import { readProfile, typedProfileSchema } from '@/lib/handoff/team/typed-profile';
import { usePersistedState } from '@/lib/panel/draft/use-form-draft';
import { useOpenRecord, usePeople } from '@/lib/panel/hooks';
import { t } from '@/lib/panel/i18n';
import { usePanelActions } from '@/lib/panel/panel-hooks';
import { useChosenCountry } from '@/lib/panel/reach/use-reaching';
import { useTeamActions } from '@/lib/panel/team/team';
import { agoInText } from '@/lib/panel/time/age-text';
import { ownZone } from '@/lib/panel/time/time-text';
import { useNow } from '@/lib/panel/time/use-now';
import { CardFields } from '../recipient/CardFields';
import { ExpandableForm } from '../ui/ExpandableForm';
import { Form } from '../ui/Form';
import { RadioGroup } from '../ui/RadioGroup';
import { Section } from '../ui/Section';
import { CardSummary } from './CardSummary';
import type { RoomView } from './room-view';
import { ROLE_WORDS } from './team-text';
import { useReportResult } from './use-report-result';
import '../recipient/recipient.css';

const MY_CARD_ID = 'my-card-published';

/** How whoever looks wants to be handed to: everybody edits their own card, and nobody else's. */
export function MyCardSection({ team, me, mayWrite }: RoomView) {
  const now = useNow();
  const { focus } = usePanelActions();
  const [isFirst, setFirst] = useState(false);
  const own = team.profiles.find(({ by }) => by.id === me?.id);
  const isPublished = own !== undefined;
  // The first publishing takes the form away. The focus stays here, once what is shorter is drawn.
  useEffect(() => {
    if (isFirst && isPublished) focus(MY_CARD_ID);
  }, [isFirst, isPublished, focus]);
  if (!me) return null;
  return (
    <Section
      id="my-card"
      title={t('myCard_title')}
      summary={own ? t('myCard_published', agoInText(own.at, now)) : t('myCard_none')}
      mark={own ? 'done' : 'stop'}
      isNeeded
    >
      <div id={MY_CARD_ID} className="my-card" tabIndex={-1}>
        {own ? <CardSummary profile={own} /> : <p className="hint">{t('myCard_why')}</p>}
        {mayWrite && !own && (
          <MyCardForm me={me} own={undefined} onPublished={() => setFirst(true)} />
        )}
        {own && (
          <ExpandableForm label={t('myCard_change')} may={mayWrite} gone={t('room_notJoined')}>
            {(close) => <MyCardForm me={me} own={own} onDone={close} />}
          </ExpandableForm>
        )}
      </div>
    </Section>
  );
}

interface MyCardFormProps {
  readonly me: Person;
  /** What is published already. */
  readonly own: Profile | undefined;
  readonly onPublished?: () => void;
  readonly onDone?: () => void;
}

/** Writes one's own card; published, it is what colleagues hand over by. */
function MyCardForm({ me, own, onPublished, onDone }: MyCardFormProps) {
  const { key } = useOpenRecord();
  const kept = usePeople().find(({ id }) => id === me.id)?.card;
  const [typed, setTyped, forget] = usePersistedState(`${key}|my-card`, typedProfileSchema);
  const [asked, setAsked] = useState(false);
  const { write } = useTeamActions();
  const country = useChosenCountry();
  const report = useReportResult();
  const now = typed ?? {
    role: own?.role,
    card: own?.card ?? kept ?? defaultProfile(ownZone()),
  };
  const read = readProfile(now);
  const lacks = (problem: 'role' | 'card') => asked && !read.ok && read.problems.includes(problem);
  const publish = async () => {
    setAsked(true);
    if (!read.ok || !(await report(write('profile', read.profile), t('myCard_done')))) return;
    forget();
    setAsked(false);
    onPublished?.();
    onDone?.();
  };
  const giveUp = () => {
    forget();
    onDone?.();
  };
  return (
    <Form
      submit={t('myCard_publish')}
      tone={own ? 'plain' : 'primary'}
      onSubmit={() => void publish()}
      onCancel={onDone && giveUp}
    >
      <RadioGroup
        label={t('myCard_role')}
        options={TEAM_ROLES.map((value) => ({ value, text: t(ROLE_WORDS[value]) }))}
        value={now.role}
        error={lacks('role') ? t('myCard_roleMissing') : undefined}
        onChange={(role) => setTyped({ ...now, role })}
      />
      <div className="card-editor">
        <CardFields
          card={now.card}
          country={country}
          onChange={(card) => setTyped({ ...now, card })}
        />
      </div>
      {lacks('card') && <p className="error">{t('myCard_tooLong')}</p>}
      <p className="hint">{t('myCard_forAll')}</p>
    </Form>
  );
}
