import * as z from 'zod/mini';
import { filledText } from './text';

/** A CRM user as entries name them: `id` is the CRM's own, unique within one CRM origin. */
export const personSchema = z.object({ id: filledText(200), name: filledText(200) });

export type Person = z.infer<typeof personSchema>;
