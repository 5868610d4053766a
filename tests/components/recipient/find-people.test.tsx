import { describe, expect, it } from 'vitest';
import { findPeople, isWholeName, MOST_SHOWN } from '@/components/recipient/find-people';

const people = [
  { id: '1', name: 'Anna Bellamy', email: 'anna@acme.example' },
  { id: '2', name: 'Ben Miles', email: 'ben@acme.example' },
  { id: '3', name: 'José Núñez' },
  { id: '4', name: 'Ruben Miller', email: 'r.miller@other.example' },
];
const abroad = [
  ...people,
  ...[
    ...['Łukasz Kowalski', 'Søren Østergård', 'Jürgen Müller', 'Juergen Schroeder', 'Greta Gross'],
    ...['Bernd Weiß', 'Đorđe Đorđević', 'Æsa Kjær', 'Þorgeir Óðinsson', 'Işık İnan', 'Zoë Lecœur'],
    ...['Siobhán O’Brien', 'Anne-Marie van der Berg', 'ヤマダ タロウ', '山田 太郎'],
    ...['ΓΙΏΡΓΟΣ Παπάς', 'Nguyễn Văn Đức'],
  ].map((name) => ({ id: name, name })),
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

  it.each([
    ['lukasz kowalski', 'Łukasz Kowalski'],
    ['Kowalski, Łukasz', 'Łukasz Kowalski'],
    ['KOWALSKI LUKASZ', 'Łukasz Kowalski'],
    ['ŁUKASZ', 'Łukasz Kowalski'],
    ['soren', 'Søren Østergård'],
    ['soeren oestergaard', 'Søren Østergård'],
    ['ostergard, s', 'Søren Østergård'],
    ['mueller', 'Jürgen Müller'],
    ['muller juergen', 'Jürgen Müller'],
    ['Mu\u0308ller', 'Jürgen Müller'],
    ['jürgen schröder', 'Juergen Schroeder'],
    ['groß', 'Greta Gross'],
    ['weiss', 'Bernd Weiß'],
    ['WEIẞ', 'Bernd Weiß'],
    ['djordjevic', 'Đorđe Đorđević'],
    ['dordevic dorde', 'Đorđe Đorđević'],
    ['kjaer', 'Æsa Kjær'],
    ['aesa', 'Æsa Kjær'],
    ['thorgeir', 'Þorgeir Óðinsson'],
    ['odinsson', 'Þorgeir Óðinsson'],
    ['isik', 'Işık İnan'],
    ['ISIK INAN', 'Işık İnan'],
    ['ışık', 'Işık İnan'],
    ['lecoeur', 'Zoë Lecœur'],
    ['zoe lecœur', 'Zoë Lecœur'],
    ['obrien', 'Siobhán O’Brien'],
    ["o'brien", 'Siobhán O’Brien'],
    ['o brien', 'Siobhán O’Brien'],
    ['siobhan o´b', 'Siobhán O’Brien'],
    ['anne marie', 'Anne-Marie van der Berg'],
    ['annemarie', 'Anne-Marie van der Berg'],
    ['vanderberg', 'Anne-Marie van der Berg'],
    ['anne‑marie', 'Anne-Marie van der Berg'],
    ['Ｍｉｌｌｅｒ', 'Ruben Miller'],
    ['ﾔﾏﾀﾞ', 'ヤマダ タロウ'],
    ['ヤマダ　タロウ', 'ヤマダ タロウ'],
    ['山田太郎', '山田 太郎'],
    ['γιωργος', 'ΓΙΏΡΓΟΣ Παπάς'],
    ['nguyen duc', 'Nguyễn Văn Đức'],
    ['Anna Bellamy <anna@acme.example>', 'Anna Bellamy'],
    ['<anna@acme.example>', 'Anna Bellamy'],
  ])('finds by %s', (typed, name) => {
    expect(findPeople(abroad, typed).map((person) => person.name)).toEqual([name]);
  });

  it.each([
    ['Bea Nowak', ['Bea Novak']],
    ['Lucas Kowalsky', ['Łukasz Kowalski']],
    ['Rueben Mueler', ['Ruben Miller']],
    ['Dr. Anna Belamy', ['Anna Bellamy']],
    ['Anna Maria Bellamy', ['Anna Bellamy']],
    ['lkowalski', ['Łukasz Kowalski']],
    ['anna@acme.exampel', ['Anna Bellamy']],
    ['Ruth Vane', []],
    ['Anna Schmidt', []],
    ['Xu', []],
  ])('where nobody is called %s, offers whoever is nearly so', (typed, near) => {
    const all = [...abroad, { id: 'b', name: 'Bea Novak' }];
    expect(findPeople(all, typed).map((person) => person.name)).toEqual(near);
  });

  it('knows when a name was typed in full, in whatever order and spelling', () => {
    const lukasz = { id: '1', name: 'Łukasz Kowalski', email: 'lk@acme.example' };
    for (const typed of ['kowalski, lukasz', 'Lukasz KOWALSKI', 'lk@acme.example']) {
      expect(isWholeName(lukasz, typed)).toBe(true);
    }
    for (const typed of ['lukasz', 'Lukas Kowalski', 'lk@acme', '']) {
      expect(isWholeName(lukasz, typed)).toBe(false);
    }
    expect(isWholeName({ id: '2', name: 'Jürgen Groß' }, 'juergen gross')).toBe(true);
  });

  it('looks through a whole company as one types, and makes nothing of it anew', () => {
    const crowd = Array.from({ length: 1200 }, (_, n) => {
      const person = { id: `${n}`, reads: 0, shown: `Łukasz ${n} Müller-Weiß` };
      return Object.defineProperty(person, 'name', {
        get: () => ((person.reads += 1), person.shown),
      }) as typeof person & { name: string };
    });
    findPeople(crowd, 'x');
    const before = crowd.reduce((sum, { reads }) => sum + reads, 0);
    for (const typed of ['1', '11', '119', '1199', '1199 m', '1199 mu', 'nobody at all']) {
      findPeople(crowd, typed);
    }
    const after = crowd.reduce((sum, { reads }) => sum + reads, 0);
    expect(before).toBe(1200);
    // The names of those that were found are compared; those of the others are not read again.
    expect(after - before).toBeLessThan(crowd.length * 5);
  });

  it('does not take a company’s own address for a name', () => {
    expect(names('acme')).toEqual([]);
  });

  it('never offers more than anybody reads', () => {
    const crowd = Array.from({ length: 5000 }, (_, n) => ({ id: `${n}`, name: `Person ${n}` }));
    expect(findPeople(crowd, 'person')).toHaveLength(MOST_SHOWN);
  });
});
