/** The user's words: components reach the message file through here. */
export { t, type MessageKey } from '@/lib/platform/i18n';
