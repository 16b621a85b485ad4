import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCardShell, usage } from '../../../../simulator/dock/card-shell.ts';
import { writeDockFile } from '../../../../simulator/dock/dock-file.ts';
import { listenLocally } from '../../../../simulator/listen-locally.ts';
import { startTestDock, type RunningDock } from './running-dock.ts';

let running: RunningDock;
beforeEach(async () => {
  running = await startTestDock();
});
afterEach(() => running.stop());

const shell = (...words: string[]) => runCardShell(words, running.dock);

describe('the dock from a shell', () => {
  it('lists the cards and marks the one in the slot', async () => {
    await shell('insert', 'child');
    expect(await shell('list')).toEqual({
      status: 0,
      text: '  adult  The story of adult.\n* child  The story of child.\n  worn   The story of worn.',
    });
  });

  it('inserts, swaps and removes', async () => {
    expect(await shell('insert', 'adult')).toEqual({ status: 0, text: 'Inserted adult.' });
    expect(await shell('swap', 'child')).toEqual({ status: 0, text: 'Removed adult, inserted child.' });
    expect(running.virtual.slot.current()?.name).toBe('child');
    expect(await shell('remove')).toEqual({ status: 0, text: 'Removed child.' });
    expect(await shell('remove')).toEqual({ status: 0, text: 'The slot is empty.' });
    expect(await shell('swap', 'worn')).toEqual({ status: 0, text: 'Inserted worn.' });
  });

  it('does not push a second card into the slot', async () => {
    await shell('insert', 'adult');
    const outcome = await shell('insert', 'child');
    expect(outcome).toEqual({ status: 1, text: 'adult is in the slot. Remove it, or use: card swap child' });
    expect(running.virtual.slot.current()?.name).toBe('adult');
  });

  it('names the cards there are when the name is unknown', async () => {
    const outcome = await shell('insert', 'nobody');
    expect(outcome).toEqual({ status: 1, text: 'No card of that name. There are: adult, child, worn.' });
  });

  it('explains itself when it is not understood', async () => {
    for (const words of [
      [],
      ['eat'],
      ['insert'],
      ['swap'],
      ['list', 'adult'],
      ['remove', 'adult'],
      ['insert', 'a', 'b'],
    ]) {
      expect(await shell(...words), `card ${words.join(' ')}`).toEqual({ status: 1, text: usage });
    }
  });

  it('says so when no dock answers or the token is of yesterday', async () => {
    const stranger = await runCardShell(['list'], { ...running.dock, token: 'yesterday' });
    expect(stranger.status).toBe(3);
    const nobody = await runCardShell(['list'], { origin: 'http://127.0.0.1:1', token: 'x' });
    expect(nobody).toMatchObject({ status: 3, text: expect.stringContaining('does not answer') });
    const other = createServer((_request, response) => response.end('<h1>something else</h1>'));
    const port = await listenLocally(other);
    const successor = await runCardShell(['list'], { origin: `http://127.0.0.1:${port}`, token: 'x' });
    other.close();
    expect(successor).toMatchObject({ status: 3, text: expect.stringContaining('does not answer') });
  });
});

describe('npm run card', () => {
  const program = fileURLToPath(new URL('../../../../simulator/dock/card.cli.ts', import.meta.url));
  const run = (args: string[], dockFile: string) =>
    new Promise<{ status: unknown; stdout: string; stderr: string }>((resolve) => {
      const child = execFile(
        process.execPath,
        [program, ...args],
        { env: { ...process.env, EID_DOCK_FILE: dockFile }, cwd: running.folder },
        (_error, stdout, stderr) => resolve({ status: child.exitCode, stdout, stderr }),
      );
    });

  it('finds the dock by its file or by its address', async () => {
    const file = join(running.folder, 'dock.json');
    writeDockFile(file, running.dock);
    expect(await run(['insert', 'adult'], file)).toEqual({ status: 0, stdout: 'Inserted adult.\n', stderr: '' });
    expect(await run(['remove', '--dock', running.dock.url], '/nowhere')).toMatchObject({ status: 0 });
    expect(await run(['insert', 'worn', '--dock-file', file], '/nowhere')).toMatchObject({ status: 0 });
    expect(running.virtual.slot.current()?.name).toBe('worn');
  });

  it('keeps its own answer apart from complaints', async () => {
    const file = join(running.folder, 'absent.json');
    expect(await run(['list'], file)).toMatchObject({ status: 3, stdout: '', stderr: expect.stringContaining(file) });
    expect(await run(['list', '--dock', running.dock.origin], file)).toMatchObject({ status: 3, stdout: '' });
    expect(await run(['list', '--wrong'], file)).toMatchObject({ status: 1, stdout: '' });
    expect(await run(['--help'], file)).toMatchObject({ status: 0, stdout: expect.stringContaining('card swap NAME') });
  });
});
