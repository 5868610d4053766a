import type {
  CrmAdapter,
  CrmFile,
  CrmNote,
  CrmSession,
  CrmTask,
  CrmUser,
  NewFile,
  NewTask,
  RecordRef,
} from '@/lib/crm/adapter';
import type { CrmError, CrmResult } from '@/lib/crm/error';
import { parseRecordKey, recordKey } from '@/lib/store/record-key';
import type { Connection } from '@/lib/sync/connection';
import { decodeNote } from '@/lib/sync/codec';
import { BDM, SDR } from '../factories';

export const ORIGIN = 'https://crm.example';
export const LEAD: RecordRef = { origin: ORIGIN, type: 'lead', id: '7' };

export type Call = keyof CrmSession;

/** What becomes of one request. */
export type Fault =
  /** Refused without effect. */
  | { readonly refuse: CrmError }
  /** Done, but the answer never comes. */
  | 'answer-lost'
  /** Never arrives. */
  | 'request-lost';

interface StoredTask extends CrmTask {
  readonly record: string;
  readonly marker: string;
  readonly text: string;
  readonly assigneeId: string;
  readonly due: number;
}

interface StoredFile extends CrmFile, NewFile {
  readonly record: string;
}

/** A small CRM that keeps what it is told, and fails as it is told. */
export class MemoryCrm {
  readonly users: CrmUser[] = [SDR, BDM];
  readonly notes: CrmNote[] = [];
  readonly tasks: StoredTask[] = [];
  readonly files: StoredFile[] = [];
  readonly owners = new Map<string, string>();
  /** What records have become by conversion, by the key of what they were. */
  readonly successors = new Map<string, RecordRef>();
  /** Keys of the records that are no more. */
  readonly gone = new Set<string>();
  /** Every request that was made, in order. */
  readonly requests: Call[] = [];
  /** Who is signed in in this browser; `undefined` for nobody. */
  signedIn: CrmUser | undefined = SDR;
  /** Asked for each request, numbered from 0. */
  fault: (call: Call, number: number) => Fault | undefined = () => undefined;
  /** Whether whoever gives a record away loses sight of it. */
  hidesFromFormerOwner = false;
  noteLength = 30_000;
  noteFormat: 'text' | 'html' = 'text';
  fileBytes = 5_000_000;
  /** Whether what is asked for twice under one key is made once. */
  knowsKeys = true;
  /** Whether its users may take their notes back. */
  deletesNotes = true;
  /** How often the browser sends a request of that number, from 0, over a connection that breaks. */
  repeats: (call: Call, number: number) => number = () => 1;
  private readonly noteByKey = new Map<string, CrmNote>();
  private readonly taskByKey = new Map<string, CrmTask>();
  now: () => number;

  constructor(now: () => number) {
    this.now = now;
  }

  /** Returns the way to talk to this CRM, which may have neither tasks nor owners nor files. */
  connection({ notesOnly = false } = {}): Connection {
    const all = this.session();
    const { whoAmI, readLead, listNotes, createNote, searchNotes, listUsers } = all;
    const notes = { whoAmI, readLead, listNotes, createNote, searchNotes, listUsers };
    const noDeleting: CrmSession = { ...all };
    delete noDeleting.deleteNote;
    const session = notesOnly ? notes : this.deletesNotes ? all : noDeleting;
    return { adapter: this.adapter(session), session };
  }

  /** The ids of the entries that the notes carry, in the order in which they were written. */
  entryIds(): string[] {
    return this.notes.map(({ text }) => {
      const decoded = decodeNote(text);
      return decoded.ok ? decoded.entry.id : 'not an entry';
    });
  }

  requestsOf(call: Call): number {
    return this.requests.filter((made) => made === call).length;
  }

  private adapter(session: CrmSession): CrmAdapter {
    return {
      ...{ id: 'memory', name: 'Memory', carrier: 'worker', markers: [], cardPlaces: [] },
      limits: {
        ...{ noteLength: this.noteLength, noteFormat: this.noteFormat },
        ...(session.attachFile && { fileBytes: this.fileBytes }),
        ...(this.knowsKeys && { knowsKeys: true as const }),
      },
      recognise: () => true,
      locate: () => undefined,
      recordUrl: ({ origin, id }) => `${origin}/leads/${id}`,
      connect: () => session,
    };
  }

  private predecessorsOf(record: RecordRef): RecordRef[] {
    const became = [...this.successors].filter(([, into]) => recordKey(into) === recordKey(record));
    return became.map(([from]) => parseRecordKey(from));
  }

  private session(): Required<CrmSession> {
    return {
      whoAmI: () => this.answer('whoAmI', () => this.me()),
      readLead: (record) =>
        this.answer('readLead', () => this.visible(record) ?? ok({ facts: {} })),
      listUsers: () => this.answer('listUsers', () => ok(this.users)),
      listNotes: (record, containing) =>
        this.answer('listNotes', () => this.visible(record) ?? ok(this.find(containing, record))),
      searchNotes: (containing, since) =>
        this.answer('searchNotes', () =>
          ok({
            notes: this.find(containing).filter((note) => note.createdAt >= since),
            seenUntil: Math.max(since, ...this.notes.map(({ createdAt }) => createdAt)),
          }),
        ),
      createNote: (record, { text, key }, as) =>
        this.write('createNote', record, as, (author) =>
          this.once(this.noteByKey, key, () => this.addNote(record, text, author)),
        ),
      assign: (record, userId, as) =>
        this.write('assign', record, as, () => void this.owners.set(recordKey(record), userId)),
      createTask: (record, task, as) =>
        this.write('createTask', record, as, () =>
          this.once(this.taskByKey, task.marker, () => this.addTask(record, task)),
        ),
      findTasks: (record, marker) =>
        this.answer('findTasks', () =>
          ok(this.tasks.filter((task) => isTask(task, record, marker))),
        ),
      deleteNote: (record, noteId, as) =>
        this.write('deleteNote', record, as, () => {
          const index = this.notes.findIndex(({ id }) => id === noteId);
          if (index >= 0) this.notes.splice(index, 1);
        }),
      predecessorsOf: (record) =>
        this.answer('predecessorsOf', () => ok(this.predecessorsOf(record))),
      successorOf: (record) =>
        this.answer('successorOf', () => ok(this.successors.get(recordKey(record)))),
      completeTask: (record, taskId, as) =>
        this.write('completeTask', record, as, () => {
          const index = this.tasks.findIndex(({ id }) => id === taskId);
          const task = this.tasks[index];
          if (task) this.tasks[index] = { ...task, done: true };
        }),
      attachFile: (record, file, as) =>
        this.write('attachFile', record, as, () => this.addFile(record, file)),
      findFile: (record, name) =>
        this.answer('findFile', () => this.visible(record) ?? ok(this.fileOf(record, name))),
    };
  }

  private once<Made>(made: Map<string, Made>, key: string, make: () => Made): Made {
    const known = this.knowsKeys ? made.get(key) : undefined;
    const value = known ?? make();
    made.set(key, value);
    return value;
  }

  addNote(record: RecordRef, text: string, author: CrmUser): CrmNote {
    const ids = this.notes.map((note) => Number(note.id.slice(1)));
    const id = `n${Math.max(0, ...ids) + 1}`;
    const note = { id, record, text, author, createdAt: this.now() };
    this.notes.push(note);
    return note;
  }

  private addTask(record: RecordRef, { marker, subject, text, assigneeId, due }: NewTask): CrmTask {
    const id = `t${this.tasks.length + 1}`;
    const task = {
      id,
      record: recordKey(record),
      marker,
      subject,
      text,
      assigneeId,
      due,
      done: false,
    };
    this.tasks.push(task);
    return task;
  }

  private addFile(record: RecordRef, file: NewFile): CrmFile {
    const id = `f${this.files.length + 1}`;
    this.files.push({ ...file, id, record: recordKey(record) });
    return { id, name: file.name };
  }

  private fileOf(record: RecordRef, name: string): CrmFile | undefined {
    return this.files.find((file) => file.record === recordKey(record) && file.name === name);
  }

  private find(containing: string, record?: RecordRef): CrmNote[] {
    return this.notes.filter(
      (note) =>
        note.text.includes(containing) &&
        (record ? recordKey(note.record) === recordKey(record) : !this.visible(note.record)),
    );
  }

  private me(): CrmResult<CrmUser> {
    return this.signedIn ? ok(this.signedIn) : refused({ code: 'signed-out' });
  }

  private visible(record: RecordRef) {
    if (this.gone.has(recordKey(record))) return refused({ code: 'not-found' });
    const owner = this.owners.get(recordKey(record));
    const isHidden = owner !== undefined && owner !== this.signedIn?.id;
    return this.hidesFromFormerOwner && isHidden ? refused({ code: 'not-found' }) : undefined;
  }

  private write<Value>(
    call: Call,
    record: RecordRef,
    as: string,
    change: (author: CrmUser) => Value,
  ): Promise<CrmResult<Value>> {
    return this.answer(call, () => {
      const me = this.me();
      if (!me.ok) return me;
      if (me.value.id !== as) return refused({ code: 'other-user', userName: me.value.name });
      return this.visible(record) ?? ok(change(me.value));
    });
  }

  private async answer<Value>(call: Call, work: () => CrmResult<Value>): Promise<CrmResult<Value>> {
    const number = this.requests.length;
    const fault = this.fault(call, number);
    this.requests.push(call);
    await Promise.resolve();
    if (fault === 'request-lost') return refused({ code: 'unreachable' });
    if (fault && fault !== 'answer-lost') return refused(fault.refuse);
    let answer = this.signedIn ? work() : refused({ code: 'signed-out' });
    for (let sent = 1; sent < this.repeats(call, number); sent += 1) answer = work();
    return fault === 'answer-lost' ? refused({ code: 'unreachable' }) : answer;
  }
}

const ok = <Value>(value: Value): CrmResult<Value> => ({ ok: true, value });
const refused = (error: CrmError): { ok: false; error: CrmError } => ({ ok: false, error });

function isTask(task: StoredTask, record: RecordRef, marker: string): boolean {
  return task.record === recordKey(record) && task.marker === marker;
}
