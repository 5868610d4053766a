import { expect, it } from 'vitest';
import type { CrmAdapter } from '@/lib/crm/adapter';
import { decodeNote, encodeNote, MARKER } from '@/lib/sync/codec';
import { aBrief, aContextItem, aHandoverEntry, anEntry, anId } from '../factories';
import { aNote } from './a-note';
import { valueOf, type CrmUnderTest } from './contract';

/** What people and hostile strangers say, in lines that CRMs take for quotes, signatures or markup. */
const SAID = [
  '> "We lose <b>a truckload</b> a month" & more &amp; \'more\'',
  '-- ',
  '<script>alert(1)</script> https://crm.example/?a=1&b=2 [link](x) *stars* _under_',
  'ünïcödé 日本語 עברית 👩‍👩‍👧   three spaces',
].join('\n');

let counter = 0xca00;

/** What handoffs stand on: that a note comes back from the CRM as it was written. */
export function describeCarried(crm: () => CrmUnderTest, adapter: CrmAdapter): void {
  it('brings the notes of a handoff back whole and unedited', async () => {
    const { session, user, sparseRecord: record } = crm();
    const recordUrl = adapter.recordUrl(record);
    const by = { id: user.id, name: user.name };
    const brief = aBrief({ sdr: by, recordUrl, context: [aContextItem({ text: SAID })] });
    const entries = [
      aHandoverEntry({ id: anId(counter++), by, body: brief }),
      anEntry('message', 2, { id: anId(counter++), by, body: { text: SAID, question: true } }),
    ];
    for (const entry of entries) {
      const text = encodeNote(entry, adapter.limits.noteFormat, adapter.limits.plane);
      valueOf(await session.createNote(record, aNote(text), user.id));
    }
    const notes = valueOf(await session.listNotes(record, MARKER));
    const decoded = notes.map((note) => ({ author: note.author.id, ...decodeNote(note.text) }));
    for (const entry of entries) {
      expect(decoded).toContainEqual({ author: user.id, ok: true, entry, edited: false });
    }
  });
}
