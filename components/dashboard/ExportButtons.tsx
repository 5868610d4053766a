import { exportCsv, exportJson, exportOf } from '@/lib/dashboard/export';
import type { Look } from '@/lib/dashboard/look';
import type { DashboardData } from '@/lib/dashboard/read';
import { download } from '@/lib/panel/act/download';
import { t } from '@/lib/panel/i18n';
import { usePanelActions } from '@/lib/panel/panel-hooks';
import { Button } from '../ui/Button';

interface ExportButtonsProps {
  readonly look: Look;
  readonly data: DashboardData;
}

/** Without it a spreadsheet takes the names in a CSV for those of another alphabet. */
const BYTE_ORDER_MARK = '\uFEFF';

/** Takes the figures along, with one's own handoffs; what others did is in there only where they agreed. */
export function ExportButtons({ look, data }: ExportButtonsProps) {
  const { showToast } = usePanelActions();
  const save = (form: 'csv' | 'json') => {
    const exported = exportOf(look, data);
    const { from, to, handoffs, leftOut, whose } = exported;
    const of = t(whose === 'team' ? 'metrics_everybody' : 'metrics_mine');
    const holds = t('export_holds', ...[of, from, to, `${handoffs.length}`, `${leftOut}`]);
    const name = `baton-figures-${from}-${to}.${form}`;
    if (form === 'csv')
      download(name, 'text/csv;charset=utf-8', `${BYTE_ORDER_MARK}${exportCsv(exported, holds)}`);
    else download(name, 'application/json', exportJson(exported, holds));
    showToast(holds);
  };
  return (
    <>
      <Button tone="quiet" onClick={() => save('csv')}>
        {t('export_csv')}
      </Button>
      <Button tone="quiet" onClick={() => save('json')}>
        {t('export_json')}
      </Button>
    </>
  );
}
