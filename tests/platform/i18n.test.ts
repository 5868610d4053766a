import { expect, it } from 'vitest';
import { t } from '@/lib/platform/i18n';

it('words come from the message file of the user’s language', () => {
  expect(t('extensionName')).toBe('Baton: the sales handoff');
});
