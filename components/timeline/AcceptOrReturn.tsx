import { useState } from 'react';
import { cleanText } from '@/lib/handoff/text';
import { useKeptText } from '@/lib/panel/use-kept';
import { t } from '@/lib/panel/words';
import { Button } from '../ui/Button';
import { TextField } from '../ui/TextField';
import { ReturnForm } from './ReturnForm';
import type { Act } from '@/lib/panel/handing-over';

interface AcceptOrReturnProps {
  /** The handoff's id, under which what is typed is kept. */
  readonly handoff: string;
  readonly act: Act;
  readonly mayAccept: boolean;
  readonly mayReturn: boolean;
}

/** The BDM's answer to a handoff. */
export function AcceptOrReturn({ handoff, act, mayAccept, mayReturn }: AcceptOrReturnProps) {
  const [returning, setReturning] = useState(false);
  const [remark, setRemark] = useKeptText(`${handoff}|accept`);
  const accept = async () => {
    if (await act('accepted', { remark: cleanText(remark) })) setRemark('');
  };
  if (returning)
    return <ReturnForm handoff={handoff} act={act} onCancel={() => setReturning(false)} />;
  return (
    <div className="actions">
      {mayAccept && (
        <TextField label={t('accept_remark')} value={remark} maxLength={500} onChange={setRemark} />
      )}
      <div className="buttons">
        {mayAccept && (
          <Button tone="primary" onClick={() => void accept()}>
            {t('accept_button')}
          </Button>
        )}
        {mayReturn && <Button onClick={() => setReturning(true)}>{t('return_button')}</Button>}
      </div>
    </div>
  );
}
