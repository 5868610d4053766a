import { describe, expect, it } from 'vitest';
import type { CrmErrorCode } from '@/lib/crm/error';
import { dropFile, fileOf } from '@/lib/store/outbox/files';
import { recordKey } from '@/lib/store/record-key';
import { outboxOf } from '@/lib/store/outbox/outbox';
import { aHandoverEntry, anEntry, anId, aRecording, AT } from '../factories';
import { Desk } from './desk';
import { LEAD } from './memory-crm';

const KEY = recordKey(LEAD);
const ENTRY = anId(2);

/** A desk at a lead that is handed over, and then talked over in a voice note. */
async function deskWithVoiceNote(): Promise<Desk> {
  const desk = new Desk();
  await desk.commits(aHandoverEntry());
  await desk.drain();
  desk.crm.requests.length = 0;
  await desk.db.files.put(aRecording({ id: ENTRY, record: KEY }));
  await desk.commits(aVoiceNote(), LEAD, { file: 'waiting' });
  return desk;
}

const aVoiceNote = () => ({
  ...anEntry('verbal-handover', 2),
  body: { channel: 'voice-note' as const, remark: '', voiceNote: true },
});

const stepsLeft = async (desk: Desk) =>
  (await outboxOf(desk.db, KEY)).map(({ steps }) => steps.map(({ state }) => state));

describe('a voice note', () => {
  it('is attached after its note, byte by byte, and then gone from this browser', async () => {
    const desk = await deskWithVoiceNote();
    await desk.drain();
    expect(desk.crm.requests).toEqual(['createNote', 'attachFile']);
    const { name, type } = aRecording({ id: ENTRY });
    expect(desk.crm.files).toMatchObject([{ record: KEY, name, type, base64: 'AQID' }]);
    expect(await desk.db.outbox.count()).toBe(0);
    expect(await fileOf(desk.db, ENTRY)).toBeUndefined();
  });

  it('is looked for by its name before it is sent again, and so is attached once', async () => {
    const desk = await deskWithVoiceNote();
    desk.crm.fault = (call) => (call === 'attachFile' ? 'answer-lost' : undefined);
    await desk.drain();
    desk.crm.fault = () => undefined;
    await desk.settle();
    expect(desk.crm.requests).toEqual(['createNote', 'attachFile', 'findFile']);
    expect(desk.crm.files).toHaveLength(1);
    expect(await desk.db.outbox.count()).toBe(0);
  });

  it('is sent again where it never arrived', async () => {
    const desk = await deskWithVoiceNote();
    desk.crm.fault = (call) => (call === 'attachFile' ? 'request-lost' : undefined);
    await desk.drain();
    desk.crm.fault = () => undefined;
    await desk.settle();
    expect(desk.crm.requests).toEqual(['createNote', 'attachFile', 'findFile', 'attachFile']);
    expect(desk.crm.files).toHaveLength(1);
  });

  it.each<CrmErrorCode>(['too-long', 'forbidden', 'not-found'])(
    'that the CRM refuses (%s) stays here with the reason, and nothing waits any more',
    async (code) => {
      const desk = await deskWithVoiceNote();
      // Each of these has no more than its name.
      const error = { code } as { code: 'forbidden' };
      desk.crm.fault = (call) => (call === 'attachFile' ? { refuse: error } : undefined);
      expect(await desk.drain()).toBeUndefined();
      expect(desk.crm.entryIds()).toEqual([anId(1), ENTRY]);
      expect(await desk.db.outbox.count()).toBe(0);
      const kept = await fileOf(desk.db, ENTRY);
      expect(kept).toMatchObject({ stage: 'refused', problem: error });
      expect([...(kept?.bytes ?? [])]).toEqual([1, 2, 3]);
    },
  );

  it('that is larger than the CRM takes is not even sent', async () => {
    const desk = await deskWithVoiceNote();
    desk.crm.fileBytes = 2;
    desk.connection = desk.crm.connection();
    await desk.drain();
    expect(desk.crm.requests).toEqual(['createNote']);
    expect(await fileOf(desk.db, ENTRY)).toMatchObject({ problem: { code: 'too-long' } });
  });

  it('stays here where the CRM turns out to take no files', async () => {
    const desk = await deskWithVoiceNote();
    desk.connection = desk.crm.connection({ notesOnly: true });
    await desk.drain();
    expect(await fileOf(desk.db, ENTRY)).toMatchObject({ stage: 'refused' });
    expect(await desk.db.outbox.count()).toBe(0);
  });

  it('that was erased meanwhile holds nothing up', async () => {
    const desk = await deskWithVoiceNote();
    await dropFile(desk.db, ENTRY);
    expect(await desk.drain()).toBeUndefined();
    expect(desk.crm.requests).toEqual(['createNote']);
    expect(await desk.db.outbox.count()).toBe(0);
  });

  it('waits for its author to sign in, as everything does', async () => {
    const desk = await deskWithVoiceNote();
    desk.crm.fault = (call) =>
      call === 'attachFile' ? { refuse: { code: 'signed-out' } } : undefined;
    expect(await desk.drain()).toBeUndefined();
    expect(await stepsLeft(desk)).toEqual([['done', 'waiting', 'done']]);
    desk.crm.fault = () => undefined;
    await desk.drain();
    expect(desk.crm.files).toHaveLength(1);
  });
});

describe('a voice note that does not get through', () => {
  for (const fault of ['request-lost', { refuse: { code: 'unexpected', status: 500 } }] as const) {
    it(`holds up nothing else that is written (${JSON.stringify(fault)})`, async () => {
      const desk = await deskWithVoiceNote();
      desk.crm.fault = (call) => (call === 'attachFile' ? fault : undefined);
      await desk.commits(anEntry('message', 3));
      await desk.drain();
      expect(desk.crm.entryIds()).toEqual([anId(1), ENTRY, anId(3)]);
      await desk.commits(anEntry('message', 4));
      await desk.drain();
      expect(desk.crm.entryIds()).toEqual([anId(1), ENTRY, anId(3), anId(4)]);
      expect(await stepsLeft(desk)).toEqual([['done', 'sent', 'done']]);
    });
  }

  it('is tried again by time alone', async () => {
    const desk = await deskWithVoiceNote();
    desk.crm.fault = (call) =>
      call === 'attachFile' && desk.now < AT + 60_000 ? 'request-lost' : undefined;
    await desk.settle();
    expect(desk.crm.files).toHaveLength(1);
  });
});
