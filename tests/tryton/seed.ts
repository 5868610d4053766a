import * as z from 'zod/mini';
import { Administrator } from './administrator.ts';
import { HIDDEN_LEAD, LEADS, type SeedLead } from './leads.ts';
import { emailOf, type EmployeeLogin, passwordOf, PEOPLE } from './people.ts';
import { signInByPassword } from './rpc.ts';
import { DATABASE } from './server.ts';

const idsSchema = z.record(z.string(), z.int());

/** What the seeding made, by the names of people.ts and leads.ts; ids of the CRM. */
export const seededSchema = z.object({
  users: idsSchema,
  employees: idsSchema,
  leads: idsSchema,
  hiddenLead: z.int(),
});
export type Seeded = z.infer<typeof seededSchema>;

const employeeLogins = ['sdr', 'bdm', 'manager'] as const satisfies readonly EmployeeLogin[];

/** Fills an empty database, as the administrator would in the client: company, people, leads. */
export async function seed(url: string): Promise<Seeded> {
  const address = `${url}/${DATABASE}/`;
  const admin = await signInByPassword(address, 'admin', passwordOf('admin'));
  const crm = new Administrator(address, admin);
  const currency = await crm.create('currency.currency', {
    name: 'Euro',
    symbol: '€',
    code: 'EUR',
    rates: [['create', [{ date: day(2020, 1, 1), rate: decimal('1') }]]],
  });
  const company = await crm.createCompany('Meridian Software', currency);
  const sister = await crm.createCompany('Meridian Holding', currency);
  await crm.enter(admin.userId, company, [company, sister]);
  const employees = await seedEmployees(crm, company);
  const users = await seedUsers(crm, company, employees);
  const leads: Record<string, number> = {};
  for (const [name, lead] of Object.entries<SeedLead>(LEADS)) {
    leads[name] = await seedLead(crm, company, lead, employees);
  }
  await crm.enter(admin.userId, sister, [company, sister]);
  const hiddenLead = await seedLead(crm, sister, HIDDEN_LEAD, {});
  return { users: { ...users, admin: admin.userId }, employees, leads, hiddenLead };
}

async function seedEmployees(crm: Administrator, company: number) {
  const employees: Record<string, number> = {};
  for (const login of employeeLogins) {
    const { name, phone } = PEOPLE[login];
    const party = await crm.create('party.party', {
      name: name.replace(/ \(.*\)$/, ''),
      contact_mechanisms: mechanisms({ email: emailOf(login), phone }),
    });
    employees[login] = await crm.create('company.employee', { party, company });
  }
  return employees;
}

async function seedUsers(crm: Administrator, company: number, employees: Record<string, number>) {
  const users: Record<string, number> = {};
  for (const [login, { name, groups }] of Object.entries(PEOPLE)) {
    const employee = employees[login];
    const groupIds = await crm.find('res.group', [['name', 'in', groups]]);
    users[login] = await crm.create('res.user', {
      login,
      name,
      email: emailOf(login),
      password: passwordOf(login),
      groups: [['add', groupIds]],
      companies: [['add', [company]]],
      company,
      ...(employee === undefined ? {} : { employees: [['add', [employee]]], employee }),
    });
  }
  return users;
}

async function seedLead(
  crm: Administrator,
  company: number,
  lead: SeedLead,
  employees: Record<string, number>,
): Promise<number> {
  const id = await crm.create('sale.opportunity', {
    company,
    description: lead.subject,
    conversion_probability: 0.5,
    start_date: day(2026, 11, 2),
    ...(lead.company === undefined ? {} : await partyOf(crm, lead.company, lead)),
    ...(lead.amount === undefined ? {} : { amount: decimal(lead.amount) }),
    ...(lead.owner === undefined ? {} : { employee: employees[lead.owner] }),
  });
  if (lead.state === 'opportunity') {
    await crm.call(z.unknown(), 'sale.opportunity.opportunity', [id]);
  }
  return id;
}

/** The party of a lead, with the mechanism that names its contact person. */
async function partyOf(crm: Administrator, name: string, lead: SeedLead) {
  const party = await crm.create('party.party', {
    name,
    addresses: [['create', [{ city: 'Lisbon' }]]],
    contact_mechanisms: mechanisms(lead),
  });
  const [address] = await crm.find('party.address', [['party', '=', party]]);
  const [contact] = await crm.find('party.contact_mechanism', [
    ['party', '=', party],
    ['name', '!=', null],
  ]);
  return { party, address, ...(contact === undefined ? {} : { contact }) };
}

interface Reachable {
  readonly contact?: string;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
}

function mechanisms({ contact, email, phone }: Reachable): unknown[] {
  const name = contact ?? null;
  const rows = [
    { type: 'email', value: email, name },
    { type: 'phone', value: phone, name },
  ].filter(({ value }) => value !== undefined);
  return rows.length === 0 ? [] : [['create', rows]];
}

const decimal = (text: string) => ({ __class__: 'Decimal', decimal: text });
const day = (year: number, month: number, date: number) => ({
  __class__: 'date',
  year,
  month,
  day: date,
});
