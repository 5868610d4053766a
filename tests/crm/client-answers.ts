import * as z from 'zod/mini';
import { createCrmHttp, type Answering } from '@/lib/crm/client';
import type { Carrier, CarrierFailure, CarrierRequest, CarrierResponse } from '@/lib/crm/http';

/** The origin of the client under test. */
export const ORIGIN = 'https://crm.example';
const NOW = Date.parse('2026-11-23T10:00:00Z');
export const LEAD = z.object({ name: z.string() });

/** A good answer to a request for a lead, but for what is named. */
export function anAnswer(answer: Partial<CarrierResponse> = {}): CarrierResponse {
  return {
    status: 200,
    url: `${ORIGIN}/api/leads/1`,
    redirected: false,
    contentType: 'application/json',
    headers: {},
    text: '{"name":"Marta"}',
    ...answer,
  };
}

/** A client whose server gives this answer, and the requests that reached the server. */
export function clientFor(answer: CarrierResponse | CarrierFailure, answering: Answering = {}) {
  const sent: CarrierRequest[] = [];
  const carrier: Carrier = {
    send(request) {
      sent.push(request);
      return Promise.resolve(answer);
    },
  };
  return { http: createCrmHttp(ORIGIN, carrier, () => NOW, answering), sent };
}

export const readLead = (answer: Partial<CarrierResponse>) =>
  clientFor(anAnswer(answer)).http.json({ method: 'GET', path: '/api/leads/1' }, LEAD);

export const errorFor = async (answer: Partial<CarrierResponse>) => {
  const result = await readLead(answer);
  return result.ok ? 'no error' : result.error;
};
