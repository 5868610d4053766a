import { useMemo } from 'react';
import type { LeadFacts, LeadField } from '@/lib/handoff/brief/lead';
import type { Problem } from '@/lib/messaging/reply';
import { useLiveQuery, valueOr } from '../live-query';
import { crmText } from '../site/problem-text';
import { useOpenPlace, usePanel } from '../provider';
import { t } from '../i18n';

/** How the panel learns where a lead's facts stand on pages that no adapter reads. */
export interface FieldPicking {
  /** Whether there is anything to learn: a page that no adapter reads. */
  readonly isPossible: boolean;
  /** The CRM's name, where it is a page of one that Baton is on for. */
  readonly pageOf: string | undefined;
  readonly isLearned: boolean;
  /** The fields that were pointed at and are not on this page: those read before stay, or there is none. */
  readonly missing: { readonly kept: readonly LeadField[]; readonly none: readonly LeadField[] };
  readonly host: string;
  /** Lets the user point in the page; where that cannot be, gives the words for why. */
  readonly point: () => Promise<string | undefined>;
  readonly forget: () => Promise<void>;
}

/** Returns what can be learned of the page that the component works on. */
export function useFieldPicking(): FieldPicking {
  const { deps, effects, queriesFor } = usePanel();
  const { key, connected, learned = false, crmName: host, pageOf, origin, tabId } = useOpenPlace();
  const { facts: liveFacts, missing: liveMissing } = queriesFor(key);
  const facts = valueOr(useLiveQuery(liveFacts), undefined) ?? NO_FACTS;
  const lost = valueOr(useLiveQuery(liveMissing), NOTHING);
  const missing = useMemo(
    () => ({
      kept: lost.filter((field) => facts[field] !== undefined),
      none: lost.filter((field) => facts[field] === undefined),
    }),
    [lost, facts],
  );
  return useMemo(
    () => ({
      missing,
      ...{ isPossible: !connected, isLearned: learned, host, pageOf },
      point: async () => {
        const reply = await deps.send('page/learn', { tabId });
        if (!reply.ok) return wordsFor(reply.error, host);
        await deps.showTab(tabId);
        return undefined;
      },
      forget: async () => {
        const reply = await deps.send('page/forget', { origin });
        effects.showToast(reply.ok ? t('learn_forgotten', host) : wordsFor(reply.error, host));
      },
    }),
    [deps, effects, missing, connected, learned, host, pageOf, origin, tabId],
  );
}

const NO_FACTS: LeadFacts = {};
const NOTHING: readonly LeadField[] = [];

/** Baton may look into such a page while its icon was clicked there, so that is the way on. */
function wordsFor(problem: Problem, host: string): string {
  return problem.code === 'no-permission' ? t('learn_hidden') : crmText(problem, host).text;
}
