import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FAULTS } from '../faults';

const named = Object.entries(FAULTS).flatMap(([id, fault]) =>
  'tests' in fault ? fault.tests.map((test) => ({ id, ...test })) : [],
);

/** A title may be broken over lines or have its quotes escaped where it stands. */
const spelled = (text: string) => text.replaceAll('\\', '').replaceAll(/\s+/g, ' ');

describe('the list of faults', () => {
  it('knows all 127 faults and 8 checks of the build', () => {
    const groups = Map.groupBy(Object.keys(FAULTS), (id) => id.slice(0, 1));
    expect([...groups].map(([group, ids]) => `${group}${String(ids.length)}`)).toEqual([
      ...['N17', 'S14', 'R9', 'W13', 'D14', 'X11', 'T8', 'P16', 'H15', 'M10', 'L8'],
    ]);
  });

  it.each(named)('$id is shown by “$name”', ({ file, name }) => {
    expect(existsSync(file), file).toBe(true);
    expect(spelled(readFileSync(file, 'utf8'))).toContain(spelled(name));
  });

  it('says of every other why it has no test', () => {
    const bare = Object.values(FAULTS).filter((fault) => 'why' in fault);
    expect(bare.filter(({ why }) => why.length < 20)).toEqual([]);
  });
});
