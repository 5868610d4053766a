import { fireEvent, render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { PasteNote } from '@/components/brief/PasteNote';
import { toBase64Url } from '@/lib/sync/base64url';
import { encodeNote } from '@/lib/sync/codec';
import { aBrief, aHandoverEntry, anEntry } from '../../factories';
import { tokenOf } from '../../hostile-notes';

function paste(text: string) {
  render(<PasteNote />);
  // A paste arrives as one change; happy-dom's clipboard is not what is tested here.
  fireEvent.change(screen.getByLabelText('Handoff note'), { target: { value: text } });
}

const note = encodeNote(aHandoverEntry(), 'text');

describe('a handoff note pasted as text', () => {
  it('is shown as the brief, as something that the author isn’t verified for', async () => {
    paste(note);
    expect(await screen.findByRole('heading', { name: /Handoff: Dana Whitfield/ })).toBeTruthy();
    expect(await screen.findByText('A sample report before the call.')).toBeTruthy();
    expect(await screen.findByText(/the author isn’t verified/)).toBeTruthy();
  });

  it('is recognised as it comes out of a mail: quoted around, with lines wrapped', async () => {
    const wrapped = note.replace(/(.{60})/g, '$1\n');
    paste(`Hi Bea,\nsee below.\n\n${wrapped}\n\nRegards`);
    expect(await screen.findByRole('heading', { name: /Handoff: Dana Whitfield/ })).toBeTruthy();
  });

  it('tells where the readable text was changed', async () => {
    paste(note.replace('A sample report', 'A free licence'));
    expect(await screen.findByText(/text of this note was edited/)).toBeTruthy();
    expect(await screen.findByText('A sample report before the call.')).toBeTruthy();
  });

  it('of another kind is told in a sentence', async () => {
    paste(encodeNote(anEntry('accepted', 2), 'html'));
    expect(await screen.findByText('Thanks, calling today.')).toBeTruthy();
  });

  it.each([
    ['without the last line', 'Just some text', /No handoff note found/],
    [
      'with a damaged last line',
      `${note.slice(0, -3)}xyz`,
      /last line of this note is incomplete or changed/,
    ],
    [
      'of a newer Baton',
      tokenOf(toBase64Url(Uint8Array.of(0xff, 1, 2))),
      /Update Baton to read it/,
    ],
    ['that is far too long', 'x'.repeat(1_100_000), /too long/],
  ])('%s says what to do', async (_, text, words) => {
    paste(text);
    expect(await screen.findByText(words)).toBeTruthy();
  });

  it('with markup in it stays text', async () => {
    const markup = '<img src=x onerror=alert(1)>';
    const body = aBrief({ lead: { name: { value: markup, origin: 'typed' } } });
    paste(encodeNote(aHandoverEntry({ body }), 'html'));
    expect((await screen.findAllByText(markup, { exact: false })).length).toBeGreaterThan(0);
    expect(document.querySelector('img')).toBeNull();
  });
});
