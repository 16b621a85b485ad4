import { describe, expect, test } from 'vitest';
import { missingEventSecrets, noEventSecrets, parseEventSecrets } from '../../../../backend/events/event-secrets.ts';
import { demoMunicipality } from '../sample-submission.ts';

const secretOf = (fill: number, length = 32): string => `whsec_${Buffer.alloc(length, fill).toString('base64')}`;
const [one, two] = ['https://one.example/events', 'https://two.example/events'];

describe('a file of secrets', () => {
  test('has one or more per address', () => {
    const file = `# of the region\n${one} ${secretOf(1)}\n\n  ${two} ${secretOf(2, 24)}\n${one} ${secretOf(3, 64)}\n`;
    expect(parseEventSecrets(file)).toEqual({
      ok: true,
      value: new Map([
        [one, [Buffer.alloc(32, 1), Buffer.alloc(64, 3)]],
        [two, [Buffer.alloc(24, 2)]],
      ]),
    });
  });

  test.each([
    ['no address', secretOf(1)],
    ['no secret', one],
    ['another kind of secret', `${one} ${Buffer.alloc(32, 1).toString('base64')}`],
    ['one that is too short', `${one} ${secretOf(1, 23)}`],
    ['one that is too long', `${one} ${secretOf(1, 65)}`],
    ['more on the line', `${one} ${secretOf(1)} x`],
  ])('with %s is refused by its line, which is not repeated', (_story, line) => {
    expect(parseEventSecrets(`${two} ${secretOf(2)}\n${line}`)).toEqual({
      ok: false,
      failure: 'line 2 is not an address and "whsec_" with 24 to 64 bytes in base64',
    });
  });
});

test('every address of the municipality file needs one', async () => {
  const municipality = await demoMunicipality();
  const pushing = { ...municipality, adapters: { ...municipality.adapters, events: [one, two] } };
  expect(missingEventSecrets(noEventSecrets, municipality)).toEqual([]);
  expect(missingEventSecrets(new Map([[one, [Buffer.alloc(32)]]]), pushing)).toEqual([expect.stringContaining(two)]);
});
