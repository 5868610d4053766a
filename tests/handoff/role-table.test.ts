import { expect, it } from 'vitest';
import { HANDOFF_KINDS } from '@/lib/handoff/entries/index';
import { mayWrite } from '@/lib/handoff/fold';
import { STATES } from '@/lib/handoff/state';
import { aBrief, BDM, SDR } from '../factories';

/** S: the SDR; B: the BDM; O: anybody else; s: the SDR, if they were to join the meeting. */
const MAY = `
                    draft handed-over accepted returned withdrawn met no-show won lost disqualified
handed-over         SBO   -           -        -        -         -   -       -   -    -
revised             -     S           S        S        -         -   -       -   -    -
withdrawn           -     S           -        S        -         -   -       -   -    -
verbal-handover     -     SB          SB       SB       -         SB  -       -   -    -
accepted            -     B           -        -        -         -   -       -   -    -
returned            -     B           B        -        -         -   -       -   -    -
message             -     SB          SB       SB       SB        SB  SB      SB  SB   SB
meeting             -     -           sB       -        -         -   sB      -   -    -
pull-back           -     -           B        -        -         B   B       B   B    B
pull-back-answered  -     S           S        S        -         S   S       S   S    S
feedback            -     -           SB       -        -         SB  SB      SB  SB   SB
outcome             -     -           B        -        -         B   B       B   B    B
`;

const OTHER = '99';
const joining = aBrief({ sdrJoins: { choice: 'yes', why: '' } });
const away = aBrief({ sdrJoins: { choice: 'no', why: '' } });

function whoMay(kind: (typeof HANDOFF_KINDS)[number]['name'], state: (typeof STATES)[number]) {
  // Before a hand-over nobody is anything yet.
  const between = state === 'draft' ? {} : { sdr: SDR, bdm: BDM };
  const may = (id: string, brief = joining) => mayWrite(kind, { state, brief, ...between }, id);
  const sdr = may(SDR.id) ? (may(SDR.id, away) ? 'S' : 's') : '';
  return `${sdr}${may(BDM.id) ? 'B' : ''}${may(OTHER) ? 'O' : ''}` || '-';
}

function table(): string {
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, n) => cell.padEnd(n === 0 ? 20 : (STATES[n - 1] ?? '').length + 1))
      .join('')
      .trimEnd();
  const head = line(['', ...STATES]);
  const rows = HANDOFF_KINDS.map(({ name }) =>
    line([name, ...STATES.map((state) => whoMay(name, state))]),
  );
  return `\n${[head, ...rows].join('\n')}\n`;
}

it('who may do what in which state is this table, and nothing else', () => {
  expect(table()).toBe(MAY);
});
