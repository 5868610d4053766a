import type { ReactNode } from 'react';
import { usePanelActions, useToast } from '@/lib/panel/panel-hooks';
import { Toast } from '../ui/Toast';

/** What stays at the bottom: the line about the last thing done, and whatever else is given. */
export function Bottom({ children }: { readonly children?: ReactNode }) {
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
