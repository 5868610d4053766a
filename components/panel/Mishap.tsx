import { Component, type ReactNode } from 'react';
import { t } from '@/lib/panel/words';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';

interface MishapProps {
  readonly onReload: () => void;
  readonly children: ReactNode;
}

/** Says so, and offers a way on, where a part of the panel cannot be drawn: never a blank page. */
export class Mishap extends Component<MishapProps, { readonly happened: boolean }> {
  override readonly state = { happened: false };

  static getDerivedStateFromError() {
    return { happened: true };
  }

  override render() {
    if (!this.state.happened) return this.props.children;
    return (
      <Notice kind="danger" text={t('problem_panel')}>
        <Button onClick={this.props.onReload}>{t('remedy_reload')}</Button>
      </Notice>
    );
  }
}
