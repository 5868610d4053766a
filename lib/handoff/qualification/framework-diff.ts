import type { Criterion, Framework } from './qualification';

/** What of a criterion can change; its id says that it is still the same one. */
const CRITERION_PARTS = ['name', 'question', 'weight', 'scale', 'duty'] as const;
export type CriterionPart = (typeof CRITERION_PARTS)[number];

/** One difference between two versions of a framework. */
export type FrameworkChange =
  | { readonly what: 'renamed'; readonly from: string; readonly to: string }
  /** In points. */
  | { readonly what: 'threshold'; readonly from: number; readonly to: number }
  | { readonly what: 'added'; readonly criterion: Criterion }
  | { readonly what: 'removed'; readonly criterion: Criterion }
  | {
      readonly what: 'changed';
      readonly part: CriterionPart;
      readonly from: Criterion;
      readonly to: Criterion;
    }
  /** The criteria that both have stand in another order, given by their names. */
  | { readonly what: 'reordered'; readonly names: readonly string[] };

type Compared = Pick<Framework, 'name' | 'threshold' | 'criteria'>;

/** Returns what `after` says otherwise than `before`, most important first; nothing where all is alike. */
export function frameworkDiff(before: Compared, after: Compared): readonly FrameworkChange[] {
  const removed = before.criteria.filter(({ id }) => !criterionOf(after, id));
  const added = after.criteria.filter(({ id }) => !criterionOf(before, id));
  return [
    ...(before.name === after.name
      ? []
      : [{ what: 'renamed', from: before.name, to: after.name } as const]),
    ...(before.threshold === after.threshold
      ? []
      : [{ what: 'threshold', from: before.threshold, to: after.threshold } as const]),
    ...removed.map((criterion) => ({ what: 'removed', criterion }) as const),
    ...added.map((criterion) => ({ what: 'added', criterion }) as const),
    ...after.criteria.flatMap((criterion) =>
      changesOf(criterionOf(before, criterion.id), criterion),
    ),
    ...reordered(before, after),
  ];
}

function criterionOf({ criteria }: Compared, id: string): Criterion | undefined {
  return criteria.find((criterion) => criterion.id === id);
}

function changesOf(from: Criterion | undefined, to: Criterion): FrameworkChange[] {
  if (!from) return [];
  return CRITERION_PARTS.filter((part) => from[part] !== to[part]).map((part) => ({
    ...{ what: 'changed', part, from, to },
  }));
}

function reordered(before: Compared, after: Compared): FrameworkChange[] {
  const stayed = after.criteria.filter(({ id }) => criterionOf(before, id));
  const was = before.criteria.filter(({ id }) => criterionOf(after, id));
  if (was.every(({ id }, index) => id === stayed[index]?.id)) return [];
  return [{ what: 'reordered', names: stayed.map(({ name }) => name) }];
}
