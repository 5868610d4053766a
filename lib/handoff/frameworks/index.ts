import type { Framework } from '../qualification';
import { ANUM } from './anum';
import { BANT } from './bant';
import { CHAMP } from './champ';
import { defineFramework } from './define';
import { FAINT } from './faint';
import { GPCTBA } from './gpctba';
import { MEDDIC } from './meddic';
import { MEDDPICC } from './meddpicc';
import { NEAT } from './neat';
import { SEVEN } from './seven';
import { SPICED } from './spiced';

/** For teams that qualify in their heads: nothing to fill, every lead passes. */
const BLANK = defineFramework('blank', 'No framework', 0, []);

/** The frameworks that ship, the default first. */
export const FRAMEWORKS: readonly Framework[] = [
  ...[SEVEN, BANT, ANUM, CHAMP, FAINT, NEAT, GPCTBA, SPICED, MEDDIC, MEDDPICC, BLANK],
];

export const DEFAULT_FRAMEWORK_ID = SEVEN.id;

/** Gives the framework of that id, or the default where none is chosen or known. */
export function frameworkById(id: string | undefined): Framework {
  return FRAMEWORKS.find((framework) => framework.id === id) ?? SEVEN;
}
