import { packValue } from './pack-value';

/*
 * What stands before every machine line, for deflate to point at: what is likelier stands later.
 * Lines in CRMs tell their text by its distance from the end of this. Nothing here may ever change
 * but by a new version of the line, and what ships elsewhere may: so it is written out once more.
 */

/** Ids, names and questions of the frameworks that ship. */
const QUESTIONS = [
  ...['authority', 'Authority', 'Besides you, who decides on something like this?'],
  'Is there budget set aside for this, or would you need to find it?',
  'What are you trying to fix, and what happens if nothing changes?',
  'When do you want this up and running, and what’s driving that date?',
  'Who would sign this off, and how do you work with them?',
  'Which problem would you solve first, and who does it hurt most?',
  'What happens if this waits another six months?',
  'How have you paid for tools like this before, and from which budget?',
  'What is the hardest part of this for your team right now?',
  'Who else will want a say before anything’s decided?',
  'What would solving it be worth, and is there budget at that level?',
  'Where does this rank among your priorities this year?',
  'If this proved its value, could you fund it this year?',
  'Whose call would it be to try something new here?',
  'What have you heard so far that made you want to know more?',
  'What do you do today when this comes up, and what does it cost you?',
  'If it’s a fit, when would be a good time to start?',
  'Behind what you asked for, what really needs to change, and why?',
  'Roughly what does the current way cost you per month?',
  'Would you introduce me to the decision-maker, and how?',
  'What date do you have to hit, and what happens if you miss it?',
  'What do you want to achieve by year-end, in numbers?',
  'How do you plan to get there, and what have you tried so far?',
  'What’s in the way that you haven’t solved yet?',
  'When do you need to see the first results?',
  'What do you spend on this problem today, tools and time combined?',
  'Who shares this goal with you, and who approves the spend?',
  'What happens to you and the team if you miss the goal?',
  'And if you hit it, what does that make possible?',
  'How does this work today: who does it, with what, how often?',
  'Where does that hurt? When did it last happen?',
  'If it went away, what would change, in numbers and for you?',
  'Is there a date this has to be solved by? What happens if it isn’t?',
  'How will you decide: who, on what criteria, in what steps?',
  'Which number would tell you this worked, and where is it today?',
  'Who can approve the spend without asking anyone else?',
  'What does a solution have to do for you to choose it?',
  'What happens between liking this and signing it?',
  'What isn’t working, and who has to answer for it?',
  'Who wants this most, and would make the case when we’re not in the room?',
  'Which number has to move, from what to what, for this to pay off?',
  'Whose budget is it, and have they agreed to take a look?',
  'How will you compare your options?',
  'Who’s involved in the decision, and in what order?',
  'What do legal, security and procurement need, and how long does that take?',
  'How does the problem hit the business, and since when?',
  'Who gains from this and has the influence to push it?',
  'What else are you looking at, including doing nothing?',
  ...['fit', 'Fit', 'Tell me about your team: how big is it, and what do you use for this today?'],
  ...['pain', 'Pain', 'What made you take this call? What goes wrong today, and how often?'],
  ...['trigger', 'Why now', 'Why is this on your desk this quarter rather than next year?'],
  ...['impact', 'Impact', 'What does that cost you, in money, hours or your own customers?'],
  ...['influence', 'Influence'],
  'Last time your team bought something like this, what was your role?',
  ...['decision', 'Decision process'],
  'If you like what you see, what has to happen before you can start, and who has a say?',
  ...['commitment', 'Next step commitment'],
  'Shall we book the next conversation now? Who else should join?',
];

/** Frameworks that ship, as the qualification of a brief names them. */
const QUALIFICATIONS = [
  ...['blank', 'No framework'],
  ...['meddpicc', 'MEDDPICC', 'metrics', 'Metrics', 'economic-buyer', 'Economic buyer', 'criteria'],
  ...['Decision criteria', 'process', 'Decision process', 'paper', 'Paper process', 'pain'],
  ...['Identified pain', 'champion', 'Champion', 'competition', 'Competition'],
  ...['meddic', 'MEDDIC', 'metrics', 'Metrics', 'economic-buyer', 'Economic buyer', 'criteria'],
  ...['Decision criteria', 'process', 'Decision process', 'pain', 'Identified pain', 'champion'],
  'Champion',
  ...['spiced', 'SPICED', 'situation', 'Situation', 'pain', 'Pain', 'impact', 'Impact', 'event'],
  ...['Critical event', 'decision', 'Decision'],
  ...['gpctba-ci', 'GPCTBA/C&I', 'goals', 'Goals', 'plans', 'Plans', 'challenges', 'Challenges'],
  ...['timeline', 'Timeline', 'budget', 'Budget', 'authority', 'Authority', 'consequences'],
  ...['Consequences', 'implications', 'Implications'],
  ...['neat', 'NEAT', 'need', 'Core need', 'impact', 'Economic impact', 'access'],
  ...['Access to authority', 'timeline', 'Timeline'],
  ...['faint', 'FAINT', 'funds', 'Funds', 'authority', 'Authority', 'interest', 'Interest', 'need'],
  ...['Need', 'timing', 'Timing'],
  ...['champ', 'CHAMP', 'challenges', 'Challenges', 'authority', 'Authority', 'money', 'Money'],
  ...['priority', 'Prioritization'],
  ...['anum', 'ANUM', 'authority', 'Authority', 'need', 'Need', 'urgency', 'Urgency', 'money'],
  'Money',
  ...['bant', 'BANT', 'budget', 'Budget', 'authority', 'Authority', 'need', 'Need', 'timing'],
  'Timing',
  ...['seven', 'Seven criteria', 'fit', 'Fit', 'pain', 'Pain', 'trigger', 'Why now', 'impact'],
  ...['Impact', 'influence', 'Influence', 'decision', 'Decision process', 'commitment'],
  'Next step commitment',
];

/** What is often said of leads, one after the other. */
const SAID = [
  'America/Sao_Paulo\0America/Toronto\0America/Phoenix\0America/Denver\0America/Chicago',
  'America/Los_Angeles\0America/New_York\0Australia/Sydney\0Asia/Tokyo\0Asia/Singapore',
  'Asia/Kolkata\0Asia/Dubai\0Europe/Dublin\0Europe/Lisbon\0Europe/Zurich\0Europe/Stockholm',
  'Europe/Rome\0Europe/Madrid\0Europe/Amsterdam\0Europe/Warsaw\0Europe/Paris\0Europe/Berlin',
  'Europe/London\0GBP\0USD\0EUR',
  'Referral\0Cold call\0Inbound\0Website\0Trade fair\0Webinar\0Partner\0Qualifying\0Qualified',
  'New\0Contacted\0Working\0Meeting booked\0Operations\0Marketing\0Sales\0Finance\0Purchasing',
  'Managing Director\0Chief Financial Officer\0Head of Procurement\0Founder\0CEO\0CFO\0CTO\0COO',
  'Director of Logistics\0Operations Manager\0Head of IT\0VP Sales\0VP Operations',
  ' Logistics\0 Manufacturing\0 Software\0 Systems\0 Group\0 GmbH\0 Ltd\0 Inc.\0 Foods',
  'January February March April May June July August September October November December',
  'Monday Tuesday Wednesday Thursday Friday Saturday Sunday this week next week last year',
  'this month this quarter next month at the end of the quarter by the end of the year',
  'They already use Excel, spreadsheets and their own system for everything',
  'contract with the current supplier ends in their contract runs out in renewal comes up in',
  'They have to replace the old system before the audit in. The audit failed because of',
  'New managing director since, they opened a second warehouse, they are hiring, they are growing',
  'because nobody knows which price is right. We spend two days a week on it. It costs us about',
  'It takes us hours every week to find out what went wrong. We lose customers to a competitor',
  'too expensive; our customers complain about late deliveries and wrong invoices',
  'We lost an order last month. We lose thousands a month to mistakes',
  'I promised a case study, a price list, a pricing overview, a quote, references, an offer',
  'a sample report, a demo of the integration before the call, by Friday, before the meeting',
  'Send the price by Monday. Show how the import works. Show the dashboard. Prepare a demo',
  'Is the budget approved? Who signs above? Who else decides? Is it his budget or hers?',
  'Is the date confirmed? Does the board have to agree? Check whether they have',
  'Liked the pilot, liked that it works without IT, the story of a customer of the same size',
  'Don’t mention last year’s project. Do not talk about the price yet. He does not like',
  'wants an API, wants to see security papers, is the champion, is against it, reports to the CFO',
  'We have no time for this now. It is too expensive. We have an internal solution: showed him',
  'She knows my voice and asked for me. He knows me. They asked me to stay for the start.',
  'first look\0Discovery call\0Introduction\0Demo\0Intro: ',
  'will call back, no answer, left a message, called today, sent an email, Thanks, calling today.',
  'confirmed that they would like to see the people who have been with our team',
  'meeting with the next step is not because of their number from which there are about',
  'https://www.linkedin.com/in/\0https://teams.microsoft.com/l/meetup-join/',
  'https://zoom.us/j/\0https://meet.google.com/\0https://meet.',
  '/lightning/r/Lead/\0/view\0/leads/inbox/\0/main.aspx?etn=lead&pagetype=entityrecord&id=',
  '/index.php?module=Leads&view=Detail&record=\0/web#id=&model=crm.lead&view_type=form',
  '/#Lead/view/\0/tab/Leads/\0https://app.\0https://crm.',
  '@gmail.com\0@outlook.com\0.co.uk\0.com\0.de\0.example\0.example>\0 <',
  '+1 415 555 0\0+49 30 \0+33 1 \0+48 22 \0+44 20 7946 0',
];

/** How an entry is built that many others begin like: only its structure stands in the phrases. */
const NAMED = { id: 'a', name: 'a' };
const FACT = { value: 'a', origin: 'crm' };
const SCORED = { id: 'a', name: 'a', scale: '0-5', points: 4, basis: 'confirmed', evidence: 'a' };
const PLAIN = { ...SCORED, evidence: '' };
const ENTRY = { id: '00000000-0000-7000-8000-000000000000' };
const DUE = 60_000;
const BRIEF = {
  sdr: NAMED,
  recipient: NAMED,
  recordUrl: 'a',
  lead: { name: FACT, company: FACT, title: FACT, email: FACT, phone: FACT },
  qualification: {
    framework: { ...NAMED, version: 1 },
    threshold: 21,
    total: 24,
    highest: 35,
    criteria: [
      SCORED,
      SCORED,
      PLAIN,
      { ...PLAIN, basis: 'assumed' },
      { ...PLAIN, points: null, basis: 'unknown' },
    ],
  },
  context: ['why-now', 'pain', 'promised', 'double-check'].map((kind) => ({
    ...{ id: 'a', kind, text: 'a' },
  })),
  meeting: { title: 'a', start: DUE, zone: 'a', minutes: 30, link: 'a', attendees: ['a'] },
  sdrJoins: { choice: 'first-five-minutes', why: 'a' },
  nextStep: { what: 'a', owner: 'a', due: DUE },
  sequencesStopped: true,
  responseDue: DUE,
  zone: 'a',
};
const HANDOVER = {
  ...{ v: 1, id: ENTRY.id, handoff: ENTRY.id, turn: 1, kind: 'handed-over', at: 0, zone: 'a' },
  ...{ by: NAMED, body: BRIEF },
};

/** All of it, as bytes. */
export const PHRASES: Uint8Array = Uint8Array.from([
  ...new TextEncoder().encode([...QUESTIONS, ...QUALIFICATIONS, ...SAID].join('\0')),
  ...packValue(HANDOVER, 0).structure,
]);
