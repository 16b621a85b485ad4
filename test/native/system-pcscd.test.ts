import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startPrivatePcscd } from '../../simulator/pcscd/private-pcscd.ts';
import { lookForSystemPcscd, vpcdPortsInConfiguration } from '../../simulator/pcscd/system-pcscd.ts';

const vpcd = (device: string): string =>
  `# a comment\nFRIENDLYNAME "Virtual PCD"\nDEVICENAME   ${device}\nLIBPATH      /usr/lib/pcsc/drivers/serial/libifdvpcd.so\nCHANNELID    0x8C7B\n`;

describe('vpcd in a reader configuration', () => {
  test.for<[story: string, text: string, ports: readonly [number, number] | null]>([
    ['as Debian installs it', vpcd('/dev/null:0x8C7B'), [35963, 35964]],
    ['with a decimal port', vpcd('/dev/null:20000'), [20000, 20001]],
    ['without a port', vpcd('/dev/null'), [35963, 35964]],
    ['none', 'FRIENDLYNAME "GemPCTwin serial"\nDEVICENAME /dev/ttyS0\nLIBPATH /x/libccidtwin.so\n', null],
    ['commented out', vpcd('/dev/null:0x8C7B').replaceAll(/^/gm, '#'), null],
    [
      'after another reader',
      `FRIENDLYNAME "A"\nDEVICENAME /dev/null:0x1000\nLIBPATH /x/liba.so\n\n${vpcd('/dev/null:0x5000')}`,
      [0x5000, 0x5001],
    ],
    [
      'before another reader',
      `${vpcd('/dev/null:0x5000')}\nFRIENDLYNAME "A"\nDEVICENAME /dev/null:0x1000\nLIBPATH /x/liba.so\n`,
      [0x5000, 0x5001],
    ],
  ])('%s', ([, text, ports]) => {
    expect(vpcdPortsInConfiguration(text)).toEqual(ports);
  });
});

describe("the machine's own pcscd", () => {
  let directory = '';
  beforeEach(async () => {
    directory = await mkdtemp(path.join(os.tmpdir(), 'pcscd-'));
  });
  afterEach(() => rm(directory, { recursive: true, force: true }));

  test('is absent where nothing answers', async () => {
    const places = { socketPath: path.join(directory, 'none.comm'), configurationDirectory: directory };
    expect(await lookForSystemPcscd(places)).toEqual({ state: 'absent' });
  });

  test('runs with vpcd when its configuration says so and the ports are listened on, without otherwise', async (context) => {
    const started = await startPrivatePcscd({ runDirectory: directory });
    if (!started.ok) {
      context.skip(`no pcscd of our own here (${started.failure.code}: ${started.failure.detail})`);
      return;
    }
    const { socketPath, vpcdPorts } = started.value;
    const withVpcd = path.join(directory, 'reader.conf.d');
    expect(await lookForSystemPcscd({ socketPath, configurationDirectory: withVpcd })).toEqual({
      state: 'running',
      vpcdPorts,
    });
    const without = path.join(directory, 'other.conf.d');
    await mkdir(without);
    expect(await lookForSystemPcscd({ socketPath, configurationDirectory: without })).toEqual({
      state: 'running',
      vpcdPorts: null,
    });
    await started.value.stop();
    await writeFile(socketPath, '');
    expect(await lookForSystemPcscd({ socketPath, configurationDirectory: withVpcd })).toEqual({ state: 'absent' });
  });
});
