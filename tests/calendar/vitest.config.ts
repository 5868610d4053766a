import { defineConfig } from 'vitest/config';
import * as z from 'zod/mini';
import { COMPONENTS, DRAWN_APART, REPORTERS, UNIT } from '../../vitest.config.ts';

/** When and where `main.ts` wants the tests to run. */
const runs = z
  .array(z.object({ name: z.string(), zone: z.string(), beginsAt: z.string() }))
  .parse(JSON.parse(process.env.TESTS_CALENDAR ?? ''));

export default defineConfig({
  test: {
    reporters: REPORTERS,
    projects: runs.flatMap(({ name, zone, beginsAt }) =>
      [UNIT, COMPONENTS, DRAWN_APART].map(({ plugins, test }) => ({
        plugins,
        test: {
          ...test,
          name: `${test.name}, ${name}`,
          // The clock is set for each file.
          isolate: true,
          env: { ...test.env, TZ: zone, TESTS_BEGIN_AT: beginsAt },
          setupFiles: ['tests/calendar/setup-clock.ts', ...test.setupFiles],
        },
      })),
    ),
  },
});
