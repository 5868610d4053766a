import { SAMPLE_PASSWORD } from './sample-people.ts';

/** Signs a user in as the page's form does, and gives the session's cookie as `name=value`. */
export async function signIn(
  url: string,
  login: string,
  password: string = SAMPLE_PASSWORD,
): Promise<string> {
  const response = await fetch(`${url}/sign-in`, {
    method: 'POST',
    headers: { origin: url },
    body: new URLSearchParams({ login, password, next: '/leads' }),
    redirect: 'manual',
  });
  const [cookie] = response.headers.getSetCookie();
  const [pair] = cookie?.split(';') ?? [];
  if (response.status !== 303 || pair === undefined) {
    throw new Error(`${login} could not sign in: status ${response.status}`);
  }
  return pair;
}
