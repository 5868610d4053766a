import { describe, expect, it } from 'vitest';
import { firstName } from '@/lib/handoff/reach/first-name';

describe('what colleagues call a person', () => {
  it.each([
    ['Bea Novak', 'Bea'],
    ['  Bea   Novak ', 'Bea'],
    ['José Núñez', 'José'],
    ['Łukasz Kowalski', 'Łukasz'],
    ['Anne-Marie Dubois', 'Anne-Marie'],
    ['Siobhán O’Brien', 'Siobhán'],
    ['D’Angelo Russell', 'D’Angelo Russell'],
    ['John F. Kennedy', 'John'],
    ['Đorđe Marković', 'Đorđe'],
    ['Madonna', 'Madonna'],
    ['bea@team.example', 'bea@team.example'],
  ])('%s: %s', (name, called) => {
    expect(firstName(name)).toBe(called);
  });

  it.each([
    // A title, an initial.
    ...['Dr. Anna Bell', 'Dr Anna Bell', 'Prof. Bell', 'Mr Bell', 'Mrs. Jane Doe', 'Frau Müller'],
    ...['A. Novak', 'A Novak', 'J.R. Smith', 'J. Doe', 'Sir Ian', 'Sra. García', 'DR ANNA BELL'],
    // A particle.
    ...['van Dyke', 'Van Morrison', 'van der Berg, Anna', 'de la Cruz', 'Anna van der Berg'],
    ...['al-Rashid', 'Al-Hassan Omar', 'Ahmad bin Ismail', 'bin Laden', 'Abdul Rahman', 'Abu Bakr'],
    ...['Omar al-Sharif', 'Ludwig von Mises', 'St. John', 'María del Carmen', 'Leonardo da Vinci'],
    // The family first.
    ...['Nguyễn Văn An', 'Nguyen An', 'Trần Hương', 'Lê Thị Hoa', 'Phạm An', 'Wang Wei', 'Li Na'],
    ...['Zhang San', 'Kim Minjun', 'Park Ji-sung', 'Nagy Péter', 'Kovács Anna', 'Bartók Béla'],
    ...['Szent-Györgyi István', 'Tanaka Hiro', 'Watanabe Ken', 'Suzuki Ichirō', 'Satō Yuki'],
    ...['王伟', '王 伟', '田中 太郎', '김 민준', 'タナカ タロウ', 'Иванов Иван', 'محمد بن سلمان'],
    ...['DUPONT Jean', 'NOVAK BEA', 'Novak, Bea', 'Doe, Jane M.'],
    // Who knows where the first ends?
    ...['Jean Luc Picard', 'Mary Ann Smith', 'José Luis García Márquez', 'Bea Novak (Sales)'],
    ...['Jane Doe, PhD', 'Jane Doe Jr.', 'Sales Team 2', '“Bob” Smith'],
  ])('the whole of %s', (name) => {
    expect(firstName(name)).toBe(name);
  });
});
