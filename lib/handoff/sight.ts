import type { Sight } from './brief/brief-data';
import { isKnown } from './entry';
import type { Handoff } from './handoff';

/**
 * Returns whether the SDR may have lost sight of the record that they gave away, so that nothing
 * written on it reaches them. Whatever the SDR has written there since shows that they see it.
 */
export function sightOfSdr({ sdr, bdm, timeline }: Handoff): Sight | undefined {
  let sight: Sight | undefined;
  if (sdr?.id === bdm?.id) return sight;
  for (const { entry, ignored } of timeline) {
    if (ignored || !isKnown(entry) || entry.by.id !== sdr?.id) continue;
    if (entry.kind === 'handed-over') sight = entry.body.sight;
    else sight = entry.kind === 'revised' ? entry.body.brief.sight : undefined;
  }
  return sight;
}
