import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

/** Takes the README's pictures: `npm run pictures`. They are looked at before they are committed. */
export default defineConfig({
  plugins: [await WxtVitest()],
  test: {
    environment: 'node',
    include: ['tests/pictures/*.test.ts'],
    setupFiles: ['tests/setup-temporal.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } },
  },
});
