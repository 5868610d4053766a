import { randomUUID } from 'node:crypto';
import type { NewNote } from '@/lib/crm/adapter';

/** A note that nobody has tried to write before. */
export const aNote = (text: string): NewNote => ({ text, key: randomUUID() });
