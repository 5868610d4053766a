import type { PanelDeps, Stop, Watched } from '@/lib/panel/deps';
import type { Site } from '@/lib/platform/storage/sites';
import type { BatonDatabase } from '@/lib/store/database';
import type { RecordKey } from '@/lib/store/rows';

/** All that the dashboard needs of the world. */
export interface DashboardDeps {
  readonly db: BatonDatabase;
  /** UTC, ms. */
  readonly now: () => number;
  /** The zone of whoever looks (IANA): weeks are theirs. */
  readonly zone: () => string;
  readonly sites: Watched<readonly Site[]>;
  /** Shows the record in its CRM; resolves with whether that could be done. */
  readonly openRecord: (record: RecordKey) => Promise<boolean>;
  readonly openPanel: () => Promise<void>;
  /** Does work that can wait until there is nothing else to do, unless stopped before. */
  readonly whenIdle: (work: () => void) => Stop;
  /** What a panel needs that stands on this page at a record, or at none: it writes into the team room. */
  readonly panelAt: (record: RecordKey | undefined) => PanelDeps;
}
