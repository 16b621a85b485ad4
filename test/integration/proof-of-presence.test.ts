/** Proving to be present through a real pcscd: openssl accepts what the cards sign, and nothing is sent twice or left behind. */
import { spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { presenceMessage, type PresenceProof } from '../../eid/sign/presence-claim.ts';
import { createNodeCrypto } from '../../kiosk/adapters/node-crypto/node-crypto.ts';
import { createPcscCardReader } from '../../kiosk/adapters/pcsc/create-pcsc-card-reader.ts';
import { createSystemClock } from '../../kiosk/adapters/system/system-clock.ts';
import { createSystemRandom } from '../../kiosk/adapters/system/system-random.ts';
import { provePresence } from '../../kiosk/card-reading/prove-presence.ts';
import type { CardReaderPort } from '../../kiosk/ports.ts';
import { createSession, type Session } from '../../native/index.ts';
import type { CardDefinition } from '../../simulator/card-maker/card-definition.ts';
import { makeChip } from '../../simulator/card-maker/make-chip.ts';
import { createVirtualCard } from '../../simulator/card/create-virtual-card.ts';
import { adult11, adult17, adult18 } from '../../simulator/cards/holders.ts';
import type { CardAnswer, VirtualCard } from '../../simulator/virtual-card.ts';
import { openTestService, type TestService } from '../native/test-service.ts';

const service: TestService = await openTestService({ running: true });
if (service.skipReason !== null) console.warn(`skipped: ${service.skipReason}`);
const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
if (!hasOpenssl) console.warn('skipped in part: the openssl command is not installed');

const folder = mkdtempSync(join(tmpdir(), 'presence-'));
const clock = createSystemClock();
const crypto = createNodeCrypto();
const random = createSystemRandom();
const verifyHeader = '0020000108';
const signHeader = '002a9e9a';

afterAll(() => {
  rmSync(folder, { recursive: true });
  return service.close();
});

/** Resets and commands by their first five bytes, in order; `onCommand` may answer in place of the card. */
const loggingCard = (
  definition: CardDefinition,
  onCommand: (command: string) => CardAnswer | null = () => null,
): VirtualCard & { readonly log: string[] } => {
  const card = createVirtualCard(makeChip(definition));
  const log: string[] = [];
  return {
    ...card,
    log,
    reset: () => {
      log.push('reset');
      return card.reset();
    },
    transmit: (command) => {
      const header = Buffer.from(command.subarray(0, 5)).toString('hex');
      log.push(header);
      return onCommand(header) ?? card.transmit(command);
    },
  };
};

describe.skipIf(service.skipReason !== null)('through pcscd', () => {
  let reader: CardReaderPort;
  beforeAll(() => {
    reader = createPcscCardReader();
  });

  const insert = async (card: VirtualCard): Promise<void> => {
    await service.slot(0).insert(card);
    const present = Promise.withResolvers<void>();
    const stop = reader.watch(({ readers }) => {
      if (readers.some(({ name, slot }) => name === service.readerName && slot === 'card')) present.resolve();
    });
    await present.promise;
    await stop();
  };
  const prove = async (digits: readonly number[] = [1, 2, 3, 4], through: CardReaderPort = reader) => {
    const pin = Uint8Array.from(digits);
    const claim = {
      purpose: 'citizen-presence',
      audience: 'https://kiosk.example.be 99999',
      nonce: random.bytes(32),
    } as const;
    const outcome = await provePresence({ reader: through, crypto, clock }, service.readerName, {
      claim,
      pin,
      acceptLastTry: false,
    });
    expect(pin.every((digit) => digit === 0)).toBe(true);
    return outcome;
  };
  const proofOf = async (through?: CardReaderPort): Promise<PresenceProof> => {
    const outcome = await prove([1, 2, 3, 4], through);
    if (outcome.status !== 'proven') throw new Error(JSON.stringify(outcome));
    return outcome.proof;
  };
  const openssl = (digest: string, proof: PresenceProof, message: Uint8Array): string => {
    const file = (name: string, content: Uint8Array | string): string => {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    };
    const key = new X509Certificate(proof.certificate).publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const files = ['-verify', file('key.pem', key), '-signature', file('signature', proof.signature)];
    return spawnSync('openssl', ['dgst', digest, ...files, file('message', message)], {
      encoding: 'utf8',
    }).stdout.trim();
  };

  test.skipIf(!hasOpenssl).each([
    ['1.1', adult11, '-sha256'],
    ['1.7', adult17, '-sha256'],
    ['1.8', adult18, '-sha384'],
  ] as const)(
    'openssl accepts what a %s card signed, and refuses a changed challenge',
    async (_name, definition, digest) => {
      const card = loggingCard(definition);
      await insert(card);
      const proof = await proofOf();
      const message = presenceMessage(proof.claim);
      expect(openssl(digest, proof, message)).toBe('Verified OK');
      const changed = presenceMessage({
        ...proof.claim,
        nonce: proof.claim.nonce.map((byte, at) => (at === 0 ? byte ^ 1 : byte)),
      });
      expect(openssl(digest, proof, changed)).toBe('Verification failure');
      expect(card.log.filter((command) => command === verifyHeader)).toHaveLength(1);
      expect(card.log.at(-1)).toMatch(/^80e60000/);
    },
  );

  test('a wrong PIN, until only one try is left; that one is not used', async () => {
    const card = loggingCard(adult18);
    await insert(card);
    const wrong = [0, 0, 0, 0];
    expect(await prove(wrong)).toMatchObject({ pin: { status: 'wrong', triesLeft: 2 } });
    expect(await prove(wrong)).toMatchObject({ pin: { status: 'wrong', triesLeft: 1 } });
    expect(await prove(wrong)).toMatchObject({ pin: { status: 'last-try' } });
    expect(card.log.filter((command) => command === verifyHeader)).toHaveLength(2);
  });

  test('a blocked PIN', async () => {
    const card = loggingCard({ ...adult17, pin: { digits: '1234', triesLeft: 0 } });
    await insert(card);
    expect(await prove()).toMatchObject({ pin: { status: 'blocked' } });
    expect(card.log).not.toContain(verifyHeader);
  });

  test('pulled out between VERIFY and the signature', async () => {
    const card = loggingCard(adult18, (command) => {
      if (!command.startsWith(signHeader)) return null;
      void service.slot(0).remove();
      return 'silence';
    });
    await insert(card);
    expect(await prove()).toEqual({ status: 'not-signed', statusWord: null, trouble: 'card-removed' });
  });

  describe('another program', () => {
    const openOther = (): Promise<Session> =>
      createSession(service.readerName, { shareMode: 'shared', protocols: ['T0'], deadlineMs: 10_000 });

    test('resets the card before the PIN is sent: held and selected anew, VERIFY sent once', async () => {
      const card = loggingCard(adult18);
      await insert(card);
      const other = await openOther();
      let begun = 0;
      const disturbed: CardReaderPort = {
        ...reader,
        connect: async (name, deadlineMs) => {
          const connected = await reader.connect(name, deadlineMs);
          if (!connected.ok) return connected;
          const channel = connected.value;
          const beginTransaction: typeof channel.beginTransaction = async (ms) => {
            begun += 1;
            // Recognition, certificate, and then what needs the PIN.
            if (begun === 3) await other.reconnect('reset', 10_000);
            return channel.beginTransaction(ms);
          };
          return { ...connected, value: { ...channel, beginTransaction } };
        },
      };
      await proofOf(disturbed);
      await other.disconnect();
      expect(begun).toBe(4);
      const sinceReset = card.log.slice(card.log.lastIndexOf('reset') + 1);
      expect(sinceReset.map((command) => command.slice(0, 8))).toEqual([
        '00a4040c',
        '80e40001',
        '002241b6',
        '00200001',
        signHeader,
        '00c00000',
        '80e60000',
      ]);
      expect(card.log.filter((command) => command === verifyHeader)).toHaveLength(1);
    });

    test('wants to reset the card between VERIFY and the signature: it has to wait until the card is logged off', async () => {
      const others: { resetting: Promise<void> | null; session: Session | null } = { resetting: null, session: null };
      const card = loggingCard(adult17, (command) => {
        if (command === verifyHeader) others.resetting = others.session?.reconnect('reset', 20_000) ?? null;
        return null;
      });
      await insert(card);
      others.session = await openOther();
      await proofOf();
      await others.resetting;
      await others.session.disconnect();
      expect(others.resetting).not.toBeNull();
      const sinceVerify = card.log.slice(card.log.indexOf(verifyHeader)).map((command) => command.slice(0, 8));
      expect(sinceVerify).toEqual(['00200001', signHeader, '00c00000', '80e60000', 'reset']);
    });
  });
});
