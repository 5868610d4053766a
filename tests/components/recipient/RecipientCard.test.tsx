import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { useState, type ComponentProps } from 'react';
import { RecipientCard } from '@/components/recipient/RecipientCard';
import type { BriefMessage } from '@/lib/handoff/brief/brief';
import { defaultProfile, type ProfileCard, type TypedCard } from '@/lib/handoff/team/profile';

const CARD: ProfileCard = {
  ...defaultProfile('Europe/Berlin'),
  channels: [
    { channel: 'chat', handle: 'https://chat.example/bea' },
    { channel: 'email', handle: '' },
    { channel: 'call', handle: '' },
    { channel: 'text', handle: 'javascript:alert(1)' },
  ],
  formats: 'Two lines, then a call',
};

type Props = Omit<ComponentProps<typeof RecipientCard>, 'editing'> & {
  readonly onSave: (card: TypedCard) => Promise<boolean>;
};

/** The card as the section holds it, with what is typed into its form. */
function HeldCard({ onSave, ...props }: Props) {
  const [typed, onType] = useState<TypedCard>();
  return (
    <RecipientCard
      {...props}
      editing={{ typed, onType, forget: () => onType(undefined), onSave }}
    />
  );
}

interface Shown {
  readonly phone?: string;
  readonly isKnown?: boolean;
  readonly country?: string;
  readonly message?: BriefMessage;
}

function show(card = CARD, shown: Shown = {}) {
  const { phone = '+49 30 1234', isKnown = true, country = '', message } = shown;
  const onCopy = vi.fn();
  const onSave = vi.fn<(card: TypedCard) => Promise<boolean>>(() => Promise.resolve(true));
  const person = { name: 'Bea Novak', email: 'bea@acme.example', phone };
  const home = country ? { country } : {};
  const messageFor = (format: string) => message ?? { subject: 'Handoff', body: `as ${format}` };
  render(<HeldCard {...{ ...person, ...home, card, isKnown, messageFor, onCopy, onSave }} />);
  return { onCopy, onSave, user: userEvent.setup() };
}

const link = (name: RegExp) => screen.findByRole('link', { name });
const card = () => screen.getByRole('region', { name: 'How to reach Bea Novak' });

describe('the card of whoever takes the lead', () => {
  it('shows the preferred channel first and the format that is wanted', () => {
    show();
    expect(within(card()).getAllByRole('listitem')[0]?.textContent).toMatch(/^Chat/);
    expect(screen.getByText('Prefers: Two lines, then a call')).toBeTruthy();
  });

  it('opens an e-mail with the brief in it, to the address from the CRM', async () => {
    show();
    expect((await link(/^Email/)).getAttribute('href')).toBe(
      'mailto:bea@acme.example?subject=Handoff&body=as%20email',
    );
  });

  it('says what of a long brief the e-mail opens with, and puts all of it on the clipboard', async () => {
    const body = 'They write every date by hand. '.repeat(90);
    const shorter = (eachLine: number) => `Why now: ${body.slice(0, eachLine)}`;
    const { onCopy, user } = show(CARD, { message: { subject: 'Handoff', body, shorter } });
    const mail = await link(/^Email/);
    expect(mail.getAttribute('href')).toMatch(/&body=Why%20now/);
    expect(screen.getAllByText(/^The full text is too long for a link/)).not.toHaveLength(0);
    await user.click(mail);
    expect(onCopy).toHaveBeenCalledWith('email');
  });

  it('calls, and shows what to say', async () => {
    const { user } = show();
    expect((await link(/^Call/)).getAttribute('href')).toBe('tel:+49301234');
    expect(screen.getByText('as call-script').hidden).toBe(true);
    await user.click(await link(/^Call/));
    expect(screen.getByText('as call-script').hidden).toBe(false);
  });

  it('opens the chat and puts the brief for it on the clipboard', async () => {
    const { onCopy, user } = show();
    expect((await link(/^Chat/)).getAttribute('href')).toBe('https://chat.example/bea');
    await user.click(await link(/^Chat/));
    expect(onCopy).toHaveBeenCalledWith('chat');
  });

  it('puts stars around headings only for a chat that reads them', async () => {
    const handle = 'https://wa.me/4930123';
    const { onCopy, user } = show({ ...CARD, channels: [{ channel: 'chat', handle }] });
    const href = (await link(/^Chat/)).getAttribute('href');
    expect(href).toBe('https://wa.me/4930123?text=as%20marked-chat');
    await user.click(await link(/^Chat/));
    expect(onCopy).toHaveBeenCalledWith('marked-chat');
  });

  it('never makes a link of a handle that is none', async () => {
    show();
    expect(await screen.findByText(/^Text: “javascript:alert\(1\)” doesn’t work/)).toBeTruthy();
    expect(screen.queryByRole('link', { name: /Text/ })).toBeNull();
  });
});

describe('a telephone number that the CRM has', () => {
  const dials = async () => (await link(/^Call/)).getAttribute('href');

  it('is dialled without the zero for those at home, and with its extension', async () => {
    show(CARD, { phone: '\u202D+49 (0)30 1234567 ext. 42\u202C' });
    expect(await dials()).toBe('tel:+49301234567;ext=42');
  });

  it('is dialled where its owner works, and shown as it is dialled', async () => {
    show(CARD, { phone: '030 1234567' });
    expect(await dials()).toBe('tel:+49301234567');
    expect(screen.getByText('030 1234567, dials +49 30 1234567')).toBeTruthy();
  });

  it('is dialled in the country that I chose where nobody knows where its owner works', async () => {
    show(CARD, { phone: '020 7946 0102', isKnown: false, country: 'GB' });
    expect(await dials()).toBe('tel:+442079460102');
  });

  it('is no link where it might be somebody else’s, and the card says why', async () => {
    const { user } = show(CARD, { phone: '1234567' });
    const why = await screen.findByText(/^Call: “1234567” doesn’t work\./);
    expect(why.textContent).toContain('Start it with + and the country code. Edit the card.');
    expect(screen.queryByRole('link', { name: /^Call/ })).toBeNull();
    await user.click(screen.getByRole('button', { name: /^Call/ }));
    expect(screen.getByText('as call-script').hidden).toBe(false);
  });

  it('is said to take no text behind a switchboard', async () => {
    show({ ...CARD, channels: [{ channel: 'text', handle: '+1 415 555 2671 x9' }] });
    expect(await screen.findByText(/Texts don’t reach an extension/)).toBeTruthy();
    expect(screen.queryByRole('link')).toBeNull();
  });
});

describe('editing the card', () => {
  const edit = async (card?: ProfileCard) => {
    const shown = show(card);
    await shown.user.click(screen.getByRole('button', { name: 'Edit card' }));
    return shown;
  };

  it('says that it stays on this device', async () => {
    await edit();
    expect(screen.getByText('Saved on this device only.')).toBeTruthy();
  });

  it('puts another channel first, with its handle, by keyboard', async () => {
    const { onSave, user } = await edit();
    await user.type(screen.getByLabelText('Email'), 'b@x.example');
    screen.getByRole('button', { name: 'Move Email up' }).focus();
    await user.keyboard('{Enter}');
    // It is the first now, and cannot be preferred any more: its field has the focus.
    expect(document.activeElement).toBe(screen.getByLabelText('Email'));
    await user.click(screen.getByRole('button', { name: 'Save card' }));
    expect(onSave.mock.calls[0]?.[0]).toMatchObject({
      channels: [{ channel: 'email', handle: 'b@x.example' }, { channel: 'chat' }, {}, {}],
    });
  });

  it('changes the working days and the zone', async () => {
    const { onSave, user } = await edit();
    const line = screen.getByLabelText('Days and hours');
    await user.clear(line);
    await user.type(line, 'Mon-Thu 9-17');
    const zone = screen.getByRole('combobox', { name: 'Time zone' });
    await user.clear(zone);
    await user.type(zone, 'kathmandu');
    await screen.findByRole('option', { name: /^Asia\/Kat/ });
    await user.keyboard('{Enter}');
    await user.click(screen.getByRole('button', { name: 'Save card' }));
    const saved = onSave.mock.calls[0]?.[0];
    expect(saved?.calendar.days).toEqual([1, 2, 3, 4]);
    expect(saved?.calendar.zone).toMatch(/Kathmandu|Katmandu/);
  });

  it('is not saved with a line that could not be read, which has the focus', async () => {
    const { onSave, user } = await edit({ ...CARD, channels: [] });
    const line = screen.getByLabelText('Days and hours');
    await user.clear(line);
    await user.type(line, 'most of the week');
    await user.click(screen.getByRole('button', { name: 'Save card' }));
    expect(onSave).not.toHaveBeenCalled();
    expect(line).toHaveProperty('value', 'most of the week');
    expect(document.activeElement).toBe(line);
  });

  it('changes nothing when it is given up', async () => {
    const { onSave, user } = await edit();
    await user.type(screen.getByLabelText('Preferred format'), ' and a song');
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(onSave).not.toHaveBeenCalled();
    expect(screen.getByText('Prefers: Two lines, then a call')).toBeTruthy();
  });
});
