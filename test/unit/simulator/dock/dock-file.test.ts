import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readDockFile, readDockUrl, removeDockFile, writeDockFile } from '../../../../simulator/dock/dock-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'dock-file-'));
afterAll(() => rmSync(folder, { recursive: true }));

const address = { origin: 'http://127.0.0.1:4711', token: 'A'.repeat(43) };

describe('the file in which a dock leaves its address', () => {
  it('is for its owner only, also where another was before', () => {
    const path = join(folder, 'new', 'dock.json');
    writeDockFile(path, address);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readDockFile(path)).toEqual(address);
    const old = join(folder, 'old.json');
    writeFileSync(old, 'anything', { mode: 0o644 });
    writeDockFile(old, address);
    expect(statSync(old).mode & 0o777).toBe(0o600);
  });

  it('says nothing that is not there', () => {
    const path = join(folder, 'odd.json');
    expect(readDockFile(path)).toBeNull();
    for (const content of ['', '{', 'null', '{"origin":"x"}', '{"origin":1,"token":"x"}']) {
      writeFileSync(path, content);
      expect(readDockFile(path), `for ${content}`).toBeNull();
    }
  });

  it('is removed by its own dock only', () => {
    const path = join(folder, 'mine.json');
    writeDockFile(path, address);
    removeDockFile(path, { ...address, token: 'another' });
    expect(readDockFile(path)).toEqual(address);
    removeDockFile(path, address);
    expect(readDockFile(path)).toBeNull();
    expect(() => removeDockFile(path, address)).not.toThrow();
  });

  it('has the same content as the address that is printed', () => {
    expect(readDockUrl(`${address.origin}/#${address.token}`)).toEqual(address);
    for (const text of ['', 'nonsense', address.origin, `${address.origin}/#`]) expect(readDockUrl(text)).toBeNull();
  });
});
