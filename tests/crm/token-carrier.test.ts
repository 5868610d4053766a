import { expect, it } from 'vitest';
import type { Carrier, CarrierRequest } from '@/lib/crm/http';
import { withToken } from '@/lib/crm/token-carrier';
import { anAnswer } from './client-answers';

const request: CarrierRequest = {
  url: 'https://api.example/v1/me',
  method: 'GET',
  headers: { accept: 'application/json' },
  body: undefined,
  timeoutMs: 50,
  isRead: true,
};

function aCarrier(tokens: (string | undefined)[]) {
  const sent: CarrierRequest[] = [];
  const inner: Carrier = {
    send(one) {
      sent.push(one);
      return Promise.resolve(anAnswer());
    },
  };
  const header = (token: string) => ({ 'x-token': token });
  const carrier = withToken(inner, { header }, () => Promise.resolve(tokens.shift()));
  return { carrier, sent };
}

it('the token goes along in its header, and in nothing else', async () => {
  const { carrier, sent } = aCarrier(['s3cret']);
  await carrier.send(request);
  expect(sent).toEqual([
    { ...request, headers: { accept: 'application/json', 'x-token': 's3cret' } },
  ]);
});

it('without a token nothing is sent', async () => {
  const { carrier, sent } = aCarrier([undefined]);
  expect(await carrier.send(request)).toEqual({ failed: 'no-token' });
  expect(sent).toEqual([]);
});

it('a token that was replaced is used from the next request on', async () => {
  const { carrier, sent } = aCarrier(['old', 'new']);
  await carrier.send(request);
  await carrier.send(request);
  expect(sent.map(({ headers }) => headers['x-token'])).toEqual(['old', 'new']);
});
