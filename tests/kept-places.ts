/**
 * All the places where Baton keeps anything in a browser. What is new comes in here first: a test over
 * the sources finds a key that is missing, and others that it is exported and erased.
 */
export const KEPT = {
  /** Tables of the database. */
  tables: [
    ...['aside', 'drafts', 'facts', 'files', 'handoffs', 'meta', 'outbox', 'people', 'records'],
    'teams',
  ],
  /** Those of them that hold anything of one record: erasing it, and the sweep of what is old, reach them. */
  ofRecord: [
    ...['aside', 'drafts', 'facts', 'files', 'handoffs', 'meta', 'outbox', 'records', 'teams'],
  ],
  /** Those that hold anything of one person; besides, who is signed in stands with its site. */
  ofPerson: [
    ...['drafts', 'facts', 'files', 'handoffs', 'meta', 'outbox', 'people', 'records', 'teams'],
  ],
  /** Keys of the extension's storage, or how they begin. */
  local: [
    ...['site', 'setting', 'token', 'learned-page', 'told-reminders', 'erase-at', 'erased-at'],
    ...['return-drafts', 'action-request', 'card-press'],
  ],
  session: ['picking', 'seen', 'kept-selections', 'shown-notices', 'pull-pause', 'copy-request'],
  /** Keys of the panel's own storage, or how they begin. */
  page: ['section-choices', 'unsaved-draft:', 'unsaved-drafts'],
  alarms: ['sync-due', 'pull-due', 'remind-due', 'erase-due', 'rebuild-due'],
} as const;
