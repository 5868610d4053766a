import { trytonSnapshot } from './snapshot.ts';

/** Makes what takes long on a new machine before the first test, where no test's time limit runs. */
export async function setup(): Promise<void> {
  await trytonSnapshot();
}
