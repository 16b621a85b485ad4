/** Reads a card with the package `belgian-eid` and prints what can be said about it. */
import { belgianRoots, interpretCard, readCard } from 'belgian-eid';
import { createNodeCrypto } from 'belgian-eid/node-crypto';
import { card, testRoots } from './virtual-card.ts'; // for a real card: a transmit over PC/SC, and no test roots

const files = ['identity', 'identity-signature', 'address', 'address-signature', 'rrn-certificate'] as const;
const script = readCard({ atr: card.powerOn(), files, challenge: null, pinStatus: true });
let next = script.next();
while (!next.done) {
  const step = next.value;
  const value = step.kind === 'transmit' ? card.transmit(step.command) : new Uint8Array(0);
  next = script.next({ ok: true, value });
}
const roots = { belgian: belgianRoots, test: testRoots };
const options = { crypto: createNodeCrypto(), roots, now: '2026-06-01T12:00:00Z', revocation: 'offline' } as const;
const { identity, trust, checks, findings } = await interpretCard(next.value, options);
console.log(`${identity?.givenNames} ${identity?.surname}, card ${identity?.cardNumber}, trust: ${trust}`);
for (const { check, verdict, reason } of checks) console.log(`${check}: ${verdict}${reason ? ` (${reason})` : ''}`);
for (const { code, severity } of findings) console.log(`${severity}: ${code}`);
