/** The `eid` command: composition root of the card engine for technicians and scripts (design/cli.md). Real PC/SC, nothing else. */
import { createNodeCrypto } from '../kiosk/adapters/node-crypto/node-crypto.ts';
import { createPcscCardReader } from '../kiosk/adapters/pcsc/create-pcsc-card-reader.ts';
import { createRevocationHttp } from '../kiosk/adapters/revocation-http/create-revocation-http.ts';
import { createSystemClock } from '../kiosk/adapters/system/system-clock.ts';
import { createSystemRandom } from '../kiosk/adapters/system/system-random.ts';
import { crlCacheDirectory } from './cache-directory.ts';
import { exitStatus } from './exit-status.ts';
import { runEid } from './run-eid.ts';
import { processTerminal } from './terminal.ts';

const interruption = new AbortController();
// Once each: a second interrupt ends the process as usual.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interruption.abort());
// A reader of our output that went away (head, a closed pager) ends the work; nobody is left to tell.
process.stdout.on('error', () => interruption.abort());

const clock = createSystemClock();
const random = createSystemRandom();

try {
  process.exitCode = await runEid(process.argv.slice(2), {
    terminal: processTerminal,
    reader: createPcscCardReader(),
    clock,
    random,
    crypto: createNodeCrypto(),
    environment: process.env,
    revocation: createRevocationHttp({
      clock,
      random,
      // The only thing it has to tell; there is no journal, only somebody at the keyboard.
      journal: {
        write: ({ facts }) =>
          processTerminal.tell(
            `Revocation lists cannot be kept (${facts?.['code'] ?? 'unknown error'}); nothing else changes.`,
          ),
      },
      cacheDirectory: crlCacheDirectory(process.env),
      proxy: process.env['EID_REVOCATION_PROXY'] || null,
    }),
    interrupted: interruption.signal,
  });
} catch (error) {
  // Our defect. The message may name a place in the code, never a value from a card.
  processTerminal.tell(error instanceof Error ? (error.stack ?? error.message) : 'unknown defect');
  process.exitCode = exitStatus.usageOrDefect;
}
