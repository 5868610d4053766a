import { randomBytes, randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import type { NewFile } from '@/lib/crm/adapter';
import { errorCode, valueOf, type AdapterSubject, type CrmUnderTest } from './contract';

/** Files on a record, where the CRM takes them; where it does not, the adapter must not offer to. */
export function describeFiles(
  crm: () => CrmUnderTest,
  { adapter, can }: Pick<AdapterSubject, 'adapter' | 'can'>,
): void {
  it('offers to attach files exactly where this CRM takes them, and says how large', () => {
    const { session } = crm();
    expect(session.attachFile !== undefined && session.findFile !== undefined).toBe(
      can.files ?? false,
    );
    expect(adapter.limits.fileBytes !== undefined).toBe(can.files ?? false);
  });
  if (can.files) describeAttaching(crm, adapter.limits.fileBytes ?? 0);
}

/** A file that nobody has tried to attach before. */
function aFile(content: Uint8Array = randomBytes(1000)): NewFile {
  const base64 = Buffer.from(content).toString('base64');
  return { name: `voice-note-${randomUUID()}.webm`, type: 'audio/webm', base64 };
}

function describeAttaching(crm: () => CrmUnderTest, largest: number): void {
  const attach = (file: NewFile, as = crm().user.id, record = crm().record) =>
    optional(crm().session, 'attachFile')(record, file, as);
  const find = async (name: string) =>
    valueOf(await optional(crm().session, 'findFile')(crm().record, name));

  it('finds the file that it attached, by its whole name alone', async () => {
    const file = aFile();
    const made = valueOf(await attach(file));
    expect(await find(file.name)).toEqual({ id: made.id, name: file.name });
    expect(await find(file.name.toUpperCase())).toBeUndefined();
    expect(await find(file.name.slice(0, -1))).toBeUndefined();
    expect(await find(file.name.replace('-', '_'))).toBeUndefined();
  });

  it('keeps a file byte by byte', async () => {
    const content = Uint8Array.from({ length: 70_000 }, (_, index) => index % 256);
    const { id } = valueOf(await attach(aFile(content)));
    expect(Buffer.compare((await crm().contentOf?.(id)) ?? Buffer.of(), content)).toBe(0);
  });

  it('keeps the largest file that it says it takes', async () => {
    const content = randomBytes(largest);
    const { id } = valueOf(await attach(aFile(content)));
    expect(Buffer.compare((await crm().contentOf?.(id)) ?? Buffer.of(), content)).toBe(0);
  }, 60_000);

  it('attaches nothing in the name of somebody else', async () => {
    const file = aFile();
    expect(errorCode(await attach(file, crm().colleague.id))).toBe('other-user');
    expect(await find(file.name)).toBeUndefined();
  });

  it('says not found for a record that is not there', async () => {
    const { user, missingRecord } = crm();
    expect(errorCode(await attach(aFile(), user.id, missingRecord))).toBe('not-found');
  });
}

function optional<Call extends 'attachFile' | 'findFile'>(
  session: CrmUnderTest['session'],
  call: Call,
): NonNullable<CrmUnderTest['session'][Call]> {
  const found = session[call];
  if (!found) throw new Error(`The adapter offers no ${call}`);
  return found;
}
