/**
 * Random damage with a fixed seed: nothing throws, nothing reads past the end, and no check passes on a byte that was signed
 * and is no longer the same. `npm run fuzz` does the same without end.
 */
import { describe, expect, it } from 'vitest';
import type { CheckCode } from '../../../contract/findings.ts';
import { decodeTlv } from '../../../eid/decode/tlv.ts';
import { elementsOf } from '../../fuzz/elements.ts';
import { attemptOnce, type FuzzFailure, type FuzzTarget, runFuzz } from '../../fuzz/fuzz-engine.ts';
import { isSame, mutated } from '../../fuzz/mutations.ts';
import { parserTarget } from '../../fuzz/parser-target.ts';
import { createRandom } from '../../fuzz/random.ts';
import { cardSamples } from '../../fuzz/card-samples.ts';
import { fuzzTargets } from '../../fuzz/targets.ts';
import { fileBytes } from './card-images.ts';

const seed = 20_260_601;
const iterations = 1000;

const failuresOf = async (target: FuzzTarget, times = iterations): Promise<readonly FuzzFailure[]> => {
  const failures: FuzzFailure[] = [];
  await runFuzz({
    targets: [target],
    seed,
    firstIteration: 0,
    iterations: times,
    onFailure: (failure) => failures.push(failure),
    goesOn: () => true,
  });
  return failures;
};

describe(`${iterations} times each, seed ${seed}`, () => {
  const provenChecks = new Set<CheckCode>();
  const targets = fuzzTargets((checks) => checks.forEach((check) => provenChecks.add(check)));

  it.each(targets.map((target) => [target.name, target] as const))(
    '%s',
    async (_name, target) => {
      expect(await failuresOf(target)).toEqual([]);
    },
    120_000,
  );

  it('and the damage reached everything that a check vouches for', () => {
    expect([...provenChecks].toSorted()).toEqual([
      'address-signature',
      'chip-authenticity',
      'chip-number',
      'identity-signature',
      'photo-hash',
      'rrn-chain',
    ]);
  });
});

describe('what the engine would find', () => {
  const samples = [Uint8Array.of(7, 2, 65, 66, 8, 1, 67)] as const;
  const parserThat = (parse: (bytes: Uint8Array) => unknown): FuzzTarget =>
    parserTarget({ name: 'planted', shape: 'tlv', samples, parse });

  it('a parser that looks one byte beyond its end', async () => {
    const failures = await failuresOf(
      parserThat((bytes) => new Uint8Array(bytes.buffer)[bytes.byteOffset + bytes.length]),
      5,
    );
    expect(failures.map(({ problem }) => problem)).toEqual(Array.from({ length: 5 }, () => 'looked beyond its bytes'));
  });

  it('a parser that throws, told without its message, which may quote the input', async () => {
    const thrower = parserThat((bytes) => {
      if (bytes.length > 8) throw new RangeError('SURNAME');
      return null;
    });
    const [failure] = await failuresOf(thrower, 50);
    expect(failure?.problem).toMatch(/^threw RangeError at /);
    expect(failure?.problem).not.toContain('SURNAME');
    expect(failure === undefined ? null : await attemptOnce(thrower, seed, failure.iteration)).toEqual(failure);
  });
});

describe('mutations', () => {
  it('always change the bytes, whatever their shape', () => {
    const random = createRandom(seed);
    for (const shape of ['tlv', 'der', 'jpeg', 'text', 'plain'] as const) {
      for (const bytes of [
        new Uint8Array(0),
        new Uint8Array(1),
        new Uint8Array(300),
        fileBytes(cardSamples[0], 'identity'),
      ]) {
        for (let round = 0; round < 50; round += 1) expect(isSame(mutated(bytes, shape, random), bytes)).toBe(false);
      }
    }
  });

  it('know the parts of sound files', () => {
    const [card] = cardSamples;
    const identity = fileBytes(card, 'identity');
    const decoded = decodeTlv(identity);
    expect(elementsOf(identity, 'tlv')).toHaveLength(decoded.ok ? decoded.fields.size : -1);
    expect(elementsOf(fileBytes(card, 'rrn-certificate'), 'der').length).toBeGreaterThan(30);
    expect(elementsOf(fileBytes(card, 'photo'), 'jpeg').length).toBeGreaterThan(3);
    expect(elementsOf(Buffer.from('<a x="1">2</a>'), 'text')).toHaveLength(3);
  });
});
