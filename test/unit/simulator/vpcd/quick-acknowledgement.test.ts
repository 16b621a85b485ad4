import { existsSync, writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { listenLocally } from '../../../../simulator/listen-locally.ts';
import { loadQuickAcknowledgement } from '../../../../simulator/vpcd/quick-acknowledgement.ts';

const folder = mkdtempSync(join(tmpdir(), 'quickack-'));
afterAll(() => rmSync(folder, { recursive: true }));

const onLinux = process.platform === 'linux';
const built = existsSync(new URL('../../../../simulator/vpcd/quickack/build/Release/quickack.node', import.meta.url));

const collectWarnings = (addonPath?: string) => {
  const warnings: string[] = [];
  const acknowledgeNow = loadQuickAcknowledgement((message) => warnings.push(message), addonPath);
  return { warnings, acknowledgeNow };
};

describe('acknowledging at once', () => {
  it('goes on without the addon, after one sentence with the command that builds it', (context) => {
    if (!onLinux) context.skip('TCP_QUICKACK exists on Linux only');
    const { warnings, acknowledgeNow } = collectWarnings(join(folder, 'absent.node'));
    expect(acknowledgeNow).toBeNull();
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain('is not built');
    expect(warnings[0]).toContain('node-gyp rebuild --directory simulator/vpcd/quickack');
  });

  it('goes on without an addon that does not load', (context) => {
    if (!onLinux) context.skip('TCP_QUICKACK exists on Linux only');
    const path = join(folder, 'broken.node');
    writeFileSync(path, 'no machine code');
    const { warnings, acknowledgeNow } = collectWarnings(path);
    expect(acknowledgeNow).toBeNull();
    expect(warnings).toEqual([expect.stringContaining('cannot be loaded')]);
  });

  it('takes an open socket and a closed one', async (context) => {
    if (!built) context.skip('simulator/vpcd/quickack is not built');
    const { warnings, acknowledgeNow } = collectWarnings();
    expect(warnings).toEqual([]);
    if (acknowledgeNow === null) throw new Error('the addon is built and was not loaded');
    const server = createServer((peer) => peer.resume());
    const socket = connect({ host: '127.0.0.1', port: await listenLocally(server) });
    await new Promise((resolve) => socket.once('connect', resolve));
    expect(() => acknowledgeNow(socket)).not.toThrow();
    socket.destroy();
    await new Promise((resolve) => socket.once('close', resolve));
    expect(() => acknowledgeNow(socket)).not.toThrow();
    await new Promise((resolve) => server.close(resolve));
  });
});
