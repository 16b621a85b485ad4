/** Runs the `eid` command in this process against the virtual reader, and keeps what it said. */
import { failed } from '../../../contract/result.ts';
import type { RevocationTransportPort } from '../../../eid/index.ts';
import { createNodeCrypto } from '../../../kiosk/adapters/node-crypto/node-crypto.ts';
import { createSystemClock } from '../../../kiosk/adapters/system/system-clock.ts';
import { createSystemRandom } from '../../../kiosk/adapters/system/system-random.ts';
import type { CardReaderPort, ClockPort, UsbLook } from '../../../kiosk/ports.ts';
import { runEid } from '../../../cli/run-eid.ts';

export type Ran = { readonly status: number; readonly answer: string; readonly told: string };

const deadNetwork: RevocationTransportPort = {
  askOcsp: async () => failed('unreachable'),
  fetchCrl: async () => failed('unreachable'),
};

/** What may be around a run; a bus without readers, the time of the computer. */
export type Around = { readonly usb?: UsbLook; readonly clock?: ClockPort };

export const runCommand = async (
  reader: CardReaderPort,
  words: readonly string[],
  interrupted: AbortSignal = new AbortController().signal,
  revocation: RevocationTransportPort = deadNetwork,
  around: Around = {},
): Promise<Ran> => {
  const answers: string[] = [];
  const told: string[] = [];
  const status = await runEid(words, {
    terminal: { answer: (line) => answers.push(line), tell: (line) => told.push(line) },
    reader,
    usb: { cardReaders: async () => around.usb ?? { looked: true, readers: [] } },
    version: '0.0.0-test',
    clock: around.clock ?? createSystemClock(),
    random: createSystemRandom(),
    crypto: createNodeCrypto(),
    environment: { LANG: 'fr_BE.UTF-8' },
    revocation,
    interrupted,
  });
  return { status, answer: answers.join('\n'), told: told.join('\n') };
};

const rootFile = (name: string): string => new URL(`../../../simulator/pki/${name}`, import.meta.url).pathname;

export const withTestRoots: readonly string[] = ['test-root-rsa.pem', 'test-root-ec.pem'].flatMap((name) => [
  '--test-root',
  rootFile(name),
]);
