import * as z from 'zod/mini';
import type { CrmResult } from '../error';
import { numberOf } from './identity';
import type { Rpc } from './rpc';

const actionSchema = z.pipe(
  z.union([z.object({ res_model: z.optional(z.string()) }), z.literal(false)]),
  z.transform((action) => action || undefined),
);

/**
 * Asks which model an action shows. Actions are known by number, by their name in a module and, from
 * 18 on, by the word that their addresses have.
 */
export async function readModelOf(
  { route }: Rpc,
  action: string,
): Promise<CrmResult<string | undefined>> {
  const name = action.replace(/^action-/, '');
  const params = { action_id: numberOf(name) ?? name };
  const loaded = await route('/web/action/load', params, actionSchema);
  return loaded.ok ? { ok: true, value: loaded.value?.res_model } : loaded;
}
