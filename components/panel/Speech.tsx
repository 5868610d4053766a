import { useSaid } from '@/lib/panel/panel-hooks';

/** What was done, for those who listen: what is said in a toast, and what is said only to them. */
export function Speech() {
  const said = useSaid();
  return (
    <p className="unseen" role="status" aria-live="polite">
      {/* A new key makes the same words be said again. */}
      <span key={said?.id}>{said?.message}</span>
    </p>
  );
}
