import { renderBrief } from '@/lib/handoff/brief';
import type { BriefData } from '@/lib/handoff/brief-data';
import { t } from '@/lib/panel/words';

/** What to say, to glance at while speaking. */
export function TalkingPoints({ brief }: { readonly brief: BriefData }) {
  return (
    <div className="voice-points">
      <h4>{t('voice_points')}</h4>
      <p className="words" dir="auto">
        {renderBrief(brief, 'voice-note')}
      </p>
    </div>
  );
}
