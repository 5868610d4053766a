import { useMemo, useState } from 'react';
import { lookAt } from '@/lib/dashboard/look';
import type { DashboardData } from '@/lib/dashboard/read';
import { useDashboardData, useDeps, useSitesOn } from '@/lib/dashboard/use-dashboard';
import type { Person } from '@/lib/handoff/person';
import type { RoomTab } from '@/lib/panel/store';
import { useChooseRoomTab } from '@/lib/panel/team/room';
import { hostOf } from '@/lib/panel/site/origins';
import { storeText } from '@/lib/panel/site/problem-text';
import { dayAndTime } from '@/lib/panel/time/time-text';
import { t } from '@/lib/panel/i18n';
import type { Site } from '@/lib/platform/storage/sites';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { Select } from '../ui/Select';
import { ChangePart } from './ChangePart';
import { HandoverPart } from './HandoverPart';
import { MadeFrom } from './MadeFrom';
import { dayWords } from './number-text';
import { Relationship } from './Relationship';
import { ReviewSheet } from './ReviewSheet';
import { ExportButtons } from './ExportButtons';
import { RoomButton, ShowRoom } from './RoomButton';
import { InRoom, Room } from './Room';
import { TeamRoomPage } from '../panel/pages';
import { useRoomBar } from '../team/RoomFrame';
import { Menu } from '../ui/Menu';
import { TeamPart } from './TeamPart';
import './dashboard.css';

const PERIODS = [4, 12, 26, 52];

interface Choice {
  readonly origin: string | undefined;
  readonly weeks: number;
  readonly wanted: 'team' | 'own';
}

/** The whole page: which handoffs, and what they say. */
export function Dashboard() {
  const sites = useSitesOn();
  const [choice, setChoice] = useState<Choice>({ origin: undefined, weeks: 12, wanted: 'team' });
  const site = sites?.find(({ origin }) => origin === choice.origin) ?? sites?.[0];
  return (
    <>
      <header className="dashboard-bar">
        <strong>{t('metrics_name')}</strong>
        {site && (
          <ChoiceFields
            sites={sites ?? []}
            choice={{ ...choice, origin: site.origin }}
            onChange={setChoice}
          />
        )}
        <OpenPanel />
      </header>
      <main className="dashboard">
        <h1>{t('metrics_title')}</h1>
        {sites?.length === 0 && <Notice kind="quiet" text={t('metrics_noSite')} />}
        {site && <SiteFigures key={site.origin} site={site} choice={choice} />}
      </main>
    </>
  );
}

function OpenPanel() {
  const { openPanel } = useDeps();
  return (
    <Button tone="quiet" onClick={() => void openPanel()}>
      {t('metrics_openPanel')}
    </Button>
  );
}

interface ChoiceFieldsProps {
  readonly sites: readonly Site[];
  readonly choice: Choice;
  readonly onChange: (choice: Choice) => void;
}

function ChoiceFields({ sites, choice, onChange }: ChoiceFieldsProps) {
  return (
    <div className="choices">
      {sites.length > 1 && (
        <Select
          label={t('metrics_site')}
          value={choice.origin ?? ''}
          options={sites.map(({ origin }) => ({ value: origin, text: hostOf(origin) }))}
          onChange={(origin) => onChange({ ...choice, origin })}
        />
      )}
      <Select
        label={t('metrics_period')}
        value={`${choice.weeks}`}
        options={PERIODS.map((weeks) => ({
          value: `${weeks}`,
          text: t('metrics_lastWeeks', `${weeks}`),
        }))}
        onChange={(weeks) => onChange({ ...choice, weeks: Number(weeks) })}
      />
      <Select
        label={t('metrics_whose')}
        value={choice.wanted}
        options={[
          { value: 'team', text: t('metrics_everybody') },
          { value: 'own', text: t('metrics_mine') },
        ]}
        onChange={(wanted) => onChange({ ...choice, wanted: wanted === 'own' ? 'own' : 'team' })}
      />
    </div>
  );
}

function SiteFigures({ site, choice }: { readonly site: Site; readonly choice: Choice }) {
  const data = useDashboardData(site, choice.weeks);
  if (data.kind === 'reading') return <p className="quiet">{t('metrics_reading')}</p>;
  if (data.kind === 'failed') return <Notice kind="danger" text={storeText(data.error).text} />;
  const { room } = data.value;
  return (
    <Room key={room ?? ''} record={room}>
      <Figures site={site} data={data.value} choice={choice} />
    </Room>
  );
}

interface FiguresProps {
  readonly site: Site;
  readonly data: DashboardData;
  readonly choice: Choice;
}

function Figures({ site, data, choice: { weeks, wanted } }: FiguresProps) {
  const me = site.me?.id;
  const look = useMemo(() => lookAt(data, { me, weeks, wanted }), [data, me, weeks, wanted]);
  const { scope, period } = look;
  const { room, names, now, zone } = data;
  const nameOf = (id: string) => names.get(id) ?? id;
  const people = useMemo(() => peopleBy(names), [names]);
  const since = dayWords(period.from, zone);
  const host = hostOf(site.origin);
  const [page, setPage] = useState<'figures' | 'sheet' | 'room'>('figures');
  const toFigures = () => setPage('figures');
  const chooseTab = useChooseRoomTab();
  const toRoom = (tab?: RoomTab) => {
    if (room !== undefined && tab) chooseTab(room, tab);
    setPage('room');
  };
  if (page === 'sheet') return <ReviewSheet {...{ look, data, people, me }} onBack={toFigures} />;
  if (page === 'room') return <RoomOnPage onBack={toFigures} />;
  return (
    <ShowRoom value={toRoom}>
      <div className="buttons head-buttons">
        <RoomButton room={room} text="room_open" />
        <Button onClick={() => setPage('sheet')}>{t('sheet_open')}</Button>
        <ExportButtons look={look} data={data} />
      </div>
      <p className="quiet">
        {t('metrics_since', since, `${scope.rows.length}`, host, dayAndTime(now, zone))}
      </p>
      {me === undefined && <Notice kind="quiet" text={t('metrics_unnamed', host)} />}
      {wanted === 'team' && scope.whose === 'own' && (
        <Notice kind="quiet" text={t('metrics_tooFew')} />
      )}
      {wanted === 'own' && me !== undefined && <p>{t('metrics_ownOnly')}</p>}
      {scope.rows.length === 0 ? (
        <Notice kind="quiet" text={t('metrics_nothing')} />
      ) : (
        <>
          <Relationship {...{ look, room, nameOf, people, now, zone }} />
          <HandoverPart look={look} room={room} zone={zone} />
          <ChangePart look={look} room={room} />
        </>
      )}
      {(scope.rows.length > 0 || room !== undefined) && (
        <TeamPart {...{ look, room, me, nameOf, people, now, zone }} reviews={data.team.reviews} />
      )}
      <MadeFrom look={look} data={data} zone={zone} origin={site.origin} />
    </ShowRoom>
  );
}

/** The team room, as it is in the panel: what the team agreed, and its people. */
function RoomOnPage({ onBack }: { readonly onBack: () => void }) {
  return (
    <div className="room-on-page">
      <div className="buttons">
        <Button tone="quiet" autoFocus onClick={onBack}>
          {t('sheet_back')}
        </Button>
      </div>
      <InRoom>
        <RoomHead />
        <TeamRoomPage />
      </InRoom>
    </div>
  );
}

/** What stands above the room in the panel stands above it here. */
function RoomHead() {
  const bar = useRoomBar();
  if (!bar) return null;
  return (
    <div className="room-head">
      <h2 dir="auto">{bar.title}</h2>
      <p className="quiet">{bar.detail}</p>
      {bar.menu && <Menu label={t('panel_more')} items={bar.menu} />}
    </div>
  );
}

/** Whom a form on this page can name, by their names. */
function peopleBy(names: ReadonlyMap<string, string>): Person[] {
  return [...names]
    .map(([id, name]) => ({ id, name }))
    .sort((one, other) => one.name.localeCompare(other.name));
}
