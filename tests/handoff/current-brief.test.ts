import { describe, expect, it } from 'vitest';
import { currentBrief } from '@/lib/handoff/brief/current-brief';
import { foldHandoff } from '@/lib/handoff/fold';
import { aBrief, aMeeting, anEntry } from '../factories';

const LATER = aMeeting().start + 86_400_000;
const accepted = [anEntry('handed-over', 1), anEntry('accepted', 2)];
const moved = anEntry('meeting', 3, {
  body: { result: 'rescheduled', start: LATER, remark: '' },
});

describe('the brief as it would be written today', () => {
  it('is the brief that was sent', () => {
    expect(currentBrief(foldHandoff(accepted))).toEqual(aBrief());
    expect(currentBrief(foldHandoff([]))).toBeUndefined();
  });

  it('has its meeting where it was moved to', () => {
    const brief = currentBrief(foldHandoff([...accepted, moved]));
    expect(brief).toEqual(aBrief({ meeting: aMeeting({ start: LATER }) }));
  });

  it('names the moved time for all, once it is sent', () => {
    const before = foldHandoff([...accepted, moved]);
    const brief = currentBrief(before) ?? aBrief();
    const revised = anEntry('revised', 4, { body: { brief, revision: 2 } });
    expect(foldHandoff([...accepted, moved, revised])).toMatchObject({
      ...{ meetingStart: LATER, brief: { meeting: { start: LATER } } },
    });
  });

  it('has no meeting where none was in it, though one was booked since', () => {
    const without = anEntry('handed-over', 1, { body: aBrief({ meeting: undefined }) });
    expect(
      currentBrief(foldHandoff([without, anEntry('accepted', 2), moved]))?.meeting,
    ).toBeUndefined();
  });
});
