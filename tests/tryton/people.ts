/** The people of the seeded CRM. `nobody` may sign in and may see no sales record. */
export const PEOPLE = {
  sdr: { name: 'Sam Rivera (SDR)', phone: '+31 20 555 0101', groups: ['Sale Opportunity'] },
  bdm: { name: 'Bea Lindqvist (BDM)', phone: '+46 8 555 0102', groups: ['Sale Opportunity'] },
  manager: {
    name: 'Morgan Diaz (Sales manager)',
    phone: '+34 91 555 0103',
    groups: ['Sale Opportunity', 'Sales', 'Sales Administrator'],
  },
  nobody: { name: 'Noel Barrett (Warehouse)', phone: undefined, groups: [] },
} as const;

export type PersonLogin = keyof typeof PEOPLE;
/** Those whom a lead can be given to: Tryton's owners are employees. */
export type EmployeeLogin = Exclude<PersonLogin, 'nobody'>;
export type Login = PersonLogin | 'admin';

/** Long and varied enough for Tryton's rules on passwords. */
export const passwordOf = (login: string): string => `Xy7#${login}!q-tries`;

export const emailOf = (login: string): string => `${login}@baton.example`;
