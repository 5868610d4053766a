import type { LeadFacts, LeadField } from '@/lib/handoff/brief/lead';
import type { Team } from '@/lib/handoff/team/team';
import type { Place } from '@/lib/messaging/place';
import { givingAwayAt, type GivingAway } from '@/lib/store/outbox/giving-away';
import { watchQuery } from '@/lib/store/watch-query';
import { peopleOf } from '@/lib/store/people';
import { readFacts } from '@/lib/store/records';
import type { PersonRow, RecordKey } from '@/lib/store/rows';
import { type RecordStatus, readRecordStatus } from '@/lib/store/logs/record-status';
import { roomOf, teamAt, type TeamRoom } from '@/lib/store/logs/teams';
import { tryStore } from '@/lib/store/store-error';
import { createUiEffects, type UiEffects } from './ui-effects';
import { createCrmRefresh, type CrmRefresh } from './site/crm-refresh';
import { createDraftFiles, type DraftFiles } from './draft/draft-files';
import { createLiveQuery, follow, type LiveQuery } from './live-query';
import { openPlace } from './site/open-place';
import type { PanelDeps, Stop } from './deps';
import { createPanelStore, type PanelStore } from './store';
import type { Today } from './today/today';
import { ownZone } from './time/time-text';
import { createTodayQuery } from './today/today-query';

/** What the database knows of one record, as long as somebody looks. */
interface RecordQueries {
  /** `undefined` where the CRM has not been read yet, or what it said is gone. */
  readonly facts: LiveQuery<LeadFacts | undefined>;
  /** The facts that its page was to say, and had no place for. */
  readonly missing: LiveQuery<readonly LeadField[]>;
  readonly status: LiveQuery<RecordStatus>;
  /** What the team's entries on it come to: those of a room, and asks. */
  readonly team: LiveQuery<Team>;
}

/** One mounted panel: its view state, the open draft, and the queries behind what it shows. */
export interface Panel extends CrmRefresh {
  readonly deps: PanelDeps;
  readonly store: PanelStore;
  readonly queriesFor: (record: RecordKey) => RecordQueries;
  readonly people: (origin: string) => LiveQuery<readonly PersonRow[]>;
  /** This person's team room at the origin; `undefined` where none is known. */
  readonly teamRoom: (origin: string) => LiveQuery<TeamRoom | undefined>;
  /** What comes of giving leads away at the origin, and what was decided about it. */
  readonly givingAway: (origin: string) => LiveQuery<GivingAway>;
  /** The day of whoever uses it, over all CRMs. */
  readonly today: LiveQuery<Today>;
  readonly drafts: DraftFiles;
  readonly effects: UiEffects;
  /** Looks whether this browser's zone has changed, for no event says so. */
  readonly lookAtZone: () => void;
  /** Begins to watch; gives what ends it. */
  readonly start: () => Stop;
}

/** Puts a panel together; nothing runs before {@link Panel.start}. */
export function createPanel(deps: PanelDeps): Panel {
  const store = createPanelStore(deps.sectionChoices.read());
  const drafts = createDraftFiles(deps, store);
  const effects = createUiEffects(store, deps);
  const crm = createCrmRefresh(deps, store);
  const recordQueries = new Map<RecordKey, RecordQueries>();
  const peopleQueries = new Map<string, LiveQuery<readonly PersonRow[]>>();
  const givings = new Map<string, LiveQuery<GivingAway>>();
  const teamRooms = new Map<string, LiveQuery<TeamRoom | undefined>>();

  function goTo(place: Place): void {
    const shown = store.getState().place;
    const before = openPlace(shown);
    const next = openPlace(place);
    const isSame = JSON.stringify(place) === JSON.stringify(shown);
    if (!isSame) store.setState({ place });
    if (before?.key === next?.key) {
      if (next?.connected) crm.refreshIfFailed(next.record);
      return;
    }
    if (subjectOf(shown) !== subjectOf(place)) {
      // What was said of one record would be read as said of the next; what can be undone stays.
      if (!store.getState().toast?.undo) effects.dismiss();
      // Who goes to another record wants to see that.
      if (store.getState().view === 'today') store.setState({ view: 'work' });
    }
    drafts.open(next?.key);
    if (next?.connected) void crm.refresh(next.record);
  }

  function readAgain(record: RecordKey): void {
    const open = openPlace(store.getState().place);
    if (open?.key === record && open.connected) void crm.refresh(open.record);
  }

  function lookAtZone(): void {
    const zone = ownZone();
    if (zone !== store.getState().zone) store.setState({ zone });
  }

  return {
    deps,
    store,
    lookAtZone,
    ...crm,
    drafts,
    effects,
    queriesFor: (record) =>
      getOrMake(recordQueries, record, () => createRecordQueries(deps, record, readAgain)),
    people: (origin) =>
      getOrMake(peopleQueries, origin, () =>
        createLiveQuery((onResult) => watchQuery(() => peopleOf(deps.db, origin), onResult)),
      ),
    teamRoom: (origin) =>
      getOrMake(teamRooms, origin, () =>
        createLiveQuery((onResult) => watchQuery(() => roomOf(deps.db, origin), onResult)),
      ),
    givingAway: (origin) =>
      getOrMake(givings, origin, () =>
        createLiveQuery((onResult) => watchQuery(() => givingAwayAt(deps.db, origin), onResult)),
      ),
    today: createTodayQuery(deps, store),
    start: () => {
      // The first question opens the database, and so it opens while the background is asked. That it
      // cannot, whoever reads from it will tell.
      void tryStore(() => deps.db.meta.get(''));
      const stops = [
        deps.watchPlace(goTo, () => store.setState({ isSilent: true })),
        follow(deps.sites, (sites) => store.setState({ sites })),
        follow(deps.settings, (settings) => store.setState({ settings })),
        follow(deps.selections, (selections) => store.setState({ selections })),
        store.subscribe(({ folds }, before) => {
          if (folds !== before.folds) deps.sectionChoices.save(folds);
        }),
        repeat(deps, lookAtZone),
        () => drafts.open(undefined),
      ];
      void deps.erasing.emptyAfterErase().then(() => drafts.takeUp());
      return () => stops.forEach((stop) => stop());
    },
  };
}

/** What the panel is about; the lists and other pages of a CRM are one to it, and that is the day. */
const subjectOf = (place: Place | undefined) =>
  place?.kind === 'site' ? undefined : openPlace(place)?.key;

/** How often it is looked what no event tells (ms). */
const LOOK_MS = 60_000;

function repeat(deps: PanelDeps, look: () => void): Stop {
  let stop: Stop | undefined;
  const next = () => {
    stop = deps.after(LOOK_MS, () => {
      look();
      next();
    });
  };
  next();
  return () => stop?.();
}

function createRecordQueries(
  { db }: PanelDeps,
  record: RecordKey,
  readAgain: (record: RecordKey) => void,
): RecordQueries {
  let wasKnown = false;
  const live = <Value>(query: () => Promise<Value>) =>
    createLiveQuery<Value>((onResult) => watchQuery(query, onResult));
  return {
    facts: live(async () => {
      const row = await readFacts(db, record);
      // Deleted under the open panel, by the browser or by hand.
      if (wasKnown && !row) readAgain(record);
      wasKnown = row !== undefined;
      return row?.facts;
    }),
    missing: live(async () => (await readFacts(db, record))?.missing ?? []),
    status: live(() => readRecordStatus(db, record)),
    team: live(() => teamAt(db, record)),
  };
}

function getOrMake<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
