/**
 * What lint cannot see, as it looks at one file at a time: circles of imports, those of types too,
 * and an arrow that runs up from the ground.
 */
export default {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'platform-knows-no-messages',
      severity: 'error',
      from: { path: '^lib/platform' },
      to: { path: '^lib/messaging' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    includeOnly: '^(lib|components|entrypoints)/',
  },
};
