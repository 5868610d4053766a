import * as z from 'zod/mini';
import { storedValue } from './stored-value';

/** The present pause (ms) between looks for an answer in the CRM; 0 where none was set yet. */
export const pullPause = storedValue('session', 'pull-pause', z.number(), 0);
