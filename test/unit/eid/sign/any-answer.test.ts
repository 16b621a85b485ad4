/** Whatever comes back, and at whatever step: one VERIFY at most, a card that is logged off or known not to be, no PIN left. */
import { describe, expect, test } from 'vitest';
import { failed, success } from '../../../../contract/result.ts';
import type { CardStepResult } from '../../../../eid/card-image.ts';
import { type SigningRun, signWithAuthenticationKey } from '../../../../eid/sign/sign-with-authentication-key.ts';
import { makeChip } from '../../../../simulator/card-maker/make-chip.ts';
import { createVirtualCard } from '../../../../simulator/card/create-virtual-card.ts';
import { adult11, adult17, adult18 } from '../../../../simulator/cards/holders.ts';
import { below, createRandom } from '../../../fuzz/random.ts';
import { bytesOf } from '../files/scripted-card.ts';
import { type Played, playOnCard } from '../play-on-card.ts';

const digests = { 'SHA-256': new Uint8Array(32).fill(1), 'SHA-384': new Uint8Array(48).fill(1) };
/** Made once: a card is brought to life anew from its definition each time. */
const chips = { '1.1': makeChip(adult11), '1.7': makeChip(adult17), '1.8': makeChip(adult18) } as const;

const isVerify = (step: string): boolean => step.startsWith('0020000108');

const sign = (
  generation: keyof typeof chips,
  intervene: Parameters<typeof playOnCard>[2],
): { readonly played: Played<SigningRun>; readonly pin: Uint8Array } => {
  const chip = chips[generation];
  const card = createVirtualCard(chip);
  card.powerOn();
  const pin = Uint8Array.of(1, 2, 3, 4);
  const script = signWithAuthenticationKey({ atr: chip.atr, pin, acceptLastTry: false, digests });
  return { played: playOnCard(card, script, intervene), pin };
};

/** What must never be, by name. `mayEnd`: what went wrong may keep anything more from being sent. */
const flawsOf = ({ played, pin }: ReturnType<typeof sign>, generation: string, mayEnd: boolean): readonly string[] => {
  const { value, steps, commands } = played;
  const verifiedAt = steps.findIndex(isVerify);
  const wasSent = verifiedAt >= 0;
  const loggedOff = steps.slice(verifiedAt + 1).includes('80E60000');
  const flaws = {
    'a second VERIFY': steps.filter(isVerify).length > 1,
    'an empty VERIFY that costs a try': generation === '1.1' && steps.includes('00200001'),
    'a PIN that is left': pin.some((digit) => digit !== 0),
    'a command that is left': commands.some((command) => command[1] === 0x20 && command.length > 5),
    'a reset for a PIN that was never sent': !wasSent && value.pinMayBeVerified,
    'a card that was not logged off': wasSent && !mayEnd && !loggedOff && !value.pinMayBeVerified,
    'a signature without PIN': value.outcome.status === 'signed' && !wasSent,
  };
  return Object.entries(flaws).flatMap(([name, isSo]) => (isSo ? [name] : []));
};

const troubles = [
  'communication',
  'card-reset',
  'card-mute',
  'sharing-violation',
  'card-removed',
  'not-answering',
  'aborted',
];
const statusWords = [
  '6581',
  '6700',
  '6982',
  '6983',
  '6985',
  '6A82',
  '6A88',
  '6B00',
  '6C10',
  '6110',
  '6D00',
  '6E00',
  '63C1',
  '9000',
  '',
];

describe.each(['1.1', '1.7', '1.8'] as const)('%s', (generation) => {
  const { steps } = sign(generation, () => null).played;

  test('each step goes wrong once, in every way', () => {
    for (let at = 0; at < steps.length; at += 1) {
      const isTransmit = /^[0-9A-F]/.test(steps[at] ?? '');
      for (const how of [...troubles, ...(isTransmit ? statusWords : [])]) {
        let index = -1;
        const signed = sign(generation, () => {
          index += 1;
          if (index !== at) return null;
          return troubles.includes(how) ? failed(how) : success(bytesOf(how));
        });
        const flaws = flawsOf(signed, generation, ['card-removed', ''].includes(how));
        expect(flaws, `${how} at step ${at}`).toEqual([]);
      }
    }
  }, 60_000);

  test.each([1, 2, 3, 4])(
    'random answers, seed %i',
    (seed) => {
      const random = createRandom(seed);
      const some = (limit: number): number => below(random, limit);
      for (let round = 0; round < 60; round += 1) {
        const rate = 2 + some(20);
        const answer = (command: string): CardStepResult | null => {
          if (command === 'progress' || some(rate) !== 0) return null;
          if (some(3) === 0 || !/^[0-9A-F]/.test(command)) return failed(troubles[some(4)] ?? 'communication');
          const data = Array.from({ length: some(40) }, () => some(256));
          return success(Uint8Array.of(...data, ...bytesOf(statusWords[some(statusWords.length - 1)] ?? '9000')));
        };
        expect(flawsOf(sign(generation, answer), generation, true), `round ${round}`).toEqual([]);
      }
    },
    60_000,
  );
});
