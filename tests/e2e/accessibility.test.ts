import { describe, expect, it } from 'vitest';
import { axeFinds } from './axe';
import { cardFrame } from './card-in-page';
import type { Screen } from './screens';
import { ALL_SCREENS, seatViewers } from './viewers';

const viewers = seatViewers();

describe('axe finds nothing, in light or dark, on', () => {
  it.each<Screen>(ALL_SCREENS)('$name', async ({ open, isCard }) => {
    const page = await open(viewers());
    await expect
      .poll(async () => await axeFinds(page, isCard ? await cardFrame(page) : page.mainFrame()))
      .toEqual([]);
  });
});
