/**
 * What is needed from the system, and for what: one list for the messages, the installation and the documentation.
 * Each row: Debian's name, the reason a person reads, and how to see that it is there on a system without dpkg.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** @typedef {readonly [name: string, reason: string, present: () => boolean]} Need */

const command = (/** @type {string} */ name) => () =>
  spawnSync('sh', ['-c', `command -v ${name}`], { stdio: 'ignore' }).status === 0;
const library = (/** @type {string} */ name) => () =>
  process.platform !== 'linux' || spawnSync('pkg-config', ['--exists', name], { stdio: 'ignore' }).status === 0;

/** @type {readonly Need[]} */
const compile = [
  ['g++', 'compiles the PC/SC addon', command('c++')],
  ['make', 'compiles the PC/SC addon', command('make')],
  ['python3', 'node-gyp, which drives the compiler', command('python3')],
  ['pkg-config', 'finds the PC/SC library', () => process.platform !== 'linux' || command('pkg-config')()],
  ['libpcsclite-dev', 'the PC/SC library and its headers', library('libpcsclite')],
];
/** @type {readonly Need[]} */
const service = [['pcscd', 'the PC/SC service', () => process.platform !== 'linux' || command('pcscd')()]];
/** @type {readonly Need[]} */
const realReaders = [['libccid', 'driver for real USB card readers', () => true]];
/** @type {readonly Need[]} */
const virtualReader = [
  [
    'vsmartcard-vpcd',
    'the virtual reader of demo and tests',
    () => process.platform !== 'linux' || existsSync('/usr/lib/pcsc/drivers/serial/libifdvpcd.so'),
  ],
  ['util-linux', 'a mount namespace for a PC/SC service of our own', command('unshare')],
];
/** @type {readonly Need[]} */
const browser = [['chromium', 'shows the screens', () => command('chromium')() || command('chromium-browser')()]];
/** @type {readonly Need[]} */
const tests = [
  ['postgresql', 'the tests run the backend against a real PostgreSQL server of their own', command('psql')],
  ['poppler-utils', 'the tests open the PDF documents', command('pdfinfo')],
  ['openssl', 'the tests check signatures with a second implementation', command('openssl')],
  ['procps', 'the tests look at processes', command('ps')],
];

/**
 * @param {'start' | 'test' | 'kiosk'} purpose
 * @param {{ browser?: boolean, virtualService?: boolean }} options `browser`: the screens will be shown in Chromium;
 *   `virtualService`: a PC/SC service with the virtual reader will be started (not where one runs already)
 * @returns {readonly Need[]}
 */
export function debianPackages(purpose, { browser: inBrowser = false, virtualService = true } = {}) {
  if (purpose === 'kiosk') return [...compile, ...service, ...realReaders];
  if (purpose === 'test') return [...compile, ...service, ...virtualReader, ...browser, ...tests];
  return [...compile, ...(virtualService ? [...service, ...virtualReader] : []), ...(inBrowser ? browser : [])];
}
