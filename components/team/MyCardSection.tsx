import { useEffect, useState } from 'react';
import { agoInWords } from '@/lib/panel/age-words';
import { usePanelActions } from '@/lib/panel/panel-hooks';
import { useNow } from '@/lib/panel/use-now';
import { t } from '@/lib/panel/words';
import { OpenForm } from '../ui/OpenForm';
import { Section } from '../ui/Section';
import { CardSummary } from './CardSummary';
import { MyCardForm } from './MyCardForm';
import type { RoomView } from './room-view';

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
      status={own ? t('myCard_published', agoInWords(own.at, now)) : t('myCard_none')}
      incomplete={!own}
    >
      <div id={MY_CARD_ID} className="my-card" tabIndex={-1}>
        {own ? <CardSummary profile={own} /> : <p className="hint">{t('myCard_why')}</p>}
        {mayWrite && !own && (
          <MyCardForm me={me} own={undefined} onPublished={() => setFirst(true)} />
        )}
        {own && (
          <OpenForm label={t('myCard_change')} may={mayWrite} gone={t('room_notJoined')}>
            {(close) => <MyCardForm me={me} own={own} onDone={close} />}
          </OpenForm>
        )}
      </div>
    </Section>
  );
}
