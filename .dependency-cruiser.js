/** What lint cannot see, as it looks at one file at a time: imports in a circle, those of types too. */
export default {
  forbidden: [{ name: 'no-circular', severity: 'error', from: {}, to: { circular: true } }],
  options: {
    tsPreCompilationDeps: true,
    // The one that says what `@/` stands for.
    tsConfig: { fileName: '.wxt/tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    includeOnly: '^(lib|components|entrypoints)/',
  },
};
