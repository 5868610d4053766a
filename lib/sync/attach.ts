import type { CrmError } from '@/lib/crm/error';
import { toBase64 } from '@/lib/store/files';
import type { Errand, StepWork } from './steps';

/** For a file there is another way, by hand: what the CRM refuses is not tried for ever. */
const REFUSALS: readonly CrmError['code'][] = ['too-long', 'forbidden', 'not-found', 'rejected'];

/** Gives how the file that goes with an entry is attached to the record. */
export function attachWork({ connection, record, file, as }: Errand): StepWork | 'nothing-to-do' {
  if (!file) return 'nothing-to-do'; // erased meanwhile
  const { adapter, session } = connection;
  const { name, type, bytes } = file;
  const { fileBytes } = adapter.limits;
  return {
    refusedWhen: REFUSALS,
    async look() {
      const found = await session.findFile?.(record, name);
      if (found?.ok === false) return found;
      return { ok: true, value: found?.value && {} };
    },
    async act() {
      if (!session.attachFile || fileBytes === undefined) return failed({ code: 'forbidden' });
      if (bytes.length > fileBytes) return failed({ code: 'too-long' });
      const made = await session.attachFile(record, { name, type, base64: toBase64(bytes) }, as);
      return made.ok ? { ok: true, value: {} } : made;
    },
  };
}

const failed = (error: CrmError) => ({ ok: false, error }) as const;
