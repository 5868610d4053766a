import { t } from '@/lib/panel/words';
import { Button } from './Button';
import { IconButton } from './IconButton';

interface ToastProps {
  readonly message: string;
  readonly onUndo?: (() => void) | undefined;
  readonly onDismiss: () => void;
}

/** A line that tells what was done, and takes it back where that can be. */
export function Toast({ message, onUndo, onDismiss }: ToastProps) {
  return (
    <div className="toast">
      <p dir="auto">{message}</p>
      {onUndo ? (
        <Button onClick={onUndo}>{t('button_undo')}</Button>
      ) : (
        <IconButton label={t('button_dismiss')} onClick={onDismiss}>
          ×
        </IconButton>
      )}
    </div>
  );
}
