import { problem, type Answer } from './answer.ts';
import type { Call } from './api.ts';
import { answerAttachment, answerAttachments } from './api-answers.ts';
import { newAttachment, readBodyAs } from './api-bodies.ts';
import { addAttachment, attachmentsOf, findAttachment, LARGEST_FILE } from './store/attachments.ts';
import type { RecordKey } from './store/records.ts';

/** Answers which files of this name the record has. */
export function listAttachments({ crm, url }: Call, record: RecordKey): Answer {
  const name = url.searchParams.get('name');
  return answerAttachments(attachmentsOf(crm.db, record).filter((file) => file.name === name));
}

/** Keeps a file with the record. */
export function attachFile({ body, crm, headers, user }: Call, record: RecordKey): Answer {
  const wanted = readBodyAs(newAttachment, body);
  if (!wanted) return problem(400, 'not-understood', 'The request is not as the contract says.');
  const content = Buffer.from(wanted.base64, 'base64');
  if (content.length > LARGEST_FILE) {
    return problem(413, 'too-long', `A file has at most ${LARGEST_FILE} bytes.`);
  }
  const id = addAttachment(crm.db, record, {
    ...{ name: wanted.name, mime: wanted.type, content, author: user.id, at: crm.now() },
    once: headers['idempotency-key']?.toString(),
  });
  const file = findAttachment(crm.db, id);
  return file ? answerAttachment(file) : problem(404, 'not-found', 'There is no such thing here.');
}
