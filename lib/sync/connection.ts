import type { CrmAdapter, CrmSession } from '@/lib/crm/adapter';

/** A CRM that Baton may speak to, as the user who is signed in there. */
export interface Connection {
  readonly adapter: CrmAdapter;
  readonly session: CrmSession;
  /** How far this device's clock is ahead of the CRM's (ms), where the two differ and that is known. */
  readonly clockAhead?: () => number | undefined;
}
