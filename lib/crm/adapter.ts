import type { CrmError, CrmResult } from './error';
import type { CarrierResponse, CrmHttp } from './http';

/** The facts of a lead that an adapter can read; see the CRM-neutral names in the panel. */
export type LeadFact =
  'name' | 'company' | 'title' | 'email' | 'phone' | 'owner' | 'stage' | 'source' | 'amount';

/** One CRM record. `type` and `id` are the adapter's own words and opaque to everyone else. */
export interface RecordRef {
  readonly origin: string;
  readonly type: string;
  readonly id: string;
}

/** A CRM user. `id` is unique within the origin. */
export interface CrmUser {
  readonly id: string;
  readonly name: string;
  readonly email?: string;
  readonly phone?: string;
}

/** What a record says; texts as the CRM gives them, trimmed, absent where empty. */
export interface LeadSnapshot {
  readonly facts: Partial<Record<LeadFact, string>>;
}

/** A note on a record. `text` is the CRM's own form (plain or HTML); `createdAt` is a UTC instant (ms). */
export interface CrmNote {
  readonly id: string;
  readonly record: RecordRef;
  readonly text: string;
  readonly author: CrmUser;
  readonly createdAt: number;
}

/** Absent for news: then a CRM that has to be read through is read for the last days alone. */
export type SearchReach = 'however-far';

/** What a search for notes has found, and how far it has looked. */
export interface FoundNotes {
  readonly notes: readonly CrmNote[];
  /**
   * Until when (UTC, ms, the server's clock) every note that this user sees was looked at, others'
   * notes included: the next search begins there.
   */
  readonly seenUntil: number;
  /**
   * Where a list that can be read from its newest back alone has stopped: the next search is given it
   * and goes on there, with the same `since`. To be kept as it is; absent where all was seen.
   */
  readonly rest?: string;
}

export interface CrmTask {
  readonly id: string;
  readonly subject: string;
  readonly done: boolean;
}

/**
 * A note to create. `key` is the same for every attempt at the same note, and no other note's: a CRM
 * that knows idempotency keys is given it, since a browser may itself send a request twice whose
 * connection broke.
 */
export interface NewNote {
  readonly text: string;
  readonly key: string;
}

/** A task to create. `marker` is a word that {@link CrmSession.findTask} finds it by later. */
export interface NewTask {
  readonly marker: string;
  readonly subject: string;
  readonly text: string;
  readonly assigneeId: string;
  /** UTC instant (ms). */
  readonly due: number;
}

/**
 * A file to attach. Its name is no other file's on the record, so that {@link CrmSession.findFile}
 * tells whether an earlier attempt arrived, and is the key that a repeated request is known by.
 */
export interface NewFile {
  readonly name: string;
  /** The MIME type, without parameters. */
  readonly type: string;
  /** The bytes, since requests are JSON. */
  readonly base64: string;
}

export interface CrmFile {
  readonly id: string;
  readonly name: string;
}

/** What the watcher can tell of a page: its address and the markers that adapters asked for. */
export interface PageSigns {
  readonly url: string;
  /** Those of all adapters' {@link CrmAdapter.markers} selectors that the page's document matches. */
  readonly markers: readonly string[];
}

/** Where the card goes: before or inside the first visible match, else it floats. */
export interface CardPlace {
  readonly selector: string;
  readonly position: 'before' | 'after' | 'prepend' | 'append';
}

export interface CrmLimits {
  /** The longest note text, in UTF-16 units, at most 30,000. */
  readonly noteLength: number;
  readonly noteFormat: 'text' | 'html';
  /** Where the CRM keeps no character outside Unicode's Basic Multilingual Plane, as emoji are. */
  readonly plane?: 'bmp';
  /**
   * Whether the server makes a note, task or file once for all requests that bear the same key. Where
   * it does not, a browser that repeats a request over a broken connection makes several.
   */
  readonly knowsKeys?: true;
  /** Whether it can be set up to hide a record from whoever gave it to another owner. */
  readonly mayHide?: true;
  /** For how long (ms) a search may still miss a note that was made; 0 where it is read at once. */
  readonly searchLagMs?: number;
  /** How many looks back a day are a fair share of what the CRM's vendor lets an account ask; absent for one's own server. */
  readonly looksADay?: number;
  /** The largest file that can be attached to a record, in bytes; absent where the CRM takes none. */
  readonly fileBytes?: number;
}

/** How a user is known to a CRM that wants a token of its own making. */
export interface TokenNeed {
  /** The message that tells where in this CRM a user makes one. */
  readonly help: string;
  /** The headers that carry it. */
  header(token: string): Readonly<Record<string, string>>;
}

/** How to learn of which kind a record is whose address does not tell. */
export interface KindsToAsk {
  /** The word of such an address to ask about; `undefined` for all others. Pure and total. */
  wordOf(url: string): string | undefined;
  /** Asks the CRM what kind of record a word stands for; `undefined` for none. */
  ask(http: CrmHttp, word: string): Promise<CrmResult<string | undefined>>;
}

/** What Baton needs to know of one CRM. Everything here is pure; the network is in {@link CrmSession}. */
export interface CrmAdapter {
  readonly id: string;
  /** The product's name as its users say it. */
  readonly name: string;
  /** Who makes the requests: an open tab of the CRM, or the background worker. */
  readonly carrier: 'page' | 'worker';
  /** The origin of the API of the CRM at `origin`, where that is another one; worker carrier only. */
  apiOrigin?(origin: string): string | undefined;
  /** Absent where the user's session in the browser is enough. */
  readonly token?: TokenNeed;
  /** Whether its session is a cookie that must be read, for which browsers want a permission. */
  readonly readsCookies?: true;
  /** What an answer means where its status does not say it; `undefined` for all others. */
  errorOf?(answer: CarrierResponse): CrmError | undefined;
  readonly limits: CrmLimits;
  /** CSS selectors whose presence helps {@link recognise}; few, cheap, constant. */
  readonly markers: readonly string[];
  readonly cardPlaces: readonly CardPlace[];
  /** Whether this page is one of this CRM's. Total: never throws. */
  recognise(page: PageSigns): boolean;
  /**
   * The record that an address shows, or `undefined` for any other page. Pure and total. `kind` is
   * what the CRM answered of the same address, where it was asked by {@link kinds}.
   */
  locate(url: string, kind?: string): RecordRef | undefined;
  /** Where addresses may show a record of a kind that an installation alone knows. */
  readonly kinds?: KindsToAsk;
  /** The address that opens the record in the CRM. */
  recordUrl(record: RecordRef): string;
  /**
   * Whether a record's notes go with it when it becomes another one: then one that still has them is
   * still itself.
   */
  readonly notesMove?: true;
  /**
   * A session for the user who is signed in at the origin; makes no request by itself. `http` sends
   * to the API's origin; `page` to the CRM's own, carried by an open tab of it, for those that need
   * both.
   */
  connect(origin: string, http: CrmHttp, page?: CrmHttp): CrmSession;
}

/**
 * The CRM's API as the signed-in user. Each call gives a {@link CrmResult}, and never throws for
 * anything that a server or a network can do. Writes name in `as` the user id on whose behalf they
 * are made, and fail with `other-user` without effect where somebody else is signed in.
 */
export interface CrmSession {
  whoAmI(): Promise<CrmResult<CrmUser>>;
  readLead(record: RecordRef): Promise<CrmResult<LeadSnapshot>>;
  /** All notes of the record whose text holds `containing`, oldest first. */
  listNotes(record: RecordRef, containing: string): Promise<CrmResult<CrmNote[]>>;
  createNote(record: RecordRef, note: NewNote, as: string): Promise<CrmResult<CrmNote>>;
  /**
   * Notes on any record that this user sees, that hold `containing`, made or changed since (UTC, ms).
   * It costs what is new: where a list does not end within a few pages, it stops, says in `seenUntil`
   * how far it came, and the next call goes on from there, with the `rest` of the one before if that
   * gave one. `however-far` looks back to `since` also where a CRM is otherwise asked for the last days
   * alone.
   */
  searchNotes(
    containing: string,
    since: number,
    rest?: string,
    reach?: SearchReach,
  ): Promise<CrmResult<FoundNotes>>;
  /** Everyone a record can be given to, all pages. */
  listUsers(): Promise<CrmResult<CrmUser[]>>;
  /** Removes a note of this user's own: one too many, made by a repeated request. */
  deleteNote?(record: RecordRef, noteId: string, as: string): Promise<CrmResult<void>>;
  /**
   * The record that this one has become by conversion or merge, however many steps away, or
   * `undefined` where it is still itself. Absent where this CRM does not do that, or keeps no trace.
   */
  successorOf?(record: RecordRef): Promise<CrmResult<RecordRef | undefined>>;
  /**
   * The records that became this one and kept their notes, as far as the CRM tells it of this one; one
   * request. Absent where notes go along, or it does not tell.
   */
  predecessorsOf?(record: RecordRef): Promise<CrmResult<readonly RecordRef[]>>;
  assign?(record: RecordRef, userId: string, as: string): Promise<CrmResult<void>>;
  createTask?(record: RecordRef, task: NewTask, as: string): Promise<CrmResult<CrmTask>>;
  /** All tasks that were created with this marker, the oldest first. */
  findTasks?(record: RecordRef, marker: string): Promise<CrmResult<readonly CrmTask[]>>;
  completeTask?(record: RecordRef, taskId: string, as: string): Promise<CrmResult<void>>;
  /** Attaches a file to the record; `too-long` where it is larger than this CRM takes. */
  attachFile?(record: RecordRef, file: NewFile, as: string): Promise<CrmResult<CrmFile>>;
  /** The record's file of exactly this name, or `undefined`. */
  findFile?(record: RecordRef, name: string): Promise<CrmResult<CrmFile | undefined>>;
}
