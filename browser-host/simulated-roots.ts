/** The test roots of the simulator's invented cards, trusted on purpose in a demo: every screen and paper then says so. */
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { belgianRoots, type PinnedRoot, type Roots } from '../eid/index.ts';

const simulatorRoot = (name: string): PinnedRoot => {
  const certificate = new X509Certificate(readFileSync(new URL(`../simulator/pki/${name}.pem`, import.meta.url)));
  return { name, spki: Uint8Array.from(certificate.publicKey.export({ type: 'spki', format: 'der' })) };
};

export const rootsOfSimulation = (): Roots => ({
  belgian: belgianRoots,
  test: ['test-root-rsa', 'test-root-ec'].map(simulatorRoot),
});
