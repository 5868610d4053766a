import type { LeadFacts, LeadField } from '@/lib/handoff/lead';
import type { Team } from '@/lib/handoff/team';
import type { Place } from '@/lib/messaging/place';
import { givingAwayAt, type GivingAway } from '@/lib/store/giving-away';
import { watchQuery } from '@/lib/store/live';
import { peopleOf } from '@/lib/store/people';
import { readFacts } from '@/lib/store/records';
import type { PersonRow, RecordKey } from '@/lib/store/rows';
import { type Standing, standingOf } from '@/lib/store/standing';
import { roomOf, teamAt, type TeamRoom } from '@/lib/store/teams';
import { stored } from '@/lib/store/trouble';
import { createAttention, type Attention } from './attention';
import { createCrmReading, type CrmReadings } from './crm-reading';
import { createDraftFiles, type DraftFiles } from './draft-files';
import { createLive, follow, type Live } from './live';
import { openPlace } from './open-place';
import type { PanelParts, Stop } from './parts';
import { createPanelStore, SECTIONS, type PanelStore } from './store';
import type { Today } from './today';
import { ownZone } from './time-words';
import { createTodayLive } from './today-live';

/** What the database knows of one record, as long as somebody looks. */
export interface RecordRoom {
  readonly facts: Live<LeadFacts>;
  /** The facts that its page was to say, and had no place for. */
  readonly missing: Live<readonly LeadField[]>;
  readonly standing: Live<Standing>;
  /** What the team's entries on it come to: those of a room, and asks. */
  readonly team: Live<Team>;
}

/** One mounted panel: its view state, the open draft, and the queries behind what it shows. */
export interface Panel extends CrmReadings {
  readonly parts: PanelParts;
  readonly store: PanelStore;
  readonly room: (record: RecordKey) => RecordRoom;
  readonly people: (origin: string) => Live<readonly PersonRow[]>;
  /** This person's team room at the origin; `undefined` where none is known. */
  readonly teamRoom: (origin: string) => Live<TeamRoom | undefined>;
  /** What comes of giving leads away at the origin, and what was decided about it. */
  readonly givingAway: (origin: string) => Live<GivingAway>;
  /** The day of whoever uses it, over all CRMs. */
  readonly today: Live<Today>;
  readonly drafts: DraftFiles;
  readonly attention: Attention;
  /** Looks whether this browser's zone has changed, for no event says so. */
  readonly lookAtZone: () => void;
  /** Begins to watch; gives what ends it. */
  readonly start: () => Stop;
}

/** Puts a panel together; nothing runs before {@link Panel.start}. */
export function createPanel(parts: PanelParts): Panel {
  const kept = parts.closedSections.read();
  const store = createPanelStore(SECTIONS.filter((id) => kept.includes(id)));
  const drafts = createDraftFiles(parts, store);
  const attention = createAttention(store, parts);
  const crm = createCrmReading(parts, store);
  const rooms = new Map<RecordKey, RecordRoom>();
  const crowds = new Map<string, Live<readonly PersonRow[]>>();
  const givings = new Map<string, Live<GivingAway>>();
  const teamRooms = new Map<string, Live<TeamRoom | undefined>>();

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
      if (!store.getState().toast?.undo) attention.dismiss();
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
    parts,
    store,
    lookAtZone,
    ...crm,
    drafts,
    attention,
    room: (record) => getOrMake(rooms, record, () => createRoom(parts, record, readAgain)),
    people: (origin) =>
      getOrMake(crowds, origin, () =>
        createLive((onResult) => watchQuery(() => peopleOf(parts.db, origin), onResult)),
      ),
    teamRoom: (origin) =>
      getOrMake(teamRooms, origin, () =>
        createLive((onResult) => watchQuery(() => roomOf(parts.db, origin), onResult)),
      ),
    givingAway: (origin) =>
      getOrMake(givings, origin, () =>
        createLive((onResult) => watchQuery(() => givingAwayAt(parts.db, origin), onResult)),
      ),
    today: createTodayLive(parts, store),
    start: () => {
      // The first question opens the database, and so it opens while the background is asked. That it
      // cannot, whoever reads from it will tell.
      void stored(() => parts.db.meta.get(''));
      const stops = [
        parts.watchPlace(goTo, () => store.setState({ isSilent: true })),
        follow(parts.sites, (sites) => store.setState({ sites })),
        follow(parts.settings, (settings) => store.setState({ settings })),
        follow(parts.selections, (selections) => store.setState({ selections })),
        store.subscribe(({ closed }, before) => {
          if (closed !== before.closed) parts.closedSections.save(closed);
        }),
        repeat(parts, lookAtZone),
        () => drafts.open(undefined),
      ];
      void parts.erasing.emptyAfterErase().then(() => drafts.takeUp());
      return () => stops.forEach((stop) => stop());
    },
  };
}

/** What the panel is about; the lists and other pages of a CRM are one to it, and that is the day. */
const subjectOf = (place: Place | undefined) =>
  place?.kind === 'site' ? undefined : openPlace(place)?.key;

/** How often it is looked what no event tells (ms). */
const LOOK_MS = 60_000;

function repeat(parts: PanelParts, look: () => void): Stop {
  let stop: Stop | undefined;
  const next = () => {
    stop = parts.after(LOOK_MS, () => {
      look();
      next();
    });
  };
  next();
  return () => stop?.();
}

function createRoom(
  { db }: PanelParts,
  record: RecordKey,
  readAgain: (record: RecordKey) => void,
): RecordRoom {
  let wasKnown = false;
  const live = <Value>(query: () => Promise<Value>) =>
    createLive<Value>((onResult) => watchQuery(query, onResult));
  return {
    facts: live(async () => {
      const row = await readFacts(db, record);
      // Deleted under the open panel, by the browser or by hand.
      if (wasKnown && !row) readAgain(record);
      wasKnown = row !== undefined;
      return row?.facts ?? {};
    }),
    missing: live(async () => (await readFacts(db, record))?.missing ?? []),
    standing: live(() => standingOf(db, record)),
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
