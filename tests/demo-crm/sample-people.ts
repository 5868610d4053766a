import type { NewUser } from './store/users.ts';

/** Everyone at the sample company has this password: it protects invented people on your own machine. */
export const SAMPLE_PASSWORD = 'pass-the-baton';

type Person = readonly [login: string, name: string, phone: string, role: string, city: string];

const PEOPLE: readonly Person[] = [
  ['sam', 'Sam Okafor', '+44 20 7946 0121', 'SDR', 'London'],
  ['mina', 'Mina Castelo', '+351 21 555 0133', 'SDR', 'Lisbon'],
  ['jonas', 'Jonas Weidner', '+49 30 5550 146', 'SDR', 'Berlin'],
  ['bea', 'Bea Lindqvist', '+46 8 555 01 58', 'BDM', 'Stockholm'],
  ['carlos', 'Carlos Ibáñez', '+52 55 5550 0162', 'BDM', 'Mexico City'],
  ['priya', 'Priya Raman', '+91 80 5550 0177', 'BDM', 'Bengaluru'],
  ['noah', 'Noah Whitaker', '+1 312 555 0184', 'BDM', 'Chicago'],
  ['ingrid', 'Ingrid Solheim', '+47 22 55 01 95', 'Sales manager', 'Oslo'],
];

export const SAMPLE_LOGINS = PEOPLE.map(([login]) => login);

/** The users of the sample company: three SDRs, four BDMs in four time zones, their manager. */
export function samplePeople(): NewUser[] {
  return PEOPLE.map(([login, name, phone, role, city]) => ({
    ...{ id: `u-${login}`, login, name, phone, role, city },
    email: `${login}@coldbridge.example`,
    password: SAMPLE_PASSWORD,
  }));
}
