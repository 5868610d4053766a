import type { BriefView } from '../brief-data';
import { noteLine, oneLine } from '../../line';
import { leadText } from './headlines';
import { bodyLines } from './text';

/** The body of an e-mail to the BDM; its subject is `briefSubject`. */
export function emailBrief(data: BriefView): string {
  const hello = data.recipient ? `Hi ${oneLine(data.recipient.name)},` : 'Hi,';
  return [
    ...[hello, '', `I am handing ${leadText(data)} over to you.`, ''],
    ...bodyLines(data),
    ...(data.sdr ? ['', oneLine(data.sdr.name)] : []),
  ]
    .map(noteLine)
    .join('\n');
}
