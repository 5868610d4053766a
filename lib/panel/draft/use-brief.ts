import { useDeferredValue, useMemo } from 'react';
import { briefMessage, type BriefFormat, type BriefMessage } from '@/lib/handoff/brief/brief';
import type { BriefView } from '@/lib/handoff/brief/brief-data';
import type { BriefProblem } from '@/lib/handoff/brief/brief-problem';
import { composeBrief, previewBrief } from '@/lib/handoff/brief/compose';
import { useDraft, useFramework, useOpenRecord, useSettings } from '../hooks';
import { usePanelState } from '../provider';

export interface DraftBrief {
  /** The brief as far as the draft makes one. */
  readonly view: BriefView;
  /** What must be mended before it can be handed over. */
  readonly problems: readonly BriefProblem[];
  /** The brief as a message of a channel. */
  readonly messageFor: (format: BriefFormat) => BriefMessage;
}

/** The brief that the open draft makes, renewed with every change. */
export function useBrief(): DraftBrief {
  // A keystroke does not wait for the brief that it makes.
  const draft = useDeferredValue(useDraft().draft);
  const framework = useFramework();
  const { facts, me, recordUrl } = useOpenRecord();
  const { myName } = useSettings().settings;
  const zone = usePanelState((state) => state.zone);
  return useMemo(() => {
    const sdr = me ?? (myName ? { id: myName, name: myName } : undefined);
    const around = { facts, framework, recordUrl, zone };
    const view = previewBrief(draft, { ...around, sdr });
    const composed = composeBrief(draft, { ...around, sdr: sdr ?? SOMEBODY });
    return {
      view,
      problems: composed.ok ? [] : composed.problems,
      messageFor: (format) => briefMessage(view, format),
    };
  }, [draft, framework, facts, me, recordUrl, myName, zone]);
}

/** Who hands over is known when it is done; a brief is judged without that. */
const SOMEBODY = { id: '-', name: '-' };
