import type { BriefView } from '../brief-data';
import { firstName } from '../../reach/first-name';
import { noteLine, oneLine, sentence } from '../../line';
import { personText } from './headlines';
import { ask } from './sections';
import { bodyLines } from './text';

/** The body of an e-mail to the BDM; its subject is `briefSubject`. */
export function emailBrief(data: BriefView): string {
  const hello = data.recipient ? `Hi ${firstName(oneLine(data.recipient.name))},` : 'Hi,';
  const said = [
    sentence(`I’m handing over ${personText(data)}`),
    ask(data, data.recipient && 'in Baton or by reply'),
  ];
  return [
    ...[hello, '', said.filter((part) => part !== '').join(' ')],
    ...bodyLines(data),
    ...(data.sdr ? ['', 'Thanks,', oneLine(data.sdr.name)] : []),
  ]
    .map(noteLine)
    .join('\n');
}
