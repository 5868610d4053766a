import * as z from 'zod/mini';
import type { CrmFile, NewFile } from '../adapter';
import type { CrmResult } from '../error';
import { referenceTo, type Row } from './record';
import { readRows, type Calls } from './rpc';

const fileSchema = z.object({ id: z.int(), name: z.string() });

/** As with notes: a field of the lead makes the rules that hide the lead count for its files too. */
const GUARDED_FIELDS = ['name', 'resource.id'];

/** Attaches a file to the lead, as the web client's own attachments are. */
export async function attachFile(
  { write }: Calls,
  lead: Row,
  { name, base64 }: NewFile,
): Promise<CrmResult<CrmFile>> {
  // Tryton tells a file's type by the end of its name.
  const values = {
    resource: referenceTo(lead),
    type: 'data',
    name,
    data: { __class__: 'bytes', base64 },
  };
  const made = await write('ir.attachment.create', [[values]], z.tuple([z.int()]));
  return made.ok ? { ok: true, value: { id: String(made.value[0]), name } } : made;
}

/** Finds the lead's file of exactly this name. */
export async function findFile(
  calls: Calls,
  lead: Row,
  name: string,
): Promise<CrmResult<CrmFile | undefined>> {
  const domain = [
    ['resource', '=', referenceTo(lead)],
    ['name', '=', name],
  ];
  const search = { model: 'ir.attachment', domain, fields: GUARDED_FIELDS };
  const read = await readRows(calls, search, fileSchema);
  if (!read.ok) return read;
  const file = read.value.find((row) => row.name === name);
  return { ok: true, value: file && { id: String(file.id), name } };
}
