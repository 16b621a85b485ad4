/** Proving to be present over the virtual reader: what comes of it, and what is never left behind. */
import { describe, expect, test } from 'vitest';
import { presenceNonceLength } from '../../../../eid/sign/presence-claim.ts';
import { verifyPresenceProof } from '../../../../eid/verify/presence-proof.ts';
import { createNodeCrypto } from '../../../../kiosk/adapters/node-crypto/node-crypto.ts';
import type { TraceLine } from '../../../../kiosk/card-reading/exchange-trace.ts';
import { type PresenceRequest, provePresence } from '../../../../kiosk/card-reading/prove-presence.ts';
import { createDemoCard } from '../../../../simulator/cards/index.ts';
import { createVirtualReader } from '../../../../simulator/reader/virtual-reader.ts';
import type { CardAnswer, VirtualCard } from '../../../../simulator/virtual-card.ts';
import { createSimulatedClock } from '../../../simulated-clock.ts';

const readerName = 'R';
const nonce = new Uint8Array(presenceNonceLength).fill(0x11);
const audience = 'https://counter.example.be 99999';
const now = '2026-03-01T09:00:00.000Z';

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const isVerify = (command: Uint8Array): boolean => hexOf(command).startsWith('0020000108');

type Watched = VirtualCard & { readonly seen: string[] };

/** `onVerify` happens when VERIFY has reached the card; its answer, if any, replaces the card's. */
const watched = (name: string, onVerify: () => CardAnswer | null = () => null): Watched => {
  const card = createDemoCard(name);
  if (card === null) throw new Error(`no demo card ${name}`);
  const seen: string[] = [];
  return {
    ...card,
    seen,
    reset: () => {
      seen.push('reset');
      return card.reset();
    },
    transmit: (command) => {
      seen.push(hexOf(command.subarray(0, 4)));
      return (isVerify(command) ? onVerify() : null) ?? card.transmit(command);
    },
  };
};

const setUp = async (card: VirtualCard | null) => {
  const virtual = createVirtualReader({ name: readerName });
  if (card !== null) await virtual.slot.insert(card);
  const clock = createSimulatedClock(now);
  const crypto = createNodeCrypto();
  const prove = async (more: Partial<PresenceRequest> = {}) => {
    const pin = Uint8Array.of(1, 2, 3, 4);
    const request = { claim: { purpose: 'clerk-log-in', audience, nonce }, pin, acceptLastTry: false } as const;
    try {
      return await provePresence({ reader: virtual.reader, crypto, clock }, readerName, { ...request, ...more });
    } finally {
      expect(
        [...(more.pin ?? pin)].every((digit) => digit === 0),
        'the PIN is overwritten',
      ).toBe(true);
    }
  };
  return { virtual, clock, crypto, prove };
};

describe.each(['adult-1.7', 'adult-1.8'])('%s', (name) => {
  test('proves what was asked, at the time of the clock, and leaves the card logged off', async () => {
    const card = watched(name);
    const { prove, crypto } = await setUp(card);
    const outcome = await prove();
    if (outcome.status !== 'proven') throw new Error(JSON.stringify(outcome));
    expect(outcome.proof.claim).toEqual({ purpose: 'clerk-log-in', audience, nonce, provenAt: now });
    const expected = { purpose: 'clerk-log-in', audience, nonce, now, maximumAgeMs: 0, clockSkewMs: 0 } as const;
    expect((await verifyPresenceProof(outcome.proof, expected, crypto)).verdict).toBe('passed');
    expect(card.seen.at(-1)).toBe('80e60000');
    expect(card.seen).not.toContain('reset');
  });

  test('the trace shows that there was a VERIFY, and nothing of what was in it', async () => {
    const { prove } = await setUp(watched(name));
    const lines: TraceLine[] = [];
    await prove({ onTrace: (line) => lines.push(line) });
    expect(lines.filter(({ command, sentBytes }) => command === '00200001' && sentBytes === 13)).toHaveLength(1);
    expect(JSON.stringify(lines)).not.toMatch(/241234|1234ff/i);
  });

  test('a wrong PIN', async () => {
    const { prove } = await setUp(watched(name));
    const outcome = await prove({ pin: Uint8Array.of(9, 9, 9, 9) });
    expect(outcome).toEqual({ status: 'pin-not-verified', pin: { status: 'wrong', triesLeft: 2 } });
  });

  test('nobody wants it any more while VERIFY is on its way: the card is reset before it is let go of', async () => {
    const controller = new AbortController();
    const card = watched(name, () => {
      controller.abort();
      return null;
    });
    const { prove } = await setUp(card);
    const outcome = await prove({ signal: controller.signal });
    expect(outcome).toEqual({
      status: 'pin-not-verified',
      pin: { status: 'outcome-unknown', trouble: 'aborted', statusWord: null },
    });
    expect(card.seen.slice(-2)).toEqual(['00200001', 'reset']);
  });

  test('a card that does not answer VERIFY: not asked again, and given up in time', async () => {
    const card = watched(name, () => 'silence');
    const { prove, clock } = await setUp(card);
    const proving = prove();
    await clock.advance(20_000);
    expect(await proving).toMatchObject({ pin: { status: 'outcome-unknown', trouble: 'not-answering' } });
    expect(card.seen.filter((header) => header === '00200001')).toHaveLength(name === 'adult-1.7' ? 2 : 1);
    expect(clock.pending()).toBe(0);
  });

  test('pulled out while VERIFY is on its way', async () => {
    const holder: { pull: () => void } = { pull: () => undefined };
    const card = watched(name, () => {
      holder.pull();
      return 'silence';
    });
    const { prove, virtual } = await setUp(card);
    holder.pull = () => void virtual.slot.remove();
    expect(await prove()).toMatchObject({ pin: { status: 'outcome-unknown', trouble: 'card-removed' } });
  });

  test('a bug in whoever listens ends it: the PIN is gone, the card reset', async () => {
    const card = watched(name);
    const { prove } = await setUp(card);
    const onTrace = ({ sentBytes }: TraceLine): void => {
      if (sentBytes === 13) throw new Error('a bug elsewhere');
    };
    await expect(prove({ onTrace })).rejects.toThrow('a bug elsewhere');
    expect(card.seen.at(-1)).toBe('reset');
  });
});

test('a blocked PIN is not sent', async () => {
  const card = watched('pin-blocked');
  const { prove } = await setUp(card);
  expect(await prove()).toEqual({ status: 'pin-not-verified', pin: { status: 'blocked' } });
  expect(card.seen.filter((header) => header === '00200001')).toHaveLength(1);
});

test.each([
  ['kids', { status: 'no-key', reason: 'no-certificate' }],
  ['not-eid', { status: 'pin-not-verified', pin: { status: 'not-sent', trouble: null, statusWord: 0x6a82 } }],
])('%s', async (name, outcome) => {
  const { prove } = await setUp(watched(name));
  expect(await prove()).toEqual(outcome);
});

test('no card', async () => {
  const { prove } = await setUp(null);
  expect(await prove()).toMatchObject({ pin: { status: 'not-sent', trouble: 'card-removed' } });
});

test('a claim that is none is our own bug, and does not keep the PIN', async () => {
  const { prove } = await setUp(watched('adult-1.8'));
  await expect(prove({ claim: { purpose: 'clerk-log-in', audience: '', nonce } })).rejects.toThrow(RangeError);
});
