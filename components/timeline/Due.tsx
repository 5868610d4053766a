import { useNow } from '@/lib/panel/use-now';
import { dueWords, type WorkingTime } from './due-words';

interface DueProps {
  /** UTC, ms. */
  readonly due: number;
  /** Whose working time is counted; absent where days and hours say it better. */
  readonly of?: WorkingTime;
}

/** By when something is to be done, kept true while it is looked at; what is overdue looks so. */
export function Due({ due, of }: DueProps) {
  const now = useNow();
  return (
    <p className="clock" data-late={now > due}>
      {dueWords(due, now, of)}
    </p>
  );
}
