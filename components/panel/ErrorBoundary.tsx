import type { ReactNode } from 'react';
import { ErrorBoundary, type FallbackProps } from 'react-error-boundary';
import { usePanelActions } from '@/lib/panel/panel-hooks';
import { PartNotRead } from '@/lib/panel/use-loaded';
import { t } from '@/lib/panel/i18n';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';

interface PanelErrorBoundaryProps {
  /** What this part shows: with another all begins afresh. */
  readonly of?: string | undefined;
  /** What stands above the words where the part itself would have led on from here. */
  readonly above?: ReactNode;
  readonly children: ReactNode;
}

/**
 * Says so, and offers ways on, where a part of the panel cannot be drawn: never a blank page, and
 * what stands beside it goes on.
 */
export function PanelErrorBoundary({ of, above, children }: PanelErrorBoundaryProps) {
  return (
    <ErrorBoundary
      resetKeys={[of]}
      fallbackRender={(failed) => (
        <>
          {above}
          <Failed {...failed} />
        </>
      )}
    >
      {children}
    </ErrorBoundary>
  );
}

/** What failed is for whoever mends it: it is told, and copied with the place in the program. */
function Failed({ error, resetErrorBoundary }: FallbackProps) {
  const { copyText, reload } = usePanelActions();
  const where = error instanceof Error ? error.stack : undefined;
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  if (error instanceof PartNotRead) {
    return (
      <Notice kind="danger" text={t('problem_partNotRead')}>
        <div className="buttons">
          <Button onClick={reload}>{t('remedy_reload')}</Button>
          <Button tone="quiet" onClick={() => resetErrorBoundary()}>
            {t('remedy_tryAgain')}
          </Button>
        </div>
      </Notice>
    );
  }
  return (
    <Notice kind="danger" text={t('problem_panel')}>
      <p className="hint">{what}</p>
      <div className="buttons">
        <Button onClick={() => resetErrorBoundary()}>{t('remedy_tryAgain')}</Button>
        <Button tone="quiet" onClick={() => void copyText(detailsOf(what, where))}>
          {t('problem_copyDetails')}
        </Button>
        <Button tone="quiet" onClick={reload}>
          {t('remedy_reload')}
        </Button>
      </div>
    </Notice>
  );
}

/** Some browsers begin the stack with the message, and some do not. */
function detailsOf(what: string, stack = ''): string {
  return stack.startsWith(what) ? stack : [what, stack].filter(Boolean).join('\n');
}
