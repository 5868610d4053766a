import { useState } from 'react';
import { renderBrief, smsParts, type BriefFormat } from '@/lib/handoff/brief/brief';
import { useActions } from '@/lib/panel/hooks';
import { useCardOf } from '@/lib/panel/team/people';
import { useBrief } from '@/lib/panel/draft/use-brief';
import { counted, type MessageKey, t } from '@/lib/panel/i18n';
import { chatFormat } from '../recipient/ways';
import { Button } from '../ui/Button';
import type { IconName } from '../ui/icons';
import { Tabs } from '../ui/Tabs';
import { BriefBody } from './BriefCard';
import './brief.css';

type Shape = Extract<BriefFormat, 'note' | 'email' | 'chat' | 'sms' | 'call-script' | 'voice-note'>;

const SHAPES: readonly {
  readonly id: Shape;
  readonly words: MessageKey;
  readonly icon: IconName;
}[] = [
  { id: 'note', words: 'brief_asNote', icon: 'background' },
  { id: 'email', words: 'brief_asEmail', icon: 'email' },
  { id: 'chat', words: 'brief_asChat', icon: 'chat' },
  { id: 'sms', words: 'brief_asSms', icon: 'text' },
  { id: 'call-script', words: 'brief_asCallScript', icon: 'call' },
  { id: 'voice-note', words: 'brief_asVoiceNote', icon: 'voice-note' },
];

function smsText(text: string): string {
  const parts = smsParts(text);
  const { length } = text;
  return counted('brief_smsParts', parts, `${length}`);
}

/** The brief as the chat of whoever takes the lead shows it, as far as their card tells which that is. */
function useChat(recipientId: string | undefined): BriefFormat {
  const { card } = useCardOf(recipientId);
  return chatFormat(card.channels.find(({ channel }) => channel === 'chat')?.handle ?? '');
}

/** The brief as it stands, in the shape of each channel. */
export function BriefShapes() {
  const [shape, setShape] = useState<Shape>('note');
  const { view } = useBrief();
  const { copyAs, copyBrief } = useActions();
  const chat = useChat(view.recipient?.id);
  const format = shape === 'chat' ? chat : shape;
  const copy = () => void (shape === 'note' ? copyBrief() : copyAs(format));
  return (
    <Tabs
      label={t('brief_shape')}
      chosen={shape}
      onChoose={setShape}
      tabs={SHAPES.map(({ id, words, icon }) => ({
        ...{ id, icon, title: t(words) },
        // A text is made for who sees it.
        content: id === shape && (
          <div className="shape">
            {shape === 'note' ? (
              <BriefBody view={view} />
            ) : (
              <ShapedBrief text={renderBrief(view, format)} isSms={shape === 'sms'} />
            )}
            <Button size="small" icon="copy" onClick={copy}>
              {t('brief_copyShape')}
            </Button>
          </div>
        ),
      }))}
    />
  );
}

interface ShapedBriefProps {
  readonly text: string;
  readonly isSms: boolean;
}

/** The brief as text, word for word as it is copied. */
function ShapedBrief({ text, isSms }: ShapedBriefProps) {
  return (
    <>
      <pre className="brief-text" dir="auto">
        {text}
      </pre>
      {isSms && <p className="hint">{smsText(text)}</p>}
    </>
  );
}
