/** The `eid` command: composition root of the card engine for technicians and scripts (design/cli.md). Real PC/SC, nothing else. */
import { readFileSync } from 'node:fs';
import { createNodeCrypto } from '../kiosk/adapters/node-crypto/node-crypto.ts';
import { createPcscCardReader } from '../kiosk/adapters/pcsc/create-pcsc-card-reader.ts';
import { createRevocationHttp } from '../kiosk/adapters/revocation-http/create-revocation-http.ts';
import { createSystemClock } from '../kiosk/adapters/system/system-clock.ts';
import { createSystemRandom } from '../kiosk/adapters/system/system-random.ts';
import { createUsbDevices } from '../kiosk/adapters/usb-devices/create-usb-devices.ts';
import type { JournalPort } from '../kiosk/ports.ts';
import { type ExitStatus, exitStatus } from './exit-status.ts';
import { type RevocationSettings, revocationSettings } from './revocation-settings.ts';
import { runEid } from './run-eid.ts';
import { processTerminal } from './terminal.ts';

const interruption = new AbortController();
// Once each: a second interrupt ends the process as usual.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interruption.abort());
// A reader of our output that went away (head, a closed pager) ends the work; nobody is left to tell.
process.stdout.on('error', () => interruption.abort());

const packageFile = new URL('../package.json', import.meta.url);
const { version }: { readonly version: string } = JSON.parse(readFileSync(packageFile, 'utf8'));

const clock = createSystemClock();
const random = createSystemRandom();
/** All that the transport ever has to tell; there is no journal, only somebody at the keyboard. */
const tellOfCache: JournalPort = {
  write: ({ facts }) =>
    processTerminal.tell(
      `Revocation lists cannot be kept (${facts?.['code'] ?? 'unknown error'}); nothing else changes.`,
    ),
};

const run = (settings: RevocationSettings): Promise<ExitStatus> =>
  runEid(process.argv.slice(2), {
    terminal: processTerminal,
    reader: createPcscCardReader(),
    usb: createUsbDevices(),
    version,
    clock,
    random,
    crypto: createNodeCrypto(),
    environment: process.env,
    revocation: createRevocationHttp({ clock, random, journal: tellOfCache, ...settings }),
    interrupted: interruption.signal,
  });

try {
  const settings = revocationSettings(process.env);
  if (!settings.ok) processTerminal.tell(settings.failure);
  process.exitCode = settings.ok ? await run(settings.value) : exitStatus.usageOrDefect;
} catch (error) {
  // Our defect. The message may name a place in the code, never a value from a card.
  processTerminal.tell(error instanceof Error ? (error.stack ?? error.message) : 'unknown defect');
  process.exitCode = exitStatus.usageOrDefect;
}
