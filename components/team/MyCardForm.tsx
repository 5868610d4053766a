import { useState } from 'react';
import { defaultProfile } from '@/lib/handoff/profile';
import type { Person } from '@/lib/handoff/person';
import type { Profile } from '@/lib/handoff/team';
import { TEAM_ROLES } from '@/lib/handoff/entries/team/profile';
import { readProfile, typedProfileSchema } from '@/lib/handoff/typed-profile';
import { useOpenRecord, usePeople } from '@/lib/panel/hooks';
import { useTeamActions } from '@/lib/panel/team';
import { ownZone } from '@/lib/panel/time-words';
import { useChosenCountry } from '@/lib/panel/use-reaching';
import { useKept } from '@/lib/panel/use-kept';
import { t } from '@/lib/panel/words';
import { CardFields } from '../recipient/CardFields';
import { Form } from '../ui/Form';
import { RadioGroup } from '../ui/RadioGroup';
import { ROLE_WORDS } from './role-words';
import { useTold } from './use-told';
import '../recipient/recipient.css';

interface MyCardFormProps {
  readonly me: Person;
  /** What is published already. */
  readonly own: Profile | undefined;
  readonly onPublished?: () => void;
  readonly onDone?: () => void;
}

/** Writes one's own card; published, it is what colleagues hand over by. */
export function MyCardForm({ me, own, onPublished, onDone }: MyCardFormProps) {
  const { key } = useOpenRecord();
  const kept = usePeople().find(({ id }) => id === me.id)?.card;
  const [typed, setTyped, forget] = useKept(`${key}|my-card`, typedProfileSchema);
  const [asked, setAsked] = useState(false);
  const { write } = useTeamActions();
  const country = useChosenCountry();
  const told = useTold();
  const now = typed ?? {
    role: own?.role,
    card: own?.card ?? kept ?? defaultProfile(ownZone()),
  };
  const read = readProfile(now);
  const lacks = (problem: 'role' | 'card') => asked && !read.ok && read.problems.includes(problem);
  const publish = async () => {
    setAsked(true);
    if (!read.ok || !(await told(write('profile', read.profile), t('myCard_done')))) return;
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
