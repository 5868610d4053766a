import type { ReactNode } from 'react';
import { t } from '@/lib/panel/i18n';
import { usePanelActions, useToast } from '@/lib/panel/panel-hooks';
import { Button } from '../ui/Button';
import { IconButton } from '../ui/IconButton';

/** What stays at the bottom: the line about the last thing done, and whatever else is given. */
export function PanelFooter({ children }: { readonly children?: ReactNode }) {
  const toast = useToast();
  const { undo, dismiss } = usePanelActions();
  return (
    <div className="bottom">
      <div className="toast-line" role="status">
        {toast && (
          <Toast
            key={toast.id}
            message={toast.message}
            onUndo={toast.undo && undo}
            onDismiss={dismiss}
          />
        )}
      </div>
      {children}
    </div>
  );
}

interface ToastProps {
  readonly message: string;
  readonly onUndo?: (() => void) | undefined;
  readonly onDismiss: () => void;
}

/** A line that tells what was done, and takes it back where that can be. */
function Toast({ message, onUndo, onDismiss }: ToastProps) {
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
