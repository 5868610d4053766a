import type { EmployeeLogin } from './people.ts';

/** A lead as it is seeded; what is absent is empty in the CRM. */
export interface SeedLead {
  readonly subject: string;
  readonly company?: string;
  readonly contact?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly amount?: string;
  readonly owner?: EmployeeLogin;
  readonly state?: 'lead' | 'opportunity';
}

/** The leads of the team's company, by a short name. */
export const LEADS = {
  northwind: {
    subject: 'Replace the weekly spreadsheet of loom downtimes',
    company: 'Northwind Textiles',
    contact: 'Ines Duarte',
    email: 'ines.duarte@northwind.example',
    phone: '+351 21 555 0140',
    amount: '24000.00',
    owner: 'sdr',
  },
  halden: {
    subject: 'Customs papers for two new depots',
    company: 'Halden Logistics',
    contact: 'Jonas Berg',
    email: 'jonas.berg@halden.example',
    phone: '+47 22 55 01 41',
    amount: '61500.50',
    owner: 'sdr',
  },
  petrov: {
    subject: 'Angebot für Zürich und Łódź',
    company: 'Петров & Söhne GmbH',
    contact: 'Zoë Ångström-Müller',
    email: 'zoe@petrov.example',
    phone: '+41 44 555 01 42',
    amount: '9800.00',
    owner: 'manager',
  },
  obrien: {
    subject: "O'Brien wants <b>one</b> quote & no calls",
    company: "O'Brien Robotics",
    contact: 'Nuala O\'Brien "Nu"',
    email: 'nuala@obrien.example',
    owner: 'sdr',
  },
  lumen: {
    subject: 'Booking for five clinics',
    company: 'Lumen Clinics',
    phone: '+1 415 555 0143',
    amount: '120000.00',
    owner: 'bdm',
    state: 'opportunity',
  },
  unnamed: { subject: 'Left the fair without a card' },
} as const satisfies Record<string, SeedLead>;

export type LeadName = keyof typeof LEADS;

/** A lead of another company, which none of the people may see. */
export const HIDDEN_LEAD: SeedLead = {
  subject: 'Belongs to the sister company',
  company: 'Quiet Harbour Ltd',
  amount: '7000.00',
};
