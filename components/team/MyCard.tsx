import { type ReactNode, useEffect, useState } from 'react';
import { TEAM_ROLES } from '@/lib/handoff/choices';
import type { Person } from '@/lib/handoff/person';
import { defaultProfile } from '@/lib/handoff/team/profile';
import type { Profile } from '@/lib/handoff/team/team-state';
import {
  readProfile,
  type TypedProfile,
  typedProfileSchema,
} from '@/lib/handoff/team/typed-profile';
import { type Kept, usePersistedState } from '@/lib/panel/draft/use-form-draft';
import { useOpenRecord, usePeople } from '@/lib/panel/hooks';
import { t } from '@/lib/panel/i18n';
import { usePanelActions } from '@/lib/panel/panel-hooks';
import { useChosenCountry } from '@/lib/panel/reach/use-reaching';
import { useTeamActions } from '@/lib/panel/team/team';
import { agoInText } from '@/lib/panel/time/age-text';
import { ownZone } from '@/lib/panel/time/time-text';
import { useNow } from '@/lib/panel/time/use-now';
import { CardFields } from '../recipient/CardFields';
import { CHANNEL_WORDS } from '../timeline/entry-text';
import { Chip } from '../ui/Chip';
import { Empty } from '../ui/Empty';
import { ExpandableForm } from '../ui/ExpandableForm';
import { Face } from '../ui/Face';
import { Form } from '../ui/Form';
import { RadioGroup } from '../ui/RadioGroup';
import { CardWishes } from './CardSummary';
import { hoursText } from './hours-text';
import type { RoomView } from './room-view';
import { ROLE_WORDS } from './team-text';
import { useReportResult } from './use-report-result';
import '../recipient/recipient.css';

const MY_CARD_ID = 'my-card-published';

/** How whoever looks wants to be handed to: everybody edits their own card, and nobody else's. */
export function MyCard({ team, me, mayWrite }: RoomView) {
  const { key } = useOpenRecord();
  const { focus, showToast } = usePanelActions();
  const kept = usePersistedState(`${key}|my-card`, typedProfileSchema);
  const [isFirst, setFirst] = useState(false);
  const [restored, setRestored] = useState(0);
  const own = team.profiles.find(({ by }) => by.id === me?.id);
  const isPublished = own !== undefined;
  // The first publishing takes the form away. The focus stays here, once what is shorter is drawn.
  useEffect(() => {
    if (isFirst && isPublished) focus(MY_CARD_ID);
  }, [isFirst, isPublished, focus]);
  if (!me) return null;
  const giveUp = () => {
    const [typed, restore, forget] = kept;
    if (!typed) return;
    forget();
    showToast(t('myCard_givenUp'), () => {
      restore(typed);
      setRestored(restored + 1);
    });
  };
  return (
    <section id={MY_CARD_ID} className="my-card" aria-label={t('myCard_title')} tabIndex={-1}>
      <ExpandableForm
        // What is changed is another form than what was written at first, and so is what comes back.
        key={`${String(isPublished)} ${restored}`}
        label={own ? t('myCard_change') : t('myCard_write')}
        may={mayWrite}
        gone={t('room_notJoined')}
        isBegun={kept[0] !== undefined}
        {...(own ? ({ size: 'small', icon: 'edit' } as const) : ({ tone: 'primary' } as const))}
        reading={(button) =>
          own ? (
            <OwnCard profile={own}>{button}</OwnCard>
          ) : (
            <Empty drawing="people" title={t('myCard_noneYet')} text={t('myCard_why')}>
              {button}
            </Empty>
          )
        }
      >
        {(close) => (
          <MyCardForm
            {...{ me, own, kept }}
            onPublished={() => setFirst(!isPublished)}
            onGiveUp={giveUp}
            onDone={close}
          />
        )}
      </ExpandableForm>
    </section>
  );
}

/** So many channels are shown at once: hardly anybody is reached by the fourth. */
const CHANNELS_SHOWN = 3;

interface OwnCardProps {
  readonly profile: Profile;
  readonly children: ReactNode;
}

function OwnCard({ profile, children }: OwnCardProps) {
  const now = useNow();
  const { by, card, role, at } = profile;
  return (
    <div className="own-card">
      <Face {...by} size={40} />
      <div className="own-card-words">
        <p dir="auto">
          <strong>{by.name}</strong>{' '}
          <span className="tag">{t('myCard_you', t(ROLE_WORDS[role]))}</span>
        </p>
        <p className="hint">{hoursText(card.calendar)}</p>
      </div>
      {children}
      <ol className="own-ways" aria-label={t('card_channels')}>
        {card.channels.slice(0, CHANNELS_SHOWN).map(({ channel }, index) => (
          <li key={channel}>
            <Chip icon={channel} {...(index === 0 && { tone: 'accent' })}>
              {index + 1} {t(CHANNEL_WORDS[channel])}
            </Chip>
          </li>
        ))}
      </ol>
      <dl>
        <CardWishes card={card} />
      </dl>
      <p className="hint">{t('myCard_published', agoInText(at, now))}</p>
    </div>
  );
}

interface MyCardFormProps {
  readonly me: Person;
  /** What is published already. */
  readonly own: Profile | undefined;
  readonly kept: Kept<TypedProfile | undefined>;
  readonly onPublished: () => void;
  readonly onGiveUp: () => void;
  readonly onDone: () => void;
}

/** Writes one's own card; published, it is what colleagues hand over by. */
function MyCardForm({ me, own, kept, ...on }: MyCardFormProps) {
  const [typed, setTyped, forget] = kept;
  const ofHand = usePeople().find(({ id }) => id === me.id)?.card;
  const [asked, setAsked] = useState(false);
  const { write } = useTeamActions();
  const country = useChosenCountry();
  const report = useReportResult();
  const now = typed ?? {
    role: own?.role,
    card: own?.card ?? ofHand ?? defaultProfile(ownZone()),
  };
  const read = readProfile(now);
  const lacks = (problem: 'role' | 'card') => asked && !read.ok && read.problems.includes(problem);
  const publish = async () => {
    setAsked(true);
    if (!read.ok || !(await report(write('profile', read.profile), t('myCard_done')))) return;
    forget();
    on.onPublished();
    on.onDone();
  };
  const giveUp = () => {
    on.onGiveUp();
    on.onDone();
  };
  return (
    <Form
      label={t('myCard_title')}
      submit={t('myCard_publish')}
      onSubmit={() => void publish()}
      onCancel={giveUp}
    >
      <RadioGroup
        label={t('myCard_role')}
        options={TEAM_ROLES.map((value) => ({ value, text: t(ROLE_WORDS[value]) }))}
        value={now.role}
        // What was begun before opens by itself, and takes the focus from nobody.
        autoFocus={typed === undefined}
        error={lacks('role') ? t('myCard_roleMissing') : undefined}
        onChange={(role) => setTyped({ ...now, role })}
      />
      <CardFields
        card={now.card}
        country={country}
        onChange={(card) => setTyped({ ...now, card })}
      />
      {lacks('card') && <p className="error">{t('myCard_tooLong')}</p>}
      <p className="hint">{t('myCard_forAll')}</p>
    </Form>
  );
}
