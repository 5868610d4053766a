/** The user's words: components reach the message file through here. */
export { counted, t, type MessageKey, wordsLocale } from '@/lib/platform/i18n';
