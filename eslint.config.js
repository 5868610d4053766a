import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/**
 * Who may import whom: the layers of the code. A folder lists what it must not reach; everything
 * else is open. Patterns name import specifiers, so one rule covers `@/lib/x` and relative paths.
 */
const inside = (folder) => [`@/lib/${folder}`, `@/lib/${folder}/**`, `**/../${folder}/**`];
const REACT = [
  ...['react', 'react-dom', 'react-dom/**', 'react-error-boundary'],
  ...['zustand', 'zustand/**', 'downshift'],
];
const DEXIE = ['dexie', 'dexie/**'];
const BROWSER = ['wxt/**', '#imports'];
const COMPONENTS = ['@/components/**'];
const ENTRYPOINTS = ['@/entrypoints/**'];

const FOLDERS = [
  ...['handoff', 'metrics', 'crm', 'actions', 'store', 'sync', 'page'],
  ...['messaging', 'platform', 'background', 'panel', 'dashboard'],
];
/** All folders of `lib/` but these. */
const allBut = (...open) => FOLDERS.filter((folder) => !open.includes(folder)).flatMap(inside);
/** Who encodes a note knows nothing else of the sync. */
const SYNC_BUT_CODEC = '@/lib/sync/!(codec)';

const FORBIDDEN = {
  'lib/handoff': [...allBut('handoff'), ...REACT, ...DEXIE, ...BROWSER, ...COMPONENTS],
  'lib/metrics': [...allBut('handoff', 'metrics'), ...REACT, ...DEXIE, ...BROWSER, ...COMPONENTS],
  'lib/crm': [...allBut('crm'), ...REACT, ...DEXIE, ...BROWSER, ...COMPONENTS],
  'lib/store': [
    ...allBut('handoff', 'metrics', 'crm', 'store'),
    ...REACT,
    ...BROWSER,
    ...COMPONENTS,
  ],
  'lib/sync': [...allBut('handoff', 'crm', 'store', 'sync'), ...REACT, ...BROWSER, ...COMPONENTS],
  'lib/actions': [
    ...[...allBut('handoff', 'store', 'sync', 'actions'), SYNC_BUT_CODEC],
    ...[...REACT, ...DEXIE, ...BROWSER, ...COMPONENTS],
  ],
  'lib/platform': [...allBut('handoff', 'crm', 'platform'), ...[...REACT, ...DEXIE, ...COMPONENTS]],
  'lib/messaging': [
    ...allBut('handoff', 'crm', 'platform'),
    ...[...REACT, ...DEXIE, ...COMPONENTS],
  ],
  'lib/page': [
    ...allBut('handoff', 'messaging', 'page'),
    ...[...REACT, ...DEXIE, ...BROWSER, ...COMPONENTS],
  ],
  'lib/background': [...['page', 'panel', 'dashboard'].flatMap(inside), ...REACT, ...COMPONENTS],
  'lib/panel': [
    ...[...['page', 'background', 'crm', 'dashboard'].flatMap(inside), SYNC_BUT_CODEC],
    ...[...DEXIE, ...BROWSER, ...COMPONENTS],
  ],
  'lib/dashboard': [
    ...['page', 'background', 'crm', 'sync', 'actions'].flatMap(inside),
    ...[...DEXIE, ...BROWSER, ...COMPONENTS],
  ],
  components: [...allBut('handoff', 'metrics', 'panel', 'dashboard'), ...DEXIE, ...BROWSER],
};

const layers = Object.entries(FORBIDDEN).map(([folder, group]) => ({
  files: [`${folder}/**/*.{ts,tsx}`],
  rules: {
    '@typescript-eslint/no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            group: [...group, ...ENTRYPOINTS],
            allowTypeImports: true,
            message: `${folder} must not reach this: see the map in CONTRIBUTING.md.`,
          },
        ],
      },
    ],
  },
}));

export default tseslint.config(
  { ignores: ['.output/**', '.wxt/**', '.demo/**', '.cache/**', 'node_modules/**'] },
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      'no-console': 'error',
      'no-restricted-properties': [
        'error',
        ...['innerHTML', 'outerHTML', 'insertAdjacentHTML'].map((property) => ({
          property,
          message: 'Text from pages and notes is never HTML: use textContent.',
        })),
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
          message: 'Text from pages and notes is never HTML.',
        },
        {
          selector: "MemberExpression[property.name='safeParse']",
          message: 'A schema may throw on what does not fit it: parseAs of lib/parse never does.',
        },
        ...[
          'NewExpression[callee.object.name="Intl"][callee.property.name=/Format|Names/][arguments.0.type="Identifier"][arguments.0.name="undefined"]',
          'CallExpression[callee.name="dateFormat"][arguments.0.type="Identifier"][arguments.0.name="undefined"]',
          'CallExpression[callee.property.name=/^toLocale(Date|Time)?String$/]:matches([arguments.length=0], [arguments.0.type="Identifier"][arguments.0.name="undefined"])',
        ].map((selector) => ({
          selector,
          message: 'Dates and numbers stand among words: wordsLocale() says in which language.',
        })),
      ],
    },
  },
  { files: ['**/*.tsx'], ...reactHooks.configs.flat['recommended-latest'] },
  ...layers,
  { files: ['lib/parse.ts', 'tests/**'], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: [
      'tests/browser/**/*.ts',
      'tests/demo-crm/**/*.ts',
      'tests/tryton/**/*.ts',
      'tests/bench/**/*.ts',
      'tests/calendar/**/*.ts',
      'tests/soak/**/*.ts',
      'tests/e2e/main.ts',
      'tests/setup/**/*.ts',
    ],
    rules: { 'no-console': 'off' },
  },
  { files: ['**/*.js'], ...tseslint.configs.disableTypeChecked },
);
