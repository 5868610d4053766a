import { expect, it } from 'vitest';
import type { CrmAdapter } from '@/lib/crm/adapter';
import { needsBeyond, needsOf } from '@/lib/crm/needs';
import { adapterById } from '@/lib/crm/registry';

const CRM = 'https://crm.example';
const API = 'https://api.example';
const REST = adapterById('rest');
const withApi = { ...REST, apiOrigin: () => API, readsCookies: true } as CrmAdapter; // one like it

it('a CRM needs its own origin, and no cookies', () => {
  expect(needsOf(REST, CRM)).toEqual({ origins: [CRM], cookies: false });
  expect(needsOf(undefined, CRM)).toEqual({ origins: [CRM], cookies: false });
});

it('one whose API is elsewhere needs that origin too', () => {
  expect(needsOf(withApi, CRM)).toEqual({ origins: [CRM, API], cookies: true });
});

it('one that is at its API’s own origin needs it once', () => {
  expect(needsOf(withApi, API).origins).toEqual([API]);
});

it('what another site needs as well is not given back', () => {
  const one = needsOf(withApi, CRM);
  const other = needsOf(withApi, 'https://other.example');
  expect(needsBeyond(one, [other])).toEqual({ origins: [CRM], cookies: false });
  expect(needsBeyond(one, [needsOf(REST, 'https://other.example')])).toEqual(one);
  expect(needsBeyond(one, [])).toEqual(one);
});
