/**
 * The whole way of a PIN through this program, down to where the addon takes it over: every buffer that ever held it is
 * kept here by reference, and overwritten afterwards. (The addon's own copy: native/src/secret-bytes.h. What pcscd and the
 * driver of the reader keep is out of reach.)
 */
import { beforeEach, expect, test, vi } from 'vitest';
import type { RawOutcome, RawSession } from '../../../../native/load-addon.ts';
import type { VirtualCard } from '../../../../simulator/virtual-card.ts';

const seen = { buffers: [] as Uint8Array[], texts: [] as string[] };
let card: VirtualCard;
/** What becomes of VERIFY; null: the card answers it. */
let onVerify: (() => Promise<RawOutcome> | null) | null = null;

const outcome = (call: string, bytes: Uint8Array = new Uint8Array(0), code = 0): RawOutcome => ({
  code,
  call,
  protocol: 'T0',
  bytes,
});

class FakeSession implements RawSession {
  private underWay: ((result: RawOutcome) => void) | null = null;
  connect = async () => outcome('SCardConnect', card.powerOn());
  reconnect = async () => outcome('SCardReconnect', card.reset());
  control = async () => outcome('SCardControl');
  attribute = async () => outcome('SCardGetAttrib');
  beginTransaction = async () => outcome('SCardBeginTransaction');
  endTransaction = async () => outcome('SCardEndTransaction');
  disconnect = async () => outcome('SCardDisconnect');
  transmit = (command: Uint8Array): Promise<RawOutcome> => {
    const isVerify = Buffer.from(command).toString('hex').startsWith('0020000108');
    if (isVerify) {
      seen.buffers.push(command);
      seen.texts.push(Buffer.from(command).toString('hex'));
      if (onVerify !== null) {
        const instead = onVerify();
        if (instead !== null) return instead;
        return new Promise((resolve) => {
          this.underWay = resolve;
        });
      }
    }
    const answer = card.transmit(command);
    return Promise.resolve(outcome('SCardTransmit', answer === 'silence' ? new Uint8Array(0) : answer));
  };
  close = (code: number): void => this.underWay?.(outcome('SCardTransmit', new Uint8Array(0), code));
}

vi.mock('../../../../native/load-addon.ts', () => ({
  loadAddon: () => ({ Session: FakeSession, Monitor: vi.fn() }),
}));

const { createPcscCardReader } = await import('../../../../kiosk/adapters/pcsc/create-pcsc-card-reader.ts');
const { createNodeCrypto } = await import('../../../../kiosk/adapters/node-crypto/node-crypto.ts');
const { provePresence } = await import('../../../../kiosk/card-reading/prove-presence.ts');
const { createDemoCard } = await import('../../../../simulator/cards/index.ts');
const { createSimulatedClock } = await import('../../../simulated-clock.ts');

beforeEach(() => {
  const made = createDemoCard('adult-1.8');
  if (made === null) throw new Error('no demo card');
  card = made;
  seen.buffers.length = 0;
  seen.texts.length = 0;
  onVerify = null;
});

const prove = async (digits: readonly number[], signal?: AbortSignal) => {
  const reader = createPcscCardReader();
  const transmitted: Uint8Array[] = [];
  const pin = Uint8Array.from(digits);
  const connect: typeof reader.connect = async (name, deadlineMs) => {
    const connected = await reader.connect(name, deadlineMs);
    if (!connected.ok) return connected;
    const channel = connected.value;
    const transmit: typeof channel.transmit = (command, ms) => {
      if (command[1] === 0x20 && command.length > 5) transmitted.push(command);
      return channel.transmit(command, ms);
    };
    return { ...connected, value: { ...channel, transmit } };
  };
  const result = await provePresence(
    { reader: { ...reader, connect }, crypto: createNodeCrypto(), clock: createSimulatedClock('2026-03-01T09:00:00Z') },
    'R',
    {
      claim: { purpose: 'citizen-presence', audience: 'https://kiosk.example.be', nonce: new Uint8Array(32) },
      pin,
      acceptLastTry: false,
      ...(signal === undefined ? {} : { signal }),
    },
  );
  return { result, buffers: [pin, ...transmitted, ...seen.buffers] };
};

/** The PIN of the caller, the command of the script, and the copy that the session hands to the addon. */
const expectAllOverwritten = (buffers: readonly Uint8Array[]): void => {
  expect(buffers).toHaveLength(3);
  expect(new Set(buffers.map(({ buffer }) => buffer)).size).toBe(3);
  expect(buffers.flatMap((bytes) => [...bytes]).filter((byte) => byte !== 0)).toEqual([]);
};

test('after a good PIN', async () => {
  const { result, buffers } = await prove([1, 2, 3, 4]);
  expect(result.status).toBe('proven');
  expect(seen.texts).toEqual(['0020000108241234ffffffffff']);
  expectAllOverwritten(buffers);
});

test('after a wrong PIN', async () => {
  const { result, buffers } = await prove([5, 6, 7, 8, 9]);
  expect(result).toMatchObject({ pin: { status: 'wrong' } });
  expect(seen.texts).toEqual(['00200001082556789fffffffff']);
  expectAllOverwritten(buffers);
});

test('after a PC/SC error', async () => {
  onVerify = () => Promise.resolve(outcome('SCardTransmit', new Uint8Array(0), 0x80100069));
  const { result, buffers } = await prove([1, 2, 3, 4]);
  expect(result).toMatchObject({ pin: { status: 'outcome-unknown', trouble: 'card-removed' } });
  expectAllOverwritten(buffers);
});

test('after an abort while the card has the command and never answers', async () => {
  const controller = new AbortController();
  onVerify = () => {
    controller.abort();
    return null;
  };
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  const proving = prove([1, 2, 3, 4], controller.signal);
  await vi.advanceTimersByTimeAsync(30_000);
  vi.useRealTimers();
  const { result, buffers } = await proving;
  expect(result).toMatchObject({ pin: { status: 'outcome-unknown', trouble: 'aborted' } });
  expectAllOverwritten(buffers);
});

test('after a bug in the addon', async () => {
  onVerify = () => Promise.reject(new Error('a bug'));
  await expect(prove([1, 2, 3, 4])).rejects.toThrow('a bug');
  expect(seen.buffers.flatMap((bytes) => [...bytes]).filter((byte) => byte !== 0)).toEqual([]);
  expect(seen.texts).toHaveLength(1);
});
