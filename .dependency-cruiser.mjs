/**
 * The allowed arrows between rooms (docs/architecture.md). TypeScript projects catch most wrong arrows as compile errors;
 * this catches all of them, cycles, and an electron runtime that strays. test/architecture proves that it bites.
 */
const rooms = [
  'contract',
  'eid',
  'native',
  'kiosk',
  'electron',
  'browser-host',
  'renderer',
  'cli',
  'paper',
  'backend',
  'simulator',
  'scripts',
  'test',
  'config',
];
const path = (...names) => `^(test/architecture/planted/)?(${names.join('|')})/`;
const roomsBut = (...allowed) => path(...rooms.filter((room) => !allowed.includes(room)));

/** `from` may import its own room and `allowed`, of our rooms. */
const only = (name, from, ...allowed) => ({
  name: `${name}-imports-only-what-it-may`,
  severity: 'error',
  from,
  to: { path: roomsBut(name, ...allowed) },
});

export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    only('contract', { path: path('contract') }),
    only('native', { path: path('native') }),
    only('paper', { path: path('paper') }),
    {
      name: 'eid-imports-only-what-it-may',
      severity: 'error',
      from: { path: path('eid') },
      // The one file of data in the library: docs/adr/0013.
      to: { path: roomsBut('eid', 'contract'), pathNot: '^config/trust/belgian-trust-list\\.json$' },
    },
    only('kiosk', { path: path('kiosk'), pathNot: path('kiosk/adapters/pcsc') }, 'eid', 'contract'),
    only('kiosk', { path: path('kiosk/adapters/pcsc') }, 'eid', 'contract', 'native'),
    {
      name: 'use-cases-do-not-know-their-adapters',
      severity: 'error',
      from: { path: path('kiosk'), pathNot: path('kiosk/adapters') },
      to: { path: path('kiosk/adapters') },
    },
    {
      name: 'adapters-know-only-the-ports',
      severity: 'error',
      from: { path: path('kiosk/adapters') },
      to: { path: path('kiosk'), pathNot: [path('kiosk/adapters'), '(^|/)kiosk/ports\\.ts$'] },
    },
    {
      name: 'simulator-knows-only-the-ports',
      severity: 'error',
      from: { path: path('simulator') },
      to: {
        path: [roomsBut('simulator', 'kiosk', 'eid', 'contract'), path('kiosk')],
        pathNot: '(^|/)kiosk/ports\\.ts$',
      },
    },
    {
      name: 'renderer-knows-contract-and-client',
      severity: 'error',
      from: { path: path('renderer') },
      to: { path: [roomsBut('renderer', 'contract', 'kiosk'), path('kiosk')], pathNot: path('kiosk/link/client') },
    },
    {
      name: 'backend-knows-contract-and-numbers',
      severity: 'error',
      from: { path: path('backend') },
      to: { path: [roomsBut('backend', 'contract', 'eid', 'paper'), path('eid')], pathNot: path('eid/numbers') },
    },
    {
      name: 'installed-kiosk-has-no-simulator',
      severity: 'error',
      from: { path: path('electron') },
      to: { path: path('simulator', 'browser-host') },
    },
    {
      name: 'electron-runtime-only-in-electron',
      severity: 'error',
      from: { pathNot: path('electron') },
      to: { path: 'node_modules/electron/' },
    },
    {
      name: 'no-test-in-production',
      severity: 'error',
      from: { pathNot: '^(test|scripts)/|\\.config\\.ts$' },
      to: { path: '^test/(?!architecture/planted)' },
    },
    { name: 'nothing-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)build/|^docs/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
    tsPreCompilationDeps: true,
  },
};
