/** Things that others did. */
const NEWS_KINDS = [
  /** A lead was handed to me, mended or taken back. */
  'leads',
  /** My lead was accepted or returned. */
  'answers',
  'messages',
  /** I was asked back in, or who I asked has answered. */
  'pull-backs',
  'asks',
  /** Meetings, feedback and outcomes that the other one recorded. */
  'results',
] as const;

/** Things that are due, and stop to be so once they are done. */
export const DUE_KINDS = [
  /** Half of the time to answer is gone, or all of it. */
  'answer-due',
  'talk-due',
  'meeting-soon',
  /** A meeting is to be recorded, or feedback to be given. */
  'meeting-over',
  /** What I was asked for is due. */
  'request-due',
  /** For managers: others have let the time to answer pass. */
  'team-overdue',
] as const;
export type DueKind = (typeof DUE_KINDS)[number];

/** What Baton tells by the browser's notifications; each can be switched off by itself. */
export const NOTICE_KINDS = [...NEWS_KINDS, ...DUE_KINDS] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** How long before a meeting (minutes) Baton may say that it begins. */
export const LEAD_MINUTES = [5, 10, 15, 30] as const;
