import { beforeEach, expect, it } from 'vitest';
import { newDraft } from '@/lib/handoff/brief/draft';
import { dropUnsaved, keepUnsaved, readUnsaved } from '@/lib/platform/storage/unsaved-drafts';
import { anId } from '../factories';

function aDraft(id: string) {
  const base = newDraft({ handoff: anId(1), entry: anId(2) });
  return { id, record: 'https://crm.example|lead|7', base, here: { ...base, quickLine: id } };
}
const ids = () => readUnsaved().map(({ id }) => id);

beforeEach(() => localStorage.clear());

it('two panels that end at once both leave what was typed', () => {
  keepUnsaved([aDraft('one')]);
  keepUnsaved([aDraft('two'), aDraft('three')]);
  expect(ids().sort()).toEqual(['one', 'three', 'two']);
  dropUnsaved(['one', 'three']);
  expect(ids()).toEqual(['two']);
});

it('one that does not fit takes none with it, and stays for a newer Baton', () => {
  localStorage.setItem('unsaved-drafts', JSON.stringify([aDraft('one'), { id: 'odd' }, 7]));
  expect(ids()).toEqual(['one']);
  keepUnsaved([aDraft('two')]);
  expect(ids()).toEqual(['one', 'two']);
  expect(localStorage.getItem('unsaved-draft:odd')).toBe('{"id":"odd"}');
  expect(localStorage.getItem('unsaved-drafts')).toBeNull();
});

it('what is no draft at all is no hindrance', () => {
  localStorage.setItem('unsaved-drafts', 'oops');
  localStorage.setItem('unsaved-draft:x', '{');
  expect(ids()).toEqual([]);
});
