import { describe, expect, it } from 'vitest';
import { composeBrief } from '@/lib/handoff/brief/compose';
import { LEAD_FIELDS } from '@/lib/handoff/brief/lead';
import { draftOfBrief } from '@/lib/panel/draft/draft-of-brief';
import { aBrief, aFramework, aLead, aMeeting, anId, HANDOFF, SDR } from '../factories';

const brief = aBrief();
const facts = Object.fromEntries(
  LEAD_FIELDS.flatMap((field) => {
    const fact = aLead()[field];
    return fact?.origin === 'crm' ? [[field, fact.value]] : [];
  }),
);
const around = {
  facts,
  framework: aFramework(),
  sdr: SDR,
  recordUrl: brief.recordUrl,
  responseDue: brief.responseDue,
  zone: brief.zone,
};
const mended = (zone = 'Europe/London') =>
  draftOfBrief(brief, { handoff: HANDOFF, entry: anId(9) }, zone);

describe('a brief brought back for mending', () => {
  it('makes the same brief again where nothing is changed', () => {
    expect(composeBrief(mended(), around)).toEqual({ ok: true, brief });
  });

  it('stays the same handoff, under the id of the revision to come', () => {
    expect(mended()).toMatchObject({ handoff: HANDOFF, entry: anId(9) });
  });

  it('leaves what the CRM said to the CRM', () => {
    expect(mended().lead).toEqual({ phone: '+44 20 7946 0102' });
  });

  it('shows the meeting in its own zone and the due date in the SDR’s', () => {
    const draft = mended('Asia/Kolkata');
    expect(draft.meeting?.start).toBe('2026-12-01T15:00');
    expect(draft.nextStep?.due).toBe('2026-12-01T19:30');
  });

  it('asks the same guests again, whatever their names hold', () => {
    const attendees = [
      'García Márquez, Gabriel José <g@x.example>',
      'Smith and Sons <s@x.example>',
      'Kim',
      'Marks & Co; Berlin <m@x.example>',
    ];
    const meeting = { ...aMeeting(), attendees };
    const draft = draftOfBrief({ ...brief, meeting }, { handoff: HANDOFF, entry: anId(9) }, 'UTC');
    const again = composeBrief(draft, around);
    expect(again.ok && again.brief.meeting?.attendees).toEqual(attendees);
  });
});
