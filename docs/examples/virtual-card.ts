/** An invented card for the example, so that it runs without a reader. */
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createVirtualCard } from '../../simulator/card/create-virtual-card.ts';
import { makeChip } from '../../simulator/card-maker/make-chip.ts';
import { adult17 } from '../../simulator/cards/holders.ts';

const virtual = createVirtualCard(makeChip(adult17));

export const card = {
  powerOn: (): Uint8Array => virtual.powerOn(),
  transmit: (command: Uint8Array): Uint8Array => {
    const answer = virtual.transmit(command);
    if (answer === 'silence') throw new Error('The card does not answer.');
    return answer;
  },
};

const pem = readFileSync(new URL('../../simulator/pki/test-root-rsa.pem', import.meta.url));
const spki = Uint8Array.from(new X509Certificate(pem).publicKey.export({ type: 'spki', format: 'der' }));
export const testRoots = [{ name: 'test root', spki }];
