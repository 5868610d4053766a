import { describe, expect, it } from 'vitest';
import { findPeople, MOST_SHOWN } from '@/components/recipient/find-people';

const people = [
  { id: '1', name: 'Anna Bellamy', email: 'anna@acme.example' },
  { id: '2', name: 'Ben Miles', email: 'ben@acme.example' },
  { id: '3', name: 'José Núñez' },
  { id: '4', name: 'Ruben Miller', email: 'r.miller@other.example' },
];
const names = (typed: string) => findPeople(people, typed).map(({ name }) => name);

describe('finding a person', () => {
  it('shows everyone, by name, before anything is typed', () => {
    expect(names('')).toEqual(['Anna Bellamy', 'Ben Miles', 'José Núñez', 'Ruben Miller']);
  });

  it('puts names that begin with what is typed before names that hold it', () => {
    expect(names('ben')).toEqual(['Ben Miles', 'Ruben Miller']);
  });

  it('wants every typed word, in any order', () => {
    expect(names('mil ben')).toEqual(['Ben Miles', 'Ruben Miller']);
    expect(names('miles ben')).toEqual(['Ben Miles']);
  });

  it('finds an accented name without its accents, and by the beginning of an e-mail', () => {
    expect(names('jose nunez')).toEqual(['José Núñez']);
    expect(names('r.miller@')).toEqual(['Ruben Miller']);
  });

  it('does not take a company’s own address for a name', () => {
    expect(names('acme')).toEqual([]);
  });

  it('never offers more than anybody reads', () => {
    const crowd = Array.from({ length: 5000 }, (_, n) => ({ id: `${n}`, name: `Person ${n}` }));
    expect(findPeople(crowd, 'person')).toHaveLength(MOST_SHOWN);
  });
});
