import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { RecipientPicker } from '@/components/recipient/RecipientPicker';
import type { Person } from '@/lib/handoff/person';
import type { LoadState } from '@/lib/panel/store';

const PEOPLE = [
  { id: '22', name: 'Bea Novak', email: 'bea@acme.example' },
  { id: '23', name: 'Ben Miles' },
];

interface Given {
  readonly people?: typeof PEOPLE;
  readonly reading?: LoadState;
  readonly recipient?: Person;
}

function show({ people = PEOPLE, reading = 'read', recipient }: Given = {}) {
  const onChoose = vi.fn();
  const refresh = vi.fn();
  function Chooser() {
    const [chosen, setChosen] = useState(recipient);
    const choose = (person: Person | undefined) => {
      onChoose(person);
      setChosen(person);
    };
    const rest = { people, reading, crmName: 'Acme CRM', refresh };
    return <RecipientPicker {...rest} recipient={chosen} onChoose={choose} />;
  }
  render(<Chooser />);
  return { onChoose, refresh, user: userEvent.setup() };
}

const box = () => screen.getByRole('combobox', { name: 'Hand to' });
const options = () => screen.queryAllByRole('option').map((option) => option.textContent);

describe('choosing who takes the lead', () => {
  it('finds a person as one types, and chooses by keyboard', async () => {
    const { onChoose, user } = show();
    await user.type(box(), 'nov{Enter}');
    expect(onChoose).toHaveBeenCalledWith({ id: '22', name: 'Bea Novak' });
    expect(box()).toHaveProperty('value', 'Bea Novak');
  });

  it('offers everybody when it is opened, also with somebody chosen', async () => {
    const { user } = show({ recipient: { id: '23', name: 'Ben Miles' } });
    await user.click(box());
    expect(options()).toEqual(['Bea Novakbea@acme.example', 'Ben Miles']);
  });

  it('chooses nobody by merely leaving the field', async () => {
    const { onChoose, user } = show();
    await user.type(box(), 'b');
    await user.tab();
    expect(onChoose).not.toHaveBeenCalled();
    expect(box()).toHaveProperty('value', '');
  });

  it('chooses whose whole name was typed when the field is left', async () => {
    const { onChoose, user } = show();
    await user.type(box(), 'bea novak');
    await user.tab();
    expect(onChoose).toHaveBeenCalledWith({ id: '22', name: 'Bea Novak' });
  });

  it.each(['lukasz kowalski', 'Kowalski, Łukasz', 'lk@acme.example'])(
    'chooses whose whole name is meant by %s',
    async (typed) => {
      const people = [...PEOPLE, { id: '24', name: 'Łukasz Kowalski', email: 'lk@acme.example' }];
      const { onChoose, user } = show({ people });
      await user.type(box(), typed);
      await user.tab();
      expect(onChoose.mock.calls).toEqual([[{ id: '24', name: 'Łukasz Kowalski' }]]);
    },
  );

  it('takes no typed person while somebody is nearly called so, but offers both', async () => {
    const { onChoose, user } = show();
    await user.type(box(), 'Bea Nowak');
    expect(options()).toEqual([
      'Bea Novakbea@acme.example',
      'Bea Nowaknot in the CRM, use as typed',
    ]);
    await user.tab();
    expect(onChoose).not.toHaveBeenCalled();
  });

  it('chooses neither of two of one name by merely leaving the field', async () => {
    const { onChoose, user } = show({ people: [...PEOPLE, { id: '24', name: 'Ben Miles' }] });
    await user.type(box(), 'ben miles');
    await user.tab();
    expect(onChoose).not.toHaveBeenCalled();
  });

  it('says of a typed person that the owner in the CRM stays', async () => {
    const { user } = show();
    await user.type(box(), 'Ruth Vane');
    await user.tab();
    expect(screen.getByText(/isn’t a CRM user: the record stays yours/)).toBeTruthy();
  });

  it('keeps the choice when Escape is pressed or the search is given up', async () => {
    const { onChoose, user } = show({ recipient: { id: '23', name: 'Ben Miles' } });
    await user.click(box());
    await user.keyboard('xyz{Escape}');
    expect(box()).toHaveProperty('value', 'Ben Miles');
    expect(onChoose).not.toHaveBeenCalled();
  });

  it('takes nobody where the name is deleted', async () => {
    const { onChoose, user } = show({ recipient: { id: '23', name: 'Ben Miles' } });
    await user.clear(box());
    await user.tab();
    expect(onChoose).toHaveBeenLastCalledWith(undefined);
  });
});

describe('where the CRM shows no people', () => {
  it('says that it is reading them', () => {
    show({ people: [], reading: 'reading' });
    expect(screen.getByText(/Loading people from Acme CRM/)).toBeTruthy();
  });

  it('takes a name typed by hand, and says what that means', async () => {
    const { onChoose, user } = show({ people: [], reading: { code: 'forbidden' } });
    expect(screen.getByText(/You can’t see the user list in Acme CRM/)).toBeTruthy();
    await user.type(box(), 'Ruth Vane{Enter}');
    expect(onChoose).toHaveBeenCalledWith({ id: 'typed:Ruth Vane', name: 'Ruth Vane' });
    expect(screen.getByText(/Ruth Vane isn’t a CRM user/)).toBeTruthy();
  });

  it('takes the typed name also when the field is merely left', async () => {
    const { onChoose, user } = show({ people: [], reading: { code: 'forbidden' } });
    await user.type(box(), 'Ruth Vane');
    await user.tab();
    expect(onChoose).toHaveBeenCalledWith({ id: 'typed:Ruth Vane', name: 'Ruth Vane' });
  });

  it('still offers those known from before, and to read again', async () => {
    const { refresh, user } = show({ reading: { code: 'unreachable' } });
    await user.click(screen.getByRole('button', { name: 'Refresh list' }));
    expect(refresh).toHaveBeenCalledOnce();
    await user.click(box());
    expect(options()).toHaveLength(2);
  });
});
