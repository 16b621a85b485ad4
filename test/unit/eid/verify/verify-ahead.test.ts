/** Checking beside reading: the judgement over the whole card then asks for no signature check that was made before. */
import { expect, it } from 'vitest';
import { success } from '../../../../contract/result.ts';
import { eidFileNames } from '../../../../contract/eid-files.ts';
import { type CryptoPort, interpretCard, readCard, rememberVerifications, verifyAhead } from '../../../../eid/index.ts';
import type { CardImage, EidFile } from '../../../../eid/card-image.ts';
import { createVirtualCard } from '../../../../simulator/card/create-virtual-card.ts';
import { makeChip } from '../../../../simulator/card-maker/make-chip.ts';
import { adult17, adult18 } from '../../../../simulator/cards/holders.ts';
import { asTestCard } from '../card-images.ts';

/** What was so far after each file, and the whole card at the end. */
function readBitByBit(definition: typeof adult17) {
  const card = createVirtualCard(makeChip(definition));
  const script = readCard({ atr: card.powerOn(), files: eidFileNames, challenge: null, pinStatus: false });
  const stages: { readonly latest: EidFile; readonly soFar: CardImage }[] = [];
  let next = script.next();
  while (next.done !== true) {
    const step = next.value;
    if (step.kind === 'progress' && step.phase === 'finished' && step.soFar !== undefined) {
      stages.push({ latest: step.file, soFar: step.soFar });
    }
    const answer = step.kind === 'transmit' ? card.transmit(step.command) : new Uint8Array(0);
    if (answer === 'silence') throw new Error('the card fell silent');
    next = script.next(success(answer));
  }
  return { stages, image: next.value };
}

const counting = (): { readonly crypto: CryptoPort; readonly count: { checks: number } } => {
  const count = { checks: 0 };
  const verify: CryptoPort['verify'] = (...question) => {
    count.checks += 1;
    return asTestCard.crypto.verify(...question);
  };
  return { crypto: { ...asTestCard.crypto, verify }, count };
};

it.each([adult17, adult18])('leaves no signature of $name to be checked at the end', async (definition) => {
  const { stages, image } = readBitByBit(definition);
  const { crypto, count } = counting();
  const remembering = rememberVerifications(crypto);
  for (const { latest, soFar } of stages) {
    await verifyAhead(soFar, latest, { crypto: remembering, roots: asTestCard.roots, now: asTestCard.now });
  }
  const ahead = count.checks;
  expect(ahead).toBeGreaterThan(5);
  const reading = await interpretCard(image, { ...asTestCard, crypto: remembering });
  expect(count.checks).toBe(ahead);
  expect(reading).toEqual(await interpretCard(image, asTestCard));
});

it('shows what was read up to each file and nothing that comes after it', () => {
  const { stages } = readBitByBit(adult17);
  expect(stages[0]).toMatchObject({ latest: 'identity', soFar: { files: { photo: { status: 'not-requested' } } } });
  expect(stages.at(-1)?.soFar.files.photo.status).toBe('read');
});
