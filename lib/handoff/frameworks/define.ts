import type { Criterion, Framework } from '../qualification';

type Detail = Partial<Pick<Criterion, 'weight' | 'scale'>>;

const criterion =
  (duty: Criterion['duty']) =>
  (id: string, name: string, question: string, detail: Detail = {}): Criterion => ({
    ...{ id, name, question, weight: 1, scale: '0-5', duty },
    ...detail,
  });

/** A criterion that the SDR fills before every handoff. */
export const must = criterion('sdr-must');
/** A criterion that the SDR fills where the call gave it. */
export const may = criterion('sdr-may');
/** A criterion that is the seller's to find out; the SDR notes what came up. */
export const sellers = criterion('seller');

/** Gives the first version of a framework that ships. */
export function defineFramework(
  id: string,
  name: string,
  threshold: number,
  criteria: Criterion[],
): Framework {
  return { id, name, version: 1, threshold, criteria };
}
