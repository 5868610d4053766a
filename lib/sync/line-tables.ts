/**
 * What every machine line is written against. Lines in CRMs name these words and shapes by their
 * place, and their text by its distance from the end of the phrases: nothing here may ever change
 * but by a new version of the line. Only `WORDS` and `SHAPES` may grow, at their ends, and by nothing
 * that the example in `phrases.ts` would be written with: its bytes are part of the phrases. Whoever
 * pastes a line into a Baton that does not know what was added reads that a newer one wrote it; a
 * pull leaves such a note alone until that Baton is updated.
 */

/** Texts that entries hold as they are: kinds, choices, ids that ship, and keys. */
export const WORDS: readonly string[] = [
  ...['', 'crm', 'typed', '0-5', 'yes-no', 'confirmed', 'assumed', 'unknown', 'yes', 'no'],
  ...['first-five-minutes', 'ask', 'unsure', 'done', 'cannot', 'other', 'sdr-must', 'sdr-may'],
  ...['seller', 'sdr', 'bdm', 'manager', 'call', 'text', 'voice-note', 'email', 'chat'],
  ...['in-person', 'held', 'no-show', 'rescheduled', 'won', 'lost', 'disqualified', 'at-risk'],
  ...['why-now', 'pain', 'promised', 'double-check', 'landed-well', 'avoid', 'stakeholder'],
  ...['objection', 'background', 'handed-over', 'revised', 'withdrawn', 'verbal-handover'],
  ...['accepted', 'returned', 'message', 'meeting', 'pull-back', 'pull-back-answered', 'feedback'],
  ...['outcome', 'team-room', 'team-room-ended', 'framework', 'agreement', 'profile', 'policy'],
  ...['ask-answered', 'pulse', 'wrong-owner', 'duplicate', 'record-incomplete'],
  ...['contact-data-wrong', 'outside-profile', 'wrong-person', 'no-pain'],
  ...['next-step-not-confirmed', 'recently-contacted', 'unable-to-reach', 'no-need', 'no-budget'],
  ...['no-fit', 'no-timing', 'competitor', 'new-stakeholder', 'gone-quiet', 'event-follow-up'],
  ...['more-context', 'come-back', 'another-look', 'UTC', '09:00', '17:00'],
  ...['v', 'id', 'handoff', 'turn', 'kind', 'at', 'zone', 'by', 'body', 'name', 'recipient'],
  ...['recordUrl', 'lead', 'qualification', 'belowBarReason', 'context', 'sdrJoins', 'nextStep'],
  ...['sequencesStopped', 'responseDue', 'sight', 'company', 'title', 'phone', 'owner', 'stage'],
  ...['source', 'amount', 'value', 'origin', 'week', 'off', 'part', 'from', 'to', 'due', 'about'],
  ...['remark', 'reason', 'firstStep', 'when', 'reviewOn', 'reviewAt', 'keepOwner', 'brief'],
  ...['sequence', 'link', 'currency', 'backAt', 'replyTo', 'result'],
];

/** What an object has under a key: `HOLE` stands for whatever it is. */
export const HOLE = Symbol('hole');
export type Shape = Readonly<Record<string, string | number | boolean | null | typeof HOLE>>;

function shape(keys: string, always: Shape = {}): Shape {
  return { ...always, ...Object.fromEntries(keys.split(' ').map((key) => [key, HOLE] as const)) };
}

/** Objects as entries hold them, what they always or mostly say left out; the narrower shape first. */
export const SHAPES: readonly Shape[] = [
  shape('id handoff turn kind at zone by body', { v: 1 }),
  shape('id handoff turn kind at by body', { v: 1 }),
  shape('id name'),
  shape('value', { origin: 'crm' }),
  shape('value', { origin: 'typed' }),
  shape('id kind text'),
  shape('id name points', { scale: '0-5', basis: 'confirmed', evidence: '' }),
  shape('id name points evidence', { scale: '0-5', basis: 'confirmed' }),
  shape('id name points', { scale: '0-5', basis: 'assumed', evidence: '' }),
  shape('id name points evidence', { scale: '0-5', basis: 'assumed' }),
  shape('id name', { scale: '0-5', points: null, basis: 'unknown', evidence: '' }),
  shape('id name scale points basis evidence'),
  shape('id name', { version: 1 }),
  shape('id name version'),
  shape('framework threshold total highest criteria'),
  shape('what owner due'),
  shape('what owner'),
  shape('choice why'),
  shape('title start zone link attendees', { minutes: 30 }),
  shape('title start zone minutes link attendees'),
  shape('title start zone minutes link attendees sequence'),
  shape('title start zone minutes attendees'),
  shape('name company title email phone'),
  shape('name company title email phone owner stage source amount'),
  shape('name company title email phone owner stage source'),
  shape(
    'sdr recipient recordUrl lead qualification context meeting sdrJoins nextStep responseDue zone',
    { sequencesStopped: true },
  ),
  shape(
    'sdr recipient recordUrl lead qualification context meeting sdrJoins nextStep sequencesStopped responseDue zone',
  ),
  shape('sdr recipient recordUrl lead qualification context nextStep responseDue zone'),
  shape('sdr recipient recordUrl lead qualification context responseDue zone'),
  shape('sdr recipient recordUrl lead qualification belowBarReason context responseDue zone'),
  shape('brief revision'),
  shape('reason'),
  shape('channel remark', { voiceNote: false }),
  shape('channel remark voiceNote when'),
  shape('remark'),
  shape('remark firstStep'),
  shape('what at'),
  shape('reason text'),
  shape('text', { question: true }),
  shape('text', { question: false }),
  shape('text replyTo', { question: false }),
  shape('result remark'),
  shape('result start remark'),
  shape('kind text due'),
  shape('kind text'),
  shape('pullBack result text'),
  shape('rating wrong helped text'),
  shape('result amount text'),
  shape('result text'),
  shape('result reason text'),
  shape('result reason backAt text'),
  shape('value currency'),
  shape('name'),
  shape('framework version'),
  shape('framework changes'),
  shape('framework changes reviewOn'),
  shape('id name threshold criteria', { version: 1 }),
  shape('id name version threshold criteria'),
  shape('id name question duty', { weight: 1, scale: '0-5' }),
  shape('id name question weight scale duty'),
  shape('role card'),
  shape('channels formats calendar joins doNotDisturb'),
  shape('channel', { handle: '' }),
  shape('channel handle'),
  shape('zone days from to holidays'),
  shape('from to'),
  shape('acceptMinutes remindAtPercent firstContactMinutes feedbackDays'),
  shape('to kind text'),
  shape('to kind text due'),
  shape('ask result text'),
  shape('satisfaction pushBack text'),
  shape('about satisfaction pushBack text'),
  shape('from to amount'),
  shape('open unvalued source'),
  shape('currency value count'),
  shape('acceptance pullBackDays saleDays mostBdms leastOfPair snapshotDay reviewWeeks'),
  shape('target amber red'),
  shape('show purpose until basis'),
  shape('kind'),
  shape('figures'),
  shape('from to attended decided'),
  shape('what who due'),
];
