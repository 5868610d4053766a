import type { VoiceNoteTold } from '@/lib/panel/voice-note-state';
import { t } from '@/lib/panel/words';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { toldWords } from './voice-words';

interface ToldProps {
  readonly told: VoiceNoteTold;
  readonly onOpenTab: () => void;
}

/** Nothing is wrong with these. */
const QUIET: readonly VoiceNoteTold[] = ['limit', 'kept'];

/** Why a recording is not as one would expect, and what to do. */
export function Told({ told, onOpenTab }: ToldProps) {
  return (
    <Notice kind={QUIET.includes(told) ? 'quiet' : 'attention'} text={toldWords(told)}>
      {told === 'refused' && <Button onClick={onOpenTab}>{t('voice_openTab')}</Button>}
    </Notice>
  );
}
