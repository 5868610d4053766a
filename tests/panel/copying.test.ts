import { expect, it } from 'vitest';
import { copyBriefAs } from '@/lib/panel/copying';
import type { RichText } from '@/lib/platform/clipboard';
import { aBrief } from '../factories';

async function copiedAs(format: 'chat' | 'sms'): Promise<RichText | undefined> {
  let copied: RichText | undefined;
  await copyBriefAs(aBrief(), format, (content) => {
    copied = content;
    return Promise.resolve(true);
  });
  return copied;
}

it('a brief for a chat is there as HTML too, for boxes that would show the stars of the text', async () => {
  const copied = await copiedAs('chat');
  expect(copied?.html).toContain('<li><strong>Why now:</strong> Audit in January');
  expect(copied?.html).not.toContain('*');
  expect(copied?.text).toContain('*Why now:* Audit in January');
});

it('a text message is text alone', async () => {
  expect((await copiedAs('sms'))?.html).toBeUndefined();
});
