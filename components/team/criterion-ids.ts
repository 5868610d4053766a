/** The element ids by which the focus finds a criterion's name and its buttons. */
export const criterionId = (id: string): string => `criterion-${id}`;
export const moveCriterionId = (id: string, by: -1 | 1): string =>
  `criterion-${by === -1 ? 'up' : 'down'}-${id}`;
