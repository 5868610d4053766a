import type { Draft } from '../brief/draft';
import type { PublishedFramework } from '../team/team-state';
import { frameworkById } from './frameworks';
import { HIGHEST_SCORE, type Framework } from './qualification';

type Chosen = Pick<Draft, 'frameworkId' | 'frameworkVersion'>;

/** Returns the version that the team goes by now; `undefined` where it has published none. */
export function currentFramework(published: readonly PublishedFramework[]): Framework | undefined {
  return published.at(-1)?.framework;
}

/**
 * Returns the framework that a draft is qualified by: the very version that it was begun with, as far
 * as anybody still knows it. A draft without marks goes by the team's current version, or by
 * `setting` (a framework's id) where the team has none.
 */
export function frameworkOf(
  { frameworkId, frameworkVersion }: Chosen,
  published: readonly PublishedFramework[],
  setting: string | undefined,
): Framework {
  if (frameworkId === undefined) return currentFramework(published) ?? frameworkById(setting);
  const versions = published.map(({ framework }) => framework).filter(isOf(frameworkId));
  return (
    versions.find(({ version }) => version === frameworkVersion) ??
    versions.at(-1) ??
    frameworkById(frameworkId)
  );
}

const isOf = (id: string) => (framework: Framework) => framework.id === id;

/** Whether two are the same version of the same framework. */
export function isSameVersion(
  one: Pick<Framework, 'id' | 'version'>,
  other: Pick<Framework, 'id' | 'version'>,
): boolean {
  return one.id === other.id && one.version === other.version;
}

/** Returns a draft as begun with this framework; one that was begun with another stays with that. */
export function begunWith(draft: Draft, framework: Framework): Draft {
  return draft.frameworkId === undefined ? { ...draft, ...chosen(framework) } : draft;
}

/**
 * Returns the draft under another framework. Marks are kept by their criterion's id, those of criteria
 * that are gone too: they do not count, and are there again when the criterion is. Where a criterion
 * is now yes or no, a mark between the two has to be given anew; its evidence stays.
 */
export function movedToFramework(draft: Draft, framework: Framework): Draft {
  const yesOrNo = new Set(
    framework.criteria.filter(({ scale }) => scale === 'yes-no').map(({ id }) => id),
  );
  const scores = Object.fromEntries(
    Object.entries(draft.scores).map(([id, score]) => [
      id,
      yesOrNo.has(id) && isBetween(score.points) ? { ...score, points: null } : score,
    ]),
  );
  return { ...draft, ...chosen(framework), scores };
}

function isBetween(points: number | null): boolean {
  return points !== null && points > 0 && points < HIGHEST_SCORE;
}

function chosen({ id, version }: Framework): Required<Chosen> {
  return { frameworkId: id, frameworkVersion: version };
}

/**
 * Returns the id and version under which the team's next version is published: of the line that it
 * goes by already, or the first of one of its own, under `newId`. Frameworks that ship keep their ids
 * for themselves, so that a version number always means one thing.
 */
export function nextVersion(
  published: readonly PublishedFramework[],
  newId: string,
): Pick<Framework, 'id' | 'version'> {
  const id = currentFramework(published)?.id ?? newId;
  const versions = published.map(({ framework }) => framework).filter(isOf(id));
  return { id, version: 1 + Math.max(0, ...versions.map(({ version }) => version)) };
}
