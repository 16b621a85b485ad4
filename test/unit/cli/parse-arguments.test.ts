import { describe, expect, test } from 'vitest';
import { type EidRequest, optionsOfVerb, parseArguments, verbs } from '../../../cli/parse-arguments.ts';
import { createVirtualReader } from '../../../simulator/reader/virtual-reader.ts';
import { runCommand } from './run.ts';

const requestOf = (...words: readonly string[]): EidRequest | string => {
  const parsed = parseArguments(words);
  if (!parsed.ok) return parsed.failure;
  return parsed.value.kind === 'request' ? parsed.value.request : 'help';
};

test('a verb alone has the defaults of the design', () => {
  expect(requestOf('read')).toEqual({
    verb: 'read',
    file: null,
    from: null,
    force: false,
    language: null,
    json: false,
    reader: null,
    waitMs: 0,
    testRoots: [],
    trustList: null,
    now: null,
    without: [],
    photo: null,
    rounds: 9,
    offline: false,
    trace: null,
  });
});

test('every option of read', () => {
  const words = 'read --json --reader ACS --wait 1.5 --test-root a --test-root b --now 2026-03-01T10:00:00+01:00';
  expect(
    requestOf(...words.split(' '), '--without', 'address,pin', '--photo', 'p.jpg', '--offline', '--trace', 't'),
  ).toEqual({
    verb: 'read',
    file: null,
    from: null,
    force: false,
    language: null,
    json: true,
    reader: 'ACS',
    waitMs: 1500,
    testRoots: ['a', 'b'],
    trustList: null,
    now: '2026-03-01T10:00:00+01:00',
    without: ['address', 'pin'],
    photo: 'p.jpg',
    rounds: 9,
    offline: true,
    trace: 't',
  });
});

test('a verb of two words', () => {
  expect(requestOf('pin', 'status')).toMatchObject({ verb: 'pin status' });
});

test('export and its file', () => {
  const words = 'export card.pdf --from card.json --force --language de';
  expect(requestOf(...words.split(' '))).toMatchObject({
    verb: 'export',
    file: 'card.pdf',
    from: 'card.json',
    force: true,
    language: 'de',
  });
});

describe('mistakes are told in one sentence', () => {
  test.each([
    [[], 'A verb is missing.'],
    [['frobnicate'], 'Unknown verb: frobnicate.'],
    [['pin'], 'Unknown verb: pin.'],
    [['read', 'extra'], 'Unknown verb: read extra.'],
    [['read', '--loud'], "Unknown option '--loud'."],
    [['read', '--reader'], "Option '--reader <value>' argument missing."],
    [['read', '--reader', ''], '--reader needs a value.'],
    [['read', '--wait', 'long'], '--wait takes seconds from 0 to 86400.'],
    [['read', '--wait=-1'], '--wait takes seconds from 0 to 86400.'],
    [['read', '--now', 'tomorrow'], '--now takes an ISO date such as 2026-03-01 or 2026-03-01T12:00:00Z.'],
    [['read', '--now', '2026-02-31'], '--now takes an ISO date such as 2026-03-01 or 2026-03-01T12:00:00Z.'],
    [
      ['read', '--without', 'photo,name'],
      '--without does not know "name"; it takes photo, address, signatures, certificates, challenge, pin.',
    ],
    [['read', '--photo', 'x', '--without', 'photo'], '--photo and --without photo exclude each other.'],
    [['readers', '--wait', '3'], '--wait means nothing to readers.'],
    [['watch', '--photo', 'x'], '--photo means nothing to watch.'],
    [['export'], 'export needs the name of a file.'],
    [['export', ''], 'export needs the name of a file.'],
    [['export', 'a.json', 'b.json'], 'export takes one file.'],
    [['export', 'a.pdf', '--language', 'it'], '--language takes nl, fr, de, en.'],
    [['read', '--force'], '--force means nothing to read.'],
    [['diagnose', '--from', 'a.json'], '--from means nothing to diagnose.'],
    [['read', '--from', 'a.json', '--wait', '3'], '--wait and --from exclude each other.'],
    [['read', '--from', ''], '--from needs a value.'],
  ])('%j', (words, sentence) => {
    expect(requestOf(...words)).toBe(sentence);
  });

  test('and end with exit status 1, nothing on standard output', async () => {
    const { reader } = createVirtualReader({ name: 'R' });
    const ran = await runCommand(reader, ['frobnicate', '--json']);
    expect(ran).toMatchObject({ status: 1, answer: '' });
    expect(ran.told).toContain('Unknown verb');
  });
});

test('--help is an answer', async () => {
  const { reader } = createVirtualReader({ name: 'R' });
  const ran = await runCommand(reader, ['--help']);
  expect(ran.status).toBe(0);
  for (const verb of verbs) expect(ran.answer).toMatch(new RegExp(`^  ${verb} `, 'm'));
});

test.each(verbs)('--help after %s tells its options and nothing else', async (verb) => {
  const { reader } = createVirtualReader({ name: 'R' });
  const ran = await runCommand(reader, [...verb.split(' '), '--help']);
  expect(ran).toMatchObject({ status: 0, told: '' });
  expect(ran.answer).toContain(`Usage: eid ${verb}`);
  const told = [...ran.answer.matchAll(/^  --([a-z-]+)/gm)].map(([, name]) => name);
  expect(new Set(told)).toEqual(new Set(['help', 'json', ...optionsOfVerb[verb]]));
  for (const line of ran.answer.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
});
