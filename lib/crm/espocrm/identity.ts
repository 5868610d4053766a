import type { RecordRef } from '../adapter';

/** The entities whose records can be handed over. */
export const RECORD_TYPES = ['Lead', 'Contact', 'Opportunity', 'Account'] as const;
export type RecordType = (typeof RECORD_TYPES)[number];

/** As EspoCRM makes them or, for rows that were imported, as their own system had them: with a digit. */
export const RECORD_ID = '(?=[A-Za-z_-]*[0-9])[A-Za-z0-9_-]{1,36}';
/** Where on its host EspoCRM is installed: at the root, or in folders. */
export const FOLDERS = '(?:/[A-Za-z0-9._~-]{1,40}){0,4}';

const ID = new RegExp(`^(?:${RECORD_ID})$`);

/** Whether a word is the name of one of the {@link RECORD_TYPES}. */
export function isRecordType(word: string): word is RecordType {
  return RECORD_TYPES.some((type) => type === word);
}

/** A record within the installation in a folder (`''` at the root), which its {@link RecordRef} names too. */
export interface Entity {
  readonly folder: string;
  readonly type: RecordType;
  readonly id: string;
}

/** The folder, the entity and the id of a record, or `undefined` for one that is not EspoCRM's. */
export function entityOf({ type: place, id }: RecordRef): Entity | undefined {
  const at = place.lastIndexOf('/');
  const [folder, type] = [at < 0 ? '' : `/${place.slice(0, at)}`, place.slice(at + 1)];
  const isHere = new RegExp(`^${FOLDERS}$`).test(folder) && isRecordType(type) && ID.test(id);
  return isHere ? { folder, type, id } : undefined;
}

/** How others refer to a record of the installation in a folder. */
export function refOf(origin: string, { folder, type, id }: Entity): RecordRef {
  return { origin, type: folder === '' ? type : `${folder.slice(1)}/${type}`, id };
}
