import { useState } from 'react';
import { briefLines, renderBrief, smsParts, type BriefFormat } from '@/lib/handoff/brief/brief';
import { notedLines } from '@/lib/handoff/brief/formats/headlines';
import { useActions } from '@/lib/panel/hooks';
import { useCardOf } from '@/lib/panel/team/people';
import { useBrief } from '@/lib/panel/draft/use-brief';
import { t, type MessageKey } from '@/lib/panel/i18n';
import { chatFormat } from '../recipient/ways';
import { Button } from '../ui/Button';
import { Section } from '../ui/Section';
import { Select } from '../ui/Select';
import { BriefCard } from './BriefCard';
import './brief.css';

type Shape = Extract<BriefFormat, 'note' | 'email' | 'chat' | 'sms' | 'call-script' | 'voice-note'>;

const SHAPES: Record<Shape, MessageKey> = {
  note: 'brief_asNote',
  email: 'brief_asEmail',
  chat: 'brief_asChat',
  sms: 'brief_asSms',
  'call-script': 'brief_asCallScript',
  'voice-note': 'brief_asVoiceNote',
};

const isShape = (value: string): value is Shape => value in SHAPES;

function smsText(text: string): string {
  const parts = smsParts(text);
  const { length } = text;
  return parts === 1 ? t('brief_smsOne', `${length}`) : t('brief_smsSome', `${length}`, `${parts}`);
}

/** The brief as the chat of whoever takes the lead shows it, as far as their card tells which that is. */
function useChat(recipientId: string | undefined): BriefFormat {
  const { card } = useCardOf(recipientId);
  return chatFormat(card.channels.find(({ channel }) => channel === 'chat')?.handle ?? '');
}

/** The brief as it stands, in the shape of each channel. */
export function BriefSection() {
  const [shape, setShape] = useState<Shape>('note');
  const { view } = useBrief();
  const { copyAs, copyBrief } = useActions();
  const chat = useChat(view.recipient?.id);
  const format = shape === 'chat' ? chat : shape;
  const [known, all] = [notedLines(view).length, briefLines(view).length];
  const copy = () => void (shape === 'note' ? copyBrief() : copyAs(format));
  const text = shape === 'note' ? '' : renderBrief(view, format);
  return (
    <Section
      id="brief"
      title={t('brief_title')}
      mark={known === 0 ? 'none' : known < all ? 'part' : 'done'}
      summary={t('brief_lines', `${known}`, `${all}`)}
      // It fills by itself: used is what was opened.
      isUsed={false}
    >
      <div className="shape">
        <Select
          label={t('brief_shape')}
          value={shape}
          options={Object.entries(SHAPES).map(([value, key]) => ({ value, text: t(key) }))}
          onChange={(value) => isShape(value) && setShape(value)}
        />
        <Button onClick={copy}>{t('brief_copyShape')}</Button>
      </div>
      {shape === 'note' ? (
        <BriefCard view={view} />
      ) : (
        <pre className="brief-text" dir="auto">
          {text}
        </pre>
      )}
      {shape === 'sms' && <p className="hint">{smsText(text)}</p>}
    </Section>
  );
}
