import type { RecordType } from './store/records.ts';

type SampleNote = readonly [
  type: RecordType,
  record: string,
  author: string,
  hoursAgo: number,
  text: string,
];
type SampleTask = readonly [
  type: RecordType,
  record: string,
  person: string,
  hoursAhead: number,
  subject: string,
];

export const SAMPLE_NOTES: readonly SampleNote[] = [
  [
    'leads',
    '1042',
    'sam',
    2,
    'Second call, 25 minutes. She has the figures now: two rejected loads since September, about 31,000 EUR, both found at the customer and not on the road.\n\nWants to see one warehouse and one trailer on a screen before Christmas. Agnieszka Nowak (finance) has to agree above 40,000.',
  ],
  [
    'leads',
    '1042',
    'sam',
    49,
    'Called back as agreed. In a hurry, audit on Thursday. Loggers are read by hand every Friday. Call again after the audit.',
  ],
  [
    'leads',
    '1042',
    'mina',
    170,
    'Met at the cold chain fair in Poznań, stand B14. 3 warehouses, 22 trailers of their own. Asked about alarms at night.',
  ],
  [
    'leads',
    '1041',
    'mina',
    5,
    'Meeting Thursday 10:00 with Tomás and the workshop manager. Sent directions and agenda.',
  ],
  [
    'leads',
    '1040',
    'mina',
    7,
    'Answered the web form. Writes better than she likes to speak English: e-mail first, short sentences.',
  ],
  [
    'leads',
    '1039',
    'jonas',
    20,
    'Introduced by Fjordlager. Replaces a competitor whose gateways fail below –25 °C. Needs a reference in deep freeze.',
  ],
  [
    'leads',
    '1038',
    'sam',
    22,
    'COO joined the webinar and stayed for questions. Regulator asks for uninterrupted records from January. Budget is approved, supplier list closes on the 12th.',
  ],
  [
    'leads',
    '1036',
    'mina',
    30,
    'Handed to Bea by phone. Rafael expects a proposal for two plants.',
  ],
  [
    'leads',
    '1033',
    'sam',
    51,
    'Vice president wants figures per vial, not per truck. Ramesh in IT decides on the interface.',
  ],
  ['leads', '1025', 'bea', 122, 'Thanks Sam, good meeting. Peter knew what to expect.'],
  [
    'leads',
    '1020',
    'mina',
    230,
    'Fifth attempt, nobody picks up. Number on the web site is the gatehouse.',
  ],
  ['deals', '305', 'bea', 12, 'Proposal sent. Joost asked for the radio certificate for Belgium.'],
  ['contacts', '507', 'sam', 31, 'Signs above 40,000 EUR. Prefers letters on paper.'],
];

export const SAMPLE_TASKS: readonly SampleTask[] = [
  ['leads', '1042', 'sam', 20, 'Send Marta the warehouse reference'],
  ['leads', '1038', 'sam', -3, 'Ask for the supplier form'],
  ['leads', '1039', 'jonas', 26, 'Find a deep-freeze reference'],
  ['leads', '1041', 'mina', 44, 'Confirm Thursday with the workshop manager'],
  ['deals', '305', 'bea', 5, 'Radio certificate for Belgium'],
  ['deals', '302', 'bea', 50, 'Call Sigrid about the renewal'],
];
