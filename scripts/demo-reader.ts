/**
 * Which reader the demo uses. One process talks to one pcscd: a running system service is left alone (with the vpcd driver
 * its virtual slot is used, without it a virtual reader stands beside it inside this process); where none runs, one of our
 * own is started in a mount namespace with its own run directory.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DemoReader } from '../browser-host/demo.ts';
import { readersSideBySide } from '../browser-host/readers-side-by-side.ts';
import { createPcscCardReader } from '../kiosk/adapters/pcsc/create-pcsc-card-reader.ts';
import { startPrivatePcscd } from '../simulator/pcscd/private-pcscd.ts';
import { lookForSystemPcscd } from '../simulator/pcscd/system-pcscd.ts';
import { createVirtualReader } from '../simulator/reader/virtual-reader.ts';
import { connectVpcdSlot } from '../simulator/vpcd/vpcd-slot.ts';

export type ChosenReader = {
  readonly reader: DemoReader;
  /** Sentences for the person who started the demo. */
  readonly notes: readonly string[];
  close(): Promise<void>;
};

const vpcdIsOpen = 'The virtual reader driver (vpcd) listens on all network interfaces until you stop the demo.';
const virtualName = 'Virtual reader';

const behindVpcd = (port: number, name: string) => {
  const slot = connectVpcdSlot({ port });
  return { slot, reader: { port: createPcscCardReader(), slot, name } };
};

/** A virtual reader in this process, beside the system's readers where there is a service to ask. */
function inProcess(besideSystem: boolean, notes: readonly string[]): ChosenReader {
  const virtual = createVirtualReader({ name: virtualName });
  const port = besideSystem ? readersSideBySide(createPcscCardReader(), virtual.reader) : virtual.reader;
  return { reader: { port, slot: virtual.slot, name: virtualName }, notes, close: () => virtual.slot.remove() };
}

export async function chooseDemoReader(): Promise<ChosenReader> {
  if (process.platform !== 'linux') {
    return inProcess(true, ['The virtual reader lives inside this program; real readers work beside it.']);
  }
  const system = await lookForSystemPcscd();
  if (system.state === 'running') {
    const [firstPort] = system.vpcdPorts ?? [];
    if (firstPort === undefined) {
      return inProcess(true, [
        'A PC/SC service runs and is left alone; the virtual reader lives inside this program beside its readers.',
      ]);
    }
    const { slot, reader } = behindVpcd(firstPort, 'Virtual PCD 00 00');
    return {
      reader,
      notes: ["The system's PC/SC service has the virtual reader driver and is used.", vpcdIsOpen],
      close: () => slot.close(),
    };
  }

  // Short, because a Unix socket's path has a limit; its own, so that two demos do not clash.
  const runDirectory = await mkdtemp(join(tmpdir(), 'eid-pcscd-'));
  const started = await startPrivatePcscd({ runDirectory });
  if (!started.ok) {
    await rm(runDirectory, { recursive: true, force: true });
    return inProcess(false, [
      `No PC/SC service could be started (${started.failure.code}: ${started.failure.detail}); the virtual reader lives inside this program.`,
    ]);
  }
  const pcscd = started.value;
  // libpcsclite reads this once, at this process's first PC/SC call.
  process.env['PCSCLITE_CSOCK_NAME'] = pcscd.socketPath;
  const { slot, reader } = behindVpcd(pcscd.vpcdPorts[0], pcscd.readerNames[0]);
  return {
    reader,
    notes: [
      `A PC/SC service of our own runs (process ${pcscd.pid}) and ends with the demo.`,
      `For \`npm run eid\` beside it: export PCSCLITE_CSOCK_NAME=${pcscd.socketPath}`,
      vpcdIsOpen,
    ],
    async close() {
      await slot.close();
      await pcscd.stop();
      await rm(runDirectory, { recursive: true, force: true });
    },
  };
}
