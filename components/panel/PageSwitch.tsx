import { useActions, useDraft, useHandoffs, usePage } from '@/lib/panel/hooks';
import { isHandedOver } from '@/lib/panel/draft/brief-inputs';
import type { PageName } from '@/lib/panel/store';
import { useTeamHere } from '@/lib/panel/team/team';
import { t } from '@/lib/panel/i18n';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';

/** Where a record has more than one page, says so and leads from one to the other. */
export function PageSwitch() {
  const { isBegun } = useDraft();
  const page = usePage();
  const handoffs = useHandoffs();
  const { show, discardDraft } = useActions();
  const isRoom = useTeamHere().room !== undefined;
  if (isRoom) return <RoomSwitch page={page} hasHandoff={handoffs.length > 0} />;
  if (handoffs.length === 0) return null;
  if (!isHandedOver(handoffs)) return <NotesSwitch page={page} />;
  if (!isBegun) return null;
  if (page === 'handoff') {
    return (
      <Notice kind="quiet" text={t('draft_there')}>
        <Button onClick={() => show('draft')}>{t('draft_open')}</Button>
      </Notice>
    );
  }
  return (
    <Notice kind="quiet" text={t('draft_ofHandedOver')}>
      <div className="buttons">
        <Button onClick={() => show('handoff')}>{t('draft_backToHandoff')}</Button>
        <Button tone="quiet" onClick={() => void discardDraft()}>
          {t('draft_discard')}
        </Button>
      </div>
    </Notice>
  );
}

/** Notes that do not count, such as one that was pasted here, keep nobody from handing the lead over. */
function NotesSwitch({ page }: { readonly page: PageName }) {
  const { show } = useActions();
  return page === 'handoff' ? (
    <Notice kind="quiet" text={t('draft_notHandedOver')}>
      <Button onClick={() => show('draft')}>{t('draft_toLead')}</Button>
    </Notice>
  ) : (
    <Notice kind="quiet" text={t('standing_nothingCounts')}>
      <Button onClick={() => show('handoff')}>{t('draft_showNotes')}</Button>
    </Notice>
  );
}

interface RoomSwitchProps {
  readonly page: PageName;
  readonly hasHandoff: boolean;
}

/** A lead that was made a team's room keeps its handoff. */
function RoomSwitch({ page, hasHandoff }: RoomSwitchProps) {
  const { show } = useActions();
  if (!hasHandoff) return null;
  return page === 'handoff' ? (
    <Notice kind="quiet" text={t('room_isRoom')}>
      <Button onClick={() => show('room')}>{t('room_open')}</Button>
    </Notice>
  ) : (
    <Notice kind="quiet" text={t('room_hasHandoff')}>
      <Button onClick={() => show('handoff')}>{t('draft_backToHandoff')}</Button>
    </Notice>
  );
}
