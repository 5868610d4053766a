import { briefLines } from '@/lib/handoff/brief/brief';
import { notedLines } from '@/lib/handoff/brief/formats/headlines';
import { useBrief } from '@/lib/panel/draft/use-brief';
import { t } from '@/lib/panel/i18n';
import { laterPart, useLoaded } from '@/lib/panel/use-loaded';
import { Section } from '../ui/Section';

const shapesPart = laterPart(() => import('./BriefShapes'));

/** The brief as far as the draft makes one. */
export function BriefSection() {
  const { view } = useBrief();
  const shapes = useLoaded(shapesPart);
  const [known, all] = [notedLines(view).length, briefLines(view).length];
  return (
    <Section
      id="brief"
      title={t('brief_title')}
      mark={known === 0 ? 'none' : known < all ? 'part' : 'done'}
      summary={t('brief_lines', `${known}`, `${all}`)}
      // It fills by itself: used is what was opened.
      isUsed={false}
    >
      {shapes && <shapes.BriefShapes />}
    </Section>
  );
}
