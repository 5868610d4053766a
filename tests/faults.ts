/** A test that shows what becomes of a fault: its file, and its title as the file spells it. */
interface FaultTest {
  readonly file: string;
  readonly name: string;
}

/** What can go wrong, and the tests that show it does no harm, or why there is none. */
export type Fault =
  | { readonly what: string; readonly tests: readonly FaultTest[] }
  | { readonly what: string; readonly why: string };

/**
 * The faults that Baton is to survive: the network (N), the session (S), limits (R), the death of worker
 * and browser (W), storage (D), concurrency (X), time (T), notes (P), pages (H), updates (M), and what is
 * checked of the build (L).
 */
export const FAULTS: Readonly<Record<string, Fault>> = {
  N1: {
    what: 'Offline before send',
    tests: [{ file: 'tests/e2e/outbox.test.ts', name: 'when the network goes and comes back' }],
  },
  N2: {
    what: 'Connection reset before request body is read',
    tests: [
      {
        file: 'tests/sync/delivery.test.ts',
        name: 'looks for the note, does not find it, and writes it',
      },
    ],
  },
  N3: {
    what: 'Server stores the note, then resets before answering',
    tests: [
      {
        file: 'tests/e2e/sent-again.test.ts',
        name: 'and the browser sends the request again: $what, $times times. One is left',
      },
      { file: 'tests/e2e/outbox.test.ts', name: 'when the answer is lost after the note was made' },
    ],
  },
  N4: {
    what: 'Server stores, answers 500',
    tests: [
      {
        file: 'tests/sync/faults.test.ts',
        name: 'N4: a CRM that keeps the note and answers 500 has it once',
      },
    ],
  },
  N5: {
    what: 'Server does not store, answers 500 / 502 / 503',
    tests: [
      { file: 'tests/e2e/outbox.test.ts', name: 'when the CRM fails three times and is then well' },
      {
        file: 'tests/sync/patience.test.ts',
        name: 'is asked ever more rarely while it fails, and gets everything in the end',
      },
    ],
  },
  N6: {
    what: "Response slower than 30 s (worker's fetch limit)",
    tests: [{ file: 'tests/crm/client.test.ts', name: 'is given up as unreachable' }],
  },
  N7: {
    what: 'Body cut in the middle of JSON',
    tests: [{ file: 'tests/crm/client-errors.test.ts', name: 'is unexpected when cut anywhere' }],
  },
  N8: {
    what: '200 with empty body, null, [], wrong type, HTML',
    tests: [{ file: 'tests/crm/client-errors.test.ts', name: 'says all else as any other does' }],
  },
  N9: {
    what: "200 with another lead's id or another marker in the echo",
    tests: [
      {
        file: 'tests/sync/faults.test.ts',
        name: 'N9: a note that the CRM says it has written %s is told, held, and not written again by itself',
      },
      {
        file: 'tests/sync/faults.test.ts',
        name: 'N9: a note whose answer %s, and which stands where it should, is done',
      },
    ],
  },
  N10: {
    what: 'Read-back answers stale (eventual consistency: note appears 1–60 s later)',
    tests: [
      {
        file: 'tests/sync/repeats.test.ts',
        name: 'N10: is one note in the end, though it was not there when it was looked for',
      },
    ],
  },
  N11: {
    what: 'Read-back paged: marker on page 3',
    tests: [
      {
        file: 'tests/crm/contract.ts',
        name: 'lists ${manyNotes} notes of one record, oldest first, each once',
      },
    ],
  },
  N12: {
    what: 'Redirect 301/302/307 to other host',
    tests: [
      { file: 'tests/platform/page-carrier.test.ts', name: 'a redirect is told and not followed' },
      { file: 'tests/crm/client-errors.test.ts', name: 'on another origin is never parsed' },
    ],
  },
  N13: {
    what: 'Captive portal: 200 HTML for every URL',
    tests: [{ file: 'tests/crm/client-errors.test.ts', name: 'says all else as any other does' }],
  },
  N14: {
    what: 'navigator.onLine true but dead network; false but working',
    tests: [
      {
        file: 'tests/sync/faults.test.ts',
        name: 'N14: a browser that says it is offline, and is not, sends all the same',
      },
      {
        file: 'tests/sync/faults.test.ts',
        name: 'N14: a browser that says it is online, with a dead line, keeps the row and says why',
      },
    ],
  },
  N15: {
    what: 'DNS/TLS failure, certificate changed',
    tests: [{ file: 'tests/crm/contract.ts', name: 'says unreachable where nothing answers' }],
  },
  N16: {
    what: 'Flapping link: 30 % loss, random 0–10 s latency, 500 operations',
    tests: [
      {
        file: 'tests/sync/histories.test.ts',
        name: 'ends with every entry in the CRM once, each lead in order, in few more requests',
      },
    ],
  },
  N17: {
    what: 'Outage of 72 h then return',
    tests: [
      {
        file: 'tests/sync/faults.test.ts',
        name: 'N17: after 72 hours without a CRM all is sent in order, and few requests were wasted',
      },
    ],
  },
  S1: {
    what: '401 in the middle of draining',
    tests: [
      {
        file: 'tests/sync/held-rows.test.ts',
        name: 'whose session has ended says so, though the CRM told of a missing right (S1)',
      },
      {
        file: 'tests/crm/salesforce.test.ts',
        name: 'a session that ended, or a cookie of another day, asks to sign in',
      },
    ],
  },
  S2: {
    what: '302 to login page, 200 HTML',
    tests: [
      {
        file: 'tests/crm/dynamics.test.ts',
        name: 'a session that ended may also answer with the way to sign in',
      },
      {
        file: 'tests/e2e/bad-input.test.ts',
        name: 'that nobody is signed in to: says where to sign in, and keeps what is typed',
      },
    ],
  },
  S3: {
    what: '403 no permission on this record',
    tests: [
      {
        file: 'tests/crm/espocrm-versions.test.ts',
        name: 'are found and told once, however many there are, with a request for a hundred',
      },
      {
        file: 'tests/sync/held-rows.test.ts',
        name: 'says why (${error.code}), waits for no alarm, and goes when the cause ends',
      },
    ],
  },
  S4: {
    what: '403 that means rate limit (Salesforce REQUEST_LIMIT_EXCEEDED)',
    tests: [
      {
        file: 'tests/crm/contract-interruptions.ts',
        name: 'says rate limited, and for how long where the CRM says that',
      },
      {
        file: 'tests/crm/client-errors.test.ts',
        name: 'has the meaning that the adapter knows, also with status %i',
      },
    ],
  },
  S5: {
    what: 'CSRF token expired or rotated between two sends',
    tests: [
      {
        file: 'tests/crm/zoho.test.ts',
        name: 'S5: a proof that was replaced between two writes is the new one at once',
      },
    ],
  },
  S6: {
    what: 'User switched: other person logs in on the same browser',
    tests: [
      {
        file: 'tests/e2e/outbox.test.ts',
        name: 'of somebody else sends nothing in the first person’s name',
      },
      {
        file: 'tests/sync/held-rows.test.ts',
        name: 'is never sent in the name of somebody else, whose own rows go',
      },
    ],
  },
  S7: {
    what: 'Same host, other portal/org/workspace',
    tests: [
      {
        file: 'tests/crm/hubspot.test.ts',
        name: 'a record of another account than the token’s is not touched',
      },
      {
        file: 'tests/crm/pipedrive.test.ts',
        name: 'a token of another company is refused, for its records have the same numbers',
      },
    ],
  },
  S8: {
    what: 'Admin impersonation ("log in as")',
    tests: [
      {
        file: 'tests/sync/held-rows.test.ts',
        name: 'is never sent in the name of somebody else, whose own rows go',
      },
    ],
  },
  S9: {
    what: 'Host permission revoked while queued',
    tests: [
      {
        file: 'tests/background/site-access.test.ts',
        name: 'a site whose permission was taken away is off until it comes back',
      },
      { file: 'tests/sync/held-rows.test.ts', name: 'says so where the site is off' },
    ],
  },
  S10: {
    what: 'Cookies blocked / partitioned / cleared',
    tests: [
      {
        file: 'tests/e2e/outbox.test.ts',
        name: 'that has ended is told, and the hand-over goes when the same person signs in again',
      },
    ],
  },
  S11: {
    what: 'CRM refuses Origin: chrome-extension://…',
    tests: [
      {
        file: 'tests/sync/faults.test.ts',
        name: 'S11: a CRM that takes no request of an extension is told, kept, and not asked on and on',
      },
    ],
  },
  S12: {
    what: 'Lead deleted, merged, converted, moved to other owner',
    tests: [
      {
        file: 'tests/e2e/conversion.test.ts',
        name: 'both sides have the whole handoff on the deal, with what waited to be sent, and go on there',
      },
      {
        file: 'tests/e2e/conversion.test.ts',
        name: 'a hand-over that waited is on the deal, with its task and its owner, each once',
      },
      {
        file: 'tests/crm/contract-moves.ts',
        name: 'as %s shows its handoff to a browser that never saw the other',
      },
      {
        file: 'tests/crm/vtiger.test.ts',
        name: 'finds where a lead went that was converted, and a record that was merged',
      },
      {
        file: 'tests/crm/tryton-server.test.ts',
        name: 'stays the same record, with its notes, as an opportunity',
      },
    ],
  },
  S13: {
    what: 'CRM in read-only maintenance (503 with page)',
    tests: [
      { file: 'tests/crm/client-errors.test.ts', name: '503 with Retry-After is a pause too' },
    ],
  },
  S14: {
    what: 'API version retired (404/410 on route)',
    tests: [
      { file: 'tests/sync/held-rows.test.ts', name: 'but when its lead is visited' },
      { file: 'tests/crm/zoho.test.ts', name: 'for what it is, where a note was to be written' },
    ],
  },
  R1: {
    what: '429 with Retry-After seconds / HTTP date / absent / negative / 10^9 / garbage',
    tests: [{ file: 'tests/e2e/outbox.test.ts', name: 'when the CRM asks to wait' }],
  },
  R2: {
    what: '429 without header (Pipedrive, HubSpot daily)',
    tests: [
      {
        file: 'tests/sync/patience.test.ts',
        name: 'is left alone until then, whatever is new and whoever asks',
      },
    ],
  },
  R3: {
    what: 'Daily budget used up',
    tests: [
      {
        file: 'tests/background/crm-polling.test.ts',
        name: 'R3: waits as long as a CRM asks whose daily budget is used up',
      },
      {
        file: 'tests/crm/pipedrive.test.ts',
        name: 'comes back when the limit says, and not before',
      },
    ],
  },
  R4: {
    what: 'Limit shared with other apps (falls to 10 % at random)',
    tests: [
      {
        file: 'tests/sync/faults.test.ts',
        name: 'R4: of a limit that other programs nearly use up, what is left is enough, and the pauses are kept',
      },
    ],
  },
  R5: {
    what: '10 panels and 3 profiles at once',
    tests: [
      {
        file: 'tests/crm/burst.test.ts',
        name: '${HANDOFFS} handoffs at once arrive, each one note and, where there are tasks, one task',
      },
    ],
  },
  R6: {
    what: 'Worker killed while waiting out a 429',
    tests: [
      {
        file: 'tests/sync/patience.test.ts',
        name: 'is left alone until then, whatever is new and whoever asks',
      },
    ],
  },
  R7: {
    what: '1,000 queued on return',
    tests: [
      {
        file: 'tests/sync/patience.test.ts',
        name: 'is sent in slices that end before the worker may be ended',
      },
      {
        file: 'tests/crm/burst.test.ts',
        name: '${HANDOFFS} handoffs at once arrive, each one note and, where there are tasks, one task',
      },
    ],
  },
  R8: {
    what: 'Polling budget',
    tests: [
      {
        file: 'tests/background/crm-polling.test.ts',
        name: 'does so ever more seldom while none come, up to ten minutes',
      },
      {
        file: 'tests/background/crm-polling.test.ts',
        name: 'makes one request where nothing is new, and writes nothing',
      },
    ],
  },
  R9: {
    what: 'Clock jumps during wait',
    tests: [
      {
        file: 'tests/sync/patience.test.ts',
        name: 'is not left alone for a year when the clock was a year ahead',
      },
    ],
  },
  W1: {
    what: 'Kill the worker at every await point of save → send → confirm (enumerate by wrapping each await)',
    tests: [
      {
        file: 'tests/sync/crash.test.ts',
        name: 'leaves one note, one task and an empty outbox, ${when} whichever wait it dies',
      },
      {
        file: 'tests/sync/crash.test.ts',
        name: 'leaves the same when the next one dies as well, wherever each of them does',
      },
    ],
  },
  W2: {
    what: 'stopAllWorkers at random every 50–500 ms during the whole E2E suite (eyeo mode)',
    tests: [{ file: 'tests/messaging/send.test.ts', name: 'what waits is sent by the next one' }],
  },
  W3: {
    what: 'Kill between POST received and response',
    tests: [
      {
        file: 'tests/e2e/outbox.test.ts',
        name: 'when the worker is killed after the note is made and before it hears so',
      },
    ],
  },
  W4: {
    what: 'Kill between "delete from outbox" and "mark confirmed"',
    tests: [
      {
        file: 'tests/sync/crash.test.ts',
        name: 'leaves one note, one task and an empty outbox, ${when} whichever wait it dies',
      },
    ],
  },
  W5: {
    what: 'SIGKILL the browser right after "saved"',
    tests: [
      {
        file: 'tests/e2e/outbox.test.ts',
        name: 'when the browser is killed right after the hand-over is kept (W5)',
      },
    ],
  },
  W6: {
    what: 'SIGKILL during migration',
    tests: [
      {
        file: 'tests/store/migrate-rows.test.ts',
        name: 'are the same in the end, wherever workers died over them',
      },
    ],
  },
  W7: {
    what: 'Alarm lost over restart',
    tests: [
      { file: 'tests/e2e/outbox.test.ts', name: 'when the browser ends with the row still queued' },
      {
        file: 'tests/e2e/relationship-news.test.ts',
        name: 'that the lead was accepted, though the worker had died',
      },
    ],
  },
  W8: {
    what: 'Worker fails to start (script error in new version)',
    tests: [
      {
        file: 'tests/e2e/silent-worker.test.ts',
        name: 'a version whose worker cannot start says so, and gives everything out as a file',
      },
      {
        file: 'tests/platform/place.test.ts',
        name: 'a background that never answered is told of, and no more once it has',
      },
      {
        file: 'tests/components/panel/states.test.tsx',
        name: '%o is said in plain words, with what to do',
      },
    ],
  },
  W9: {
    what: 'Handler throws / never answers',
    tests: [
      {
        file: 'tests/e2e/reload.test.ts',
        name: 'the CRM’s page is loaded anew while the panel reads through it, time %i: the reading begins again by itself',
      },
      {
        file: 'tests/platform/place.test.ts',
        name: 'where the background never answers one question',
      },
      { file: 'tests/messaging/send.test.ts', name: 'it is not asked for ever' },
    ],
  },
  W10: {
    what: 'Event arrives in the first turn while the database is still opening',
    tests: [
      {
        file: 'tests/e2e/notifications.test.ts',
        name: 'an alarm wakes a worker that was ended: what is overdue is told, and plain on the icon',
      },
    ],
  },
  W11: {
    what: '5-minute handler (huge drain)',
    tests: [
      {
        file: 'tests/sync/patience.test.ts',
        name: 'is sent in slices that end before the worker may be ended',
      },
    ],
  },
  W12: {
    what: 'Panel closed right after click on Send',
    tests: [
      {
        file: 'tests/e2e/closed-at-once.test.ts',
        name: 'in the task of the press, or so many ms after it: %s',
      },
      { file: 'tests/e2e/closed-at-once.test.ts', name: 'while the worker sleeps' },
      { file: 'tests/e2e/closed-at-once.test.ts', name: 'by the death of its process' },
      { file: 'tests/panel/at-once.test.ts', name: 'the background does it, and once: of %s' },
    ],
  },
  W13: {
    what: 'Laptop sleep of 9 h (clock jump, alarms late)',
    tests: [
      {
        file: 'tests/background/reminders.test.ts',
        name: 'is told later by a browser that was closed when it became due',
      },
    ],
  },
  D1: {
    what: 'QuotaExceededError on save',
    tests: [
      { file: 'tests/store/database.test.ts', name: 'says so, and leaves nothing half written' },
      {
        file: 'tests/store/faults.test.ts',
        name: 'is told as not saved, and nothing that was there is lost or half written',
      },
    ],
  },
  D2: {
    what: 'AbortError / transaction aborted late',
    tests: [
      {
        file: 'tests/store/faults.test.ts',
        name: 'is done once more as a whole: an entry and its row in the queue, one of each',
      },
      {
        file: 'tests/store/faults.test.ts',
        name: 'twice is told as not saved, and nothing is half written',
      },
    ],
  },
  D3: {
    what: 'UnknownError: Internal error opening backing store',
    tests: [{ file: 'tests/store/database.test.ts', name: 'says so instead of failing somehow' }],
  },
  D4: {
    what: 'Database gone on start',
    tests: [
      {
        file: 'tests/components/panel/states.test.tsx',
        name: 'comes back after the whole database was deleted',
      },
      {
        file: 'tests/sync/pull.test.ts',
        name: 'restores in an empty browser what this user once sent',
      },
    ],
  },
  D5: {
    what: 'Connection closed by browser (InvalidStateError)',
    tests: [
      {
        file: 'tests/store/faults.test.ts',
        name: 'is opened again by the next reading and the next writing',
      },
    ],
  },
  D6: {
    what: 'IndexedDB missing (Firefox always-private)',
    tests: [
      { file: 'tests/store/database.test.ts', name: 'says so instead of failing somehow' },
      {
        file: 'tests/components/panel/states.test.tsx',
        name: 'a browser without any storage (%s) is told in words, and what is typed can still be copied',
      },
    ],
  },
  D7: {
    what: 'Incognito window',
    tests: [{ file: 'tests/project/build.test.ts', name: 'keeps out of private windows' }],
  },
  D8: {
    what: 'Corrupt row (wrong type, missing field, 10 MB string)',
    tests: [
      {
        file: 'tests/store/migrate-rows.test.ts',
        name: 'are what this one makes of them, and what no longer fits is set aside',
      },
      { file: 'tests/sync/held-rows.test.ts', name: 'is set aside and stops no other' },
    ],
  },
  D9: {
    what: 'Outbox row without entry, entry without outbox row',
    tests: [{ file: 'tests/sync/held-rows.test.ts', name: 'whose entry is gone is set aside' }],
  },
  D10: {
    what: 'Half the rows deleted by hand',
    tests: [
      {
        file: 'tests/store/faults.test.ts',
        name: 'any of them, of any table: nothing throws, and what is left is shown',
      },
      {
        file: 'tests/components/panel/states.test.tsx',
        name: 'comes back by being read again, and what was typed is still there',
      },
    ],
  },
  D11: {
    what: 'Slow disk (each transaction +300 ms)',
    tests: [
      {
        file: 'tests/store/faults.test.ts',
        name: 'and an impatient second press, and a third: one entry, one row',
      },
    ],
  },
  D12: {
    what: '100,000 entries, 5,000 leads',
    why: 'Shown by npm run bench, part panel, with 100,000 entries.',
  },
  D13: {
    what: 'Restoring a profile from an old back-up (outbox in the past)',
    tests: [
      {
        file: 'tests/sync/copies.test.ts',
        name: 'gets back from the CRM what it has forgotten, and sends nothing twice',
      },
    ],
  },
  D14: {
    what: 'Profile copied to a second machine (same device id)',
    tests: [
      {
        file: 'tests/sync/copies.test.ts',
        name: 'with a hand-over on its way: both send it, and it is one note and one task in effect',
      },
    ],
  },
  X1: {
    what: 'Two panels click Accept at the same moment',
    tests: [
      {
        file: 'tests/panel/at-once.test.ts',
        name: 'one counts, and the other is told what happened',
      },
      {
        file: 'tests/background/cards.test.ts',
        name: 'a second click on Accept adds nothing and says that the handoff has moved on',
      },
    ],
  },
  X2: {
    what: 'Worker and panel both drain',
    tests: [{ file: 'tests/sync/patience.test.ts', name: 'send everything once' }],
  },
  X3: {
    what: 'Two devices offline, both edit/hand over the same lead, then sync in each order',
    tests: [
      {
        file: 'tests/sync/two-sides.test.ts',
        name: 'is one handoff in all their stores, once all notes have come through to all',
      },
    ],
  },
  X4: {
    what: 'Accept on A, Withdraw on B at the same instant',
    tests: [
      {
        file: 'tests/panel/at-once.test.ts',
        name: 'one counts, and the other is told what happened',
      },
      {
        file: 'tests/e2e/relationship-at-once.test.ts',
        name: 'is returned where it was returned first, and the acceptance says that it does not count',
      },
    ],
  },
  X5: {
    what: '5 devices, random partitions, 10,000 random histories against a 50-line reference model',
    tests: [
      {
        file: 'tests/sync/two-sides.test.ts',
        name: 'is one handoff in all their stores, once all notes have come through to all',
      },
    ],
  },
  X6: {
    what: 'Colleague edits our note text in the CRM',
    tests: [
      {
        file: 'tests/sync/author-rule.test.ts',
        name: 'are noticed after the note was read unchanged, and forgiven when they are put back',
      },
      {
        file: 'tests/sync/pull.test.ts',
        name: 'tells that the text of a note was changed in the CRM',
      },
    ],
  },
  X7: {
    what: 'Colleague deletes our note',
    tests: [
      {
        file: 'tests/sync/faults.test.ts',
        name: 'is told, not written again, and the handoff stands',
      },
      {
        file: 'tests/background/cards.test.ts',
        name: 'a brief whose note was removed in the CRM says so',
      },
    ],
  },
  X8: {
    what: 'Note duplicated by CRM import or merge',
    tests: [
      {
        file: 'tests/store/following.test.ts',
        name: 'whose notes are copied: the copies are newer, and the handoff is on the deal',
      },
      {
        file: 'tests/store/receive.test.ts',
        name: 'gives the same handoff in any order, any parts and any repetition',
      },
    ],
  },
  X9: {
    what: 'Same entry comes from list, search and push in any order',
    tests: [
      {
        file: 'tests/store/receive.test.ts',
        name: 'gives the same handoff in any order, any parts and any repetition',
      },
    ],
  },
  X10: {
    what: 'Double-click, Enter+click, key repeat on Send',
    tests: [
      {
        file: 'tests/panel/at-once.test.ts',
        name: 'a second press while the first is at work is the first',
      },
      { file: 'tests/store/commit.test.ts', name: 'in two windows at once is one handoff' },
    ],
  },
  X11: {
    what: 'User edits while sync rewrites the same row',
    tests: [
      {
        file: 'tests/e2e/typing.test.ts',
        name: 'two panels show each other what is typed, and neither undoes the other',
      },
    ],
  },
  T1: {
    what: 'Local clock ±1 day, ±10 years, 1970, 2038, year 10000',
    tests: [
      {
        file: 'tests/handoff/fold.test.ts',
        name: 'comes after what its author had seen, whatever his clock says',
      },
      { file: 'tests/sync/pull.test.ts', name: 'overlooks none because of a note from the future' },
    ],
  },
  T2: {
    what: 'Clock goes back between two events',
    tests: [
      {
        file: 'tests/handoff/fold.test.ts',
        name: 'comes after what its author had seen, whatever his clock says',
      },
    ],
  },
  T3: {
    what: 'Date header / note createdAt differ from local by hours',
    tests: [
      {
        file: 'tests/e2e/bad-input.test.ts',
        name: 'whose clock is a day behind this device’s: says so',
      },
    ],
  },
  T4: {
    what: 'DST gap and overlap (Europe/Berlin, America/New_York, Lord_Howe 30 min) on an SLA of "4 working hours"',
    tests: [
      {
        file: 'tests/handoff/clock.test.ts',
        name: 'on Lord Howe Island, whose clocks change by half an hour',
      },
    ],
  },
  T5: {
    what: 'Sender UTC+13:45 (Pacific/Chatham), receiver UTC−11: due "tomorrow 9:00"',
    tests: [
      {
        file: 'tests/e2e/zones.test.ts',
        name: 'is in the note as that instant, in words of its author’s zone',
      },
      {
        file: 'tests/e2e/zones.test.ts',
        name: 'and what the reader asks for by nine of their own clock, the SDR sees on theirs',
      },
    ],
  },
  T6: {
    what: 'CRM returns local time without zone, or seconds instead of ms, or microseconds',
    tests: [
      {
        file: 'tests/crm/contract.ts',
        name: 'finds a note that it wrote, with its author, record and time',
      },
    ],
  },
  T7: {
    what: 'Leap day, week 53, month end',
    tests: [
      {
        file: 'tests/handoff/clock.test.ts',
        name: 'on Lord Howe Island, whose clocks change by half an hour',
      },
    ],
  },
  T8: {
    what: 'Traveller changes zone while panel is open',
    tests: [
      {
        file: 'tests/panel/zone.test.tsx',
        name: 'times follow a traveller while the panel is open, and mean the same instant',
      },
    ],
  },
  P1: {
    what: '<script>, <img onerror>, <svg/onload>, <iframe srcdoc>, <xmp>/<noscript> mutation payloads, 200-line XSS corpus in every field (names, titles, file names too)',
    tests: [
      {
        file: 'tests/e2e/hostile.test.ts',
        name: 'a lead whose every field is hostile is shown as text, handed over, and runs nothing',
      },
      {
        file: 'tests/e2e/hostile.test.ts',
        name: 'hostile words of a handoff are text in the card and in the panel',
      },
    ],
  },
  P2: {
    what: '[x](javascript:…), data:, vbscript:, \\tjava\\nscript:, //evil, file:, chrome-extension: links',
    tests: [
      {
        file: 'tests/handoff/entry.test.ts',
        name: 'is none where a link of the brief could run something',
      },
      {
        file: 'tests/handoff/brief.test.ts',
        name: 'leaves no address but web addresses to click on',
      },
    ],
  },
  P3: {
    what: 'Forged marker typed by a human or customer e-mail quoted into a note',
    tests: [
      {
        file: 'tests/e2e/hostile.test.ts',
        name: 'an answer that somebody else wrote in the BDM’s name is shown as unverified and changes nothing',
      },
      {
        file: 'tests/sync/author-rule.test.ts',
        name: 'is unverified and does not count where the CRM names another author',
      },
    ],
  },
  P4: {
    what: 'Marker of another lead, another portal, or replayed old entry',
    tests: [
      {
        file: 'tests/store/following.test.ts',
        name: 'an older entry that its author posts anew elsewhere',
      },
      {
        file: 'tests/e2e/hostile.test.ts',
        name: 'a note that somebody else copies from another record has no effect on this one',
      },
    ],
  },
  P5: {
    what: 'Version 999, unknown fields, unknown event kind',
    tests: [
      {
        file: 'tests/sync/codec.test.ts',
        name: 'keeps what a newer Baton wrote, and writes it again as it was',
      },
      {
        file: 'tests/handoff/fold-properties.test.ts',
        name: 'keeps entries of a newer Baton and is not changed by them',
      },
    ],
  },
  P6: {
    what: 'Truncated at every byte position; CRM cut at 255 / 32,000 / 65,536 characters',
    tests: [
      { file: 'tests/sync/codec.test.ts', name: 'never becomes an entry when it is cut anywhere' },
      { file: 'tests/crm/contract.ts', name: 'keeps the longest note that it says it takes' },
    ],
  },
  P7: {
    what: 'CRM rewrites: \\n→<br>, smart quotes, &amp;amp;, stripped emoji, NFC/NFD, trimmed spaces, auto-linked marker, added signature',
    tests: [
      {
        file: 'tests/sync/codec.test.ts',
        name: 'within the BMP keeps to it, and is whole when read, whatever the entry holds',
      },
      { file: 'tests/sync/codec.test.ts', name: 'gives the entry back when the CRM ${what}' },
    ],
  },
  P8: {
    what: 'U+202E and other bidi controls, zero-width, lone surrogates, 10,000 combining marks',
    tests: [
      {
        file: 'tests/background/cards.test.ts',
        name: 'a return keeps its words without the characters that could mislead a reader',
      },
    ],
  },
  P9: {
    what: '5 MB note; 10,000 notes on a lead; 1,000 levels of nested quotes',
    tests: [
      {
        file: 'tests/sync/codec.test.ts',
        name: 'costs no more than a note can be long, whatever letters stand before its token',
      },
      { file: 'tests/sync/codec.test.ts', name: 'holds no entry: ${what}' },
    ],
  },
  P10: {
    what: 'ReDoS strings against every regular expression; time(2n)/time(n) ≤ 2.5',
    tests: [
      {
        file: 'tests/project/patterns.test.ts',
        name: '$where takes twice as long for twice as much',
      },
    ],
  },
  P11: {
    what: '__proto__, constructor, toString as keys, ids or names',
    tests: [
      { file: 'tests/handoff/links.test.ts', name: 'https://constructor/x' },
      { file: 'tests/sync/codec.test.ts', name: 'changes no prototype' },
    ],
  },
  P12: {
    what: 'Numbers 1e309, -0, 9007199254740993, ids as number vs string',
    tests: [{ file: 'tests/sync/codec.test.ts', name: 'holds no entry: ${what}' }],
  },
  P13: {
    what: 'Duplicate keys, BOM, NUL, CRLF in JSON',
    tests: [{ file: 'tests/sync/codec.test.ts', name: 'holds no entry: ${what}' }],
  },
  P14: {
    what: 'Formula text =HYPERLINK(…), @, + in exported CSV or copied brief',
    why: 'No table is exported: the export is JSON, which no spreadsheet runs.',
  },
  P15: {
    what: "Spoofed user: display name equals another person's, homoglyphs",
    tests: [
      {
        file: 'tests/sync/pull.test.ts',
        name: 'calls the author what the CRM calls them, whatever the note says',
      },
    ],
  },
  P16: {
    what: 'Property test: decode(random bytes) never throws; decode(encode(x)) = x for 100,000 random entries',
    tests: [
      {
        file: 'tests/project/parsing.test.ts',
        name: 'as a note with anything at any key of its payload',
      },
      {
        file: 'tests/sync/codec.test.ts',
        name: 'of any kind makes reading neither throw nor invent',
      },
    ],
  },
  H1: {
    what: 'Page forges wxt:content-script-started',
    why: 'Baton uses none of the framework’s page events, so a forged one is heard by nobody.',
  },
  H2: {
    what: "Page forges wxt:locationchange, or pushState to another lead's URL without changing content; navigation cancelled after navigate",
    tests: [
      {
        file: 'tests/e2e/hostile.test.ts',
        name: 'a navigation that the page cancels leaves the card, and what it does, with the record shown',
      },
      {
        file: 'tests/e2e/watcher.test.ts',
        name: 'the watcher does not see a navigation that the page cancels',
      },
    ],
  },
  H3: {
    what: 'DOM clobbering: <form name=body>, <img name=querySelector>, <input id=documentElement>',
    tests: [
      {
        file: 'tests/e2e/hostile.test.ts',
        name: 'a page that takes the names of the document’s own parts gets the card all the same',
      },
      {
        file: 'tests/e2e/learned-page.test.ts',
        name: 'a page that takes the names of its own parts is pointed at and read as any other',
      },
    ],
  },
  H4: {
    what: 'Hidden duplicate lead ids, 10 fake record ids, ids with quotes or ../',
    tests: [
      { file: 'tests/crm/contract-addresses.ts', name: '%j shows no record' },
      {
        file: 'tests/crm/contract-addresses.ts',
        name: 'any text at all is answered, and a record found has the address of its origin',
      },
    ],
  },
  H5: {
    what: 'Page sets host opacity 0.01, body 0.5, covers with pointer-events:none layer, moves/scales card, shrinks to 1 px',
    tests: [
      {
        file: 'tests/e2e/card-theft.test.ts',
        name: 'covers everything but the buttons with words of its own',
      },
      {
        file: 'tests/e2e/card.test.ts',
        name: 'do nothing while the page covers them, and say why',
      },
    ],
  },
  H6: {
    what: 'Synthetic click()/dispatchEvent on the host; focus stealing then Enter',
    tests: [
      {
        file: 'tests/e2e/card-theft.test.ts',
        name: 'by the focus: a key typed elsewhere presses nothing',
      },
      { file: 'tests/page/card.test.tsx', name: 'by a script is no person’s word' },
    ],
  },
  H7: {
    what: 'Page removes, clones, re-parents, replaceChildren()s the card 100×/s',
    tests: [
      {
        file: 'tests/e2e/hostile.test.ts',
        name: 'a page that throws the card out again and again is soon left alone',
      },
    ],
  },
  H8: {
    what: 'Page overrides fetch, Array.prototype, customElements.define, MutationObserver',
    tests: [
      {
        file: 'tests/e2e/hostile.test.ts',
        name: 'a page that replaces the browser’s own functions changes nothing of the card',
      },
    ],
  },
  H9: {
    what: "Strict page CSP (default-src 'none', require-trusted-types-for)",
    why: 'The demo CRM itself forbids all of it (its pages’ policy), in each end-to-end test with a card.',
  },
  H10: {
    what: 'Message fuzz from content-script context: every message kind × 1,000 random payloads, wrong sender tab/URL/frame',
    tests: [
      {
        file: 'tests/messaging/router.test.ts',
        name: 'no message of any shape reaches a handler or goes unanswered',
      },
    ],
  },
  H11: {
    what: 'onMessageExternal, onConnectExternal, externally_connectable',
    tests: [
      {
        file: 'tests/project/build.test.ts',
        name: 'lets no page reach its files and no stranger its messages',
      },
    ],
  },
  H12: {
    what: 'Page probes: known resource URLs, DOM diff, timing',
    tests: [
      {
        file: 'tests/project/build.test.ts',
        name: 'lets no page reach its files and no stranger its messages',
      },
    ],
  },
  H13: {
    what: 'Same-looking host: hubspot.com.evil.test, http instead of https, embedded frame, about:blank, blob:',
    tests: [{ file: 'tests/crm/contract-addresses.ts', name: '%j shows no record' }],
  },
  H14: {
    what: 'Page freezes (while(1) 10 s), 100,000 mutations/s, prerender, bfcache restore',
    tests: [
      {
        file: 'tests/e2e/hostile.test.ts',
        name: 'a page that stands still for seconds shows the card as soon as it goes on',
      },
      {
        file: 'tests/e2e/hostile.test.ts',
        name: 'a page that changes all the while keeps the one card',
      },
    ],
  },
  H15: {
    what: 'Page reads the card by elementsFromPoint, getSelection, screenshots, drag and drop',
    tests: [
      {
        file: 'tests/e2e/card-theft.test.ts',
        name: 'by its root, its frame, what it hears or what it measures',
      },
    ],
  },
  M1: {
    what: 'Fixture database of every released version opened by the new build',
    tests: [
      {
        file: 'tests/store/upgrade.test.ts',
        name: 'is all there when this one opens it, and after its rows were brought up to date',
      },
    ],
  },
  M2: {
    what: 'Upgrade while an old panel is open',
    tests: [
      {
        file: 'tests/store/database.test.ts',
        name: 'while this one is open is let go at once and not opened again by old code',
      },
    ],
  },
  M3: {
    what: 'Downgrade',
    tests: [
      { file: 'tests/store/database.test.ts', name: 'is not written to, and says so' },
      {
        file: 'tests/components/panel/states.test.tsx',
        name: 'a database that a newer Baton has made is told with what helps, and no Reload leads back to it',
      },
    ],
  },
  M4: {
    what: 'Kill at each step of migration',
    tests: [
      {
        file: 'tests/store/upgrade.test.ts',
        name: 'is untouched where the browser dies over the upgrade, which the next start does',
      },
    ],
  },
  M5: {
    what: 'Extension reloaded while the CRM page is open (orphaned script)',
    tests: [
      {
        file: 'tests/e2e/card.test.ts',
        name: 'after an update of Baton the page has one card, the new one, and it works',
      },
      {
        file: 'tests/e2e/learned-page.test.ts',
        name: 'a picker that an update of Baton left behind says so and gives the page its presses back',
      },
    ],
  },
  M6: {
    what: 'Update in the middle of a send',
    tests: [
      {
        file: 'tests/e2e/outbox.test.ts',
        name: 'when Baton is updated while the note is on its way (M6)',
      },
    ],
  },
  M7: {
    what: 'New host permission in an update',
    tests: [
      {
        file: 'tests/project/build.test.ts',
        name: 'asks for no site at install, and for any site only when the user turns it on',
      },
    ],
  },
  M8: {
    what: 'Two devices on different versions',
    tests: [
      {
        file: 'tests/sync/codec.test.ts',
        name: 'keeps what a newer Baton wrote, and writes it again as it was',
      },
    ],
  },
  M9: {
    what: "Settings import from newer/older/other person's file, hostile file",
    why: 'No file is imported.',
  },
  M10: {
    what: 'Fresh install on a portal with 2 years of notes',
    tests: [
      {
        file: 'tests/sync/faults.test.ts',
        name: 'shows the lead that is opened first at once, with one request',
      },
      {
        file: 'tests/sync/faults.test.ts',
        name: 'takes in what the first looks bring, each once, and then only what is new',
      },
    ],
  },
  L1: {
    what: 'Manifest snapshot',
    tests: [
      {
        file: 'tests/project/build.test.ts',
        name: 'asks for exactly the permissions that the README argues',
      },
    ],
  },
  L2: {
    what: 'CSP',
    tests: [
      {
        file: 'tests/project/build.test.ts',
        name: 'loads nothing that is not its own, and asks only web servers',
      },
    ],
  },
  L3: {
    what: 'Built code scan',
    tests: [
      {
        file: 'tests/project/build.test.ts',
        name: 'no script makes code from text or markup from strings',
      },
    ],
  },
  L4: {
    what: 'Network allow-list at run time: whole E2E suite behind a proxy that fails on any non-CRM host',
    tests: [
      {
        file: 'tests/e2e/hosts-asked.test.ts',
        name: 'a lead is read and handed over, and nothing has left for another host than the CRM’s',
      },
      {
        file: 'tests/e2e/hosts-asked.test.ts',
        name: 'what Baton’s own %s sends elsewhere is noticed',
      },
    ],
  },
  L5: {
    what: 'Secrets',
    tests: [
      {
        file: 'tests/background/tokens.test.ts',
        name: 'no reply and no site ever holds the token',
      },
      {
        file: 'tests/project/layers.test.ts',
        name: 'only the background reads the tokens that users gave',
      },
    ],
  },
  L6: {
    what: 'Build twice on clean machines',
    why: '.ci/run builds twice and compares the files, byte by byte.',
  },
  L7: {
    what: 'Dependencies',
    tests: [
      {
        file: 'tests/project/dependencies.test.ts',
        name: 'run nothing when they are installed, but for those that package.json allows',
      },
    ],
  },
  L8: {
    what: 'Web-accessible resources',
    tests: [
      {
        file: 'tests/project/build.test.ts',
        name: 'lets no page reach its files and no stranger its messages',
      },
    ],
  },
};
