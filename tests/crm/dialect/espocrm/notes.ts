import { anEspoId, type EspoData, type Row } from './data';

/** Lists of any entity cut long texts; how long is for the administrator to say. */
const LONGEST_IN_LISTS = 10_000;

export interface NewPost {
  readonly parentType: string;
  readonly parentId: string;
  readonly post: string;
  /** UTC, ms; now, where it is not said. */
  readonly at?: number | undefined;
}

/** Writes a post, whoever may see its record, and gives it. Its writer follows the record from then on. */
export function addPost(
  data: EspoData,
  user: string,
  { parentType, parentId, post, at = Date.now() }: NewPost,
): Row {
  const notes = data.tables.Note ?? [];
  const number = notes.length + 1;
  const row = {
    ...{ id: anEspoId(0x100000 + number), number, type: 'Post', parentType, parentId },
    ...{
      post: linked(data, post),
      createdAt: new Date(at).toISOString().slice(0, 19).replace('T', ' '),
    },
    ...{ createdById: user, createdByName: nameOf(data, user), isPinned: false },
  };
  notes.push(row);
  data.follows.add(`${user} ${parentType}/${parentId}`);
  return row;
}

export const nameOf = ({ tables }: EspoData, user: unknown): unknown =>
  tables.User?.find(({ id }) => id === user)?.name;

/** The only change that is made to a text: addresses of records become links with their names. */
function linked({ siteUrl, tables }: EspoData, post: string): string {
  const source = siteUrl.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  return post.replace(
    new RegExp(`${source}/#(\\w+)/view/([\\w-]+)`, 'g'),
    (_, type: string, id: string) => {
      const name = tables[type]?.find((row) => row.id === id)?.name;
      return `[${typeof name === 'string' ? name : id}](#${type}/view/${id})`;
    },
  );
}

/** A row as lists have it. */
export function inList(row: Row): Row {
  const { post } = row;
  return typeof post === 'string' ? { ...row, post: post.slice(0, LONGEST_IN_LISTS) } : row;
}
