import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import { ZoneField } from '@/components/ui/ZoneField';

function show(zone = 'America/New_York') {
  const onChange = vi.fn();
  function Held() {
    const [chosen, setChosen] = useState(zone);
    const choose = (next: string) => {
      onChange(next);
      setChosen(next);
    };
    return <ZoneField label="Time zone" zone={chosen} onChange={choose} />;
  }
  render(<Held />);
  return { onChange, user: userEvent.setup() };
}

const box = () => screen.getByRole('combobox', { name: 'Time zone' });

it('offers the zone of a city that has none of its own, and says which city and zone that is', async () => {
  const { onChange, user } = show();
  await user.clear(box());
  await user.type(box(), 'munich');
  const option = await screen.findByRole('option', { name: /^Europe\/Berlin/ });
  // On the day of a clock change its country stands there as well.
  expect(option.textContent).toMatch(/Munich · Central European Time.*, GMT\+[12]$/);
  await user.keyboard('{Enter}');
  expect(onChange).toHaveBeenCalledExactlyOnceWith('Europe/Berlin');
  expect(box()).toHaveProperty('value', 'Europe/Berlin');
});

it('takes a city that is of one zone alone when the field is left', async () => {
  const { onChange, user } = show();
  await user.clear(box());
  await user.type(box(), 'Munich');
  await screen.findByRole('option', { name: /^Europe\/Berlin/ });
  await user.tab();
  expect(onChange).toHaveBeenCalledExactlyOnceWith('Europe/Berlin');
});

it('takes none of many that are called so when the field is left', async () => {
  const { onChange, user } = show('Europe/Berlin');
  await user.clear(box());
  await user.type(box(), 'EST');
  const [first] = await screen.findAllByRole('option', { name: /Eastern/ });
  expect(first?.textContent).toMatch(/^America\/New York/);
  await user.tab();
  expect(onChange).not.toHaveBeenCalled();
  expect(box()).toHaveProperty('value', 'Europe/Berlin');
});

it('says what would do where there is no such zone', async () => {
  const { user } = show();
  await user.clear(box());
  await user.type(box(), 'Atlantis City');
  expect(await screen.findByText(/No matching time zone\. Try the nearest big city/)).toBeTruthy();
});
