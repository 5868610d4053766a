import { expect, it } from 'vitest';
import { copyBriefAs } from '@/lib/panel/act/actions';
import type { RichText } from '@/lib/platform/clipboard';
import { aBrief } from '../factories';

async function copiedAs(format: 'chat' | 'marked-chat' | 'sms'): Promise<RichText | undefined> {
  let copied: RichText | undefined;
  await copyBriefAs(aBrief(), format, (content) => {
    copied = content;
    return Promise.resolve(true);
  });
  return copied;
}

it.each([
  ['chat', 'Why now: Audit in January'],
  ['marked-chat', '*Why now:* Audit in January'],
] as const)(
  'a brief for a %s is there as HTML too, for boxes that show rich text',
  async (format, line) => {
    const copied = await copiedAs(format);
    expect(copied?.html).toContain('<li><strong>Why now:</strong> Audit in January');
    expect(copied?.html).not.toContain('*');
    expect(copied?.text.split('\n').find((each) => each.includes('Why now'))).toMatch(line);
  },
);

it('a text message is text alone', async () => {
  expect((await copiedAs('sms'))?.html).toBeUndefined();
});
