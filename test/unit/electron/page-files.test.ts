import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPageFiles, schemeRegistration } from '../../../electron/page-files.ts';
import { contentSecurityPolicy } from '../../../kiosk/link/page-policy.ts';

let folder: string;
let site: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'page-files-'));
  site = join(folder, 'site');
  mkdirSync(join(site, 'assets'), { recursive: true });
  writeFileSync(join(site, 'index.html'), '<!doctype html>');
  writeFileSync(join(site, 'assets', 'main.js'), 'export {};');
  writeFileSync(join(site, 'notes.txt'), 'not a type of ours');
  writeFileSync(join(folder, 'secret.js'), 'outside');
  mkdirSync(join(folder, 'site-sibling'));
  writeFileSync(join(folder, 'site-sibling', 'a.js'), 'a sibling whose name begins alike');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('app://kiosk/', () => {
  it.each([
    ['the page', 'app://kiosk/index.html', 'GET', 200],
    ['a script', 'app://kiosk/assets/main.js', 'GET', 200],
    ['a query', 'app://kiosk/index.html?x=1', 'GET', 200],
    ['another host', 'app://other/index.html', 'GET', 404],
    ['another method', 'app://kiosk/index.html', 'POST', 405],
    ['a missing file', 'app://kiosk/nothing.js', 'GET', 404],
    ['a folder', 'app://kiosk/assets/', 'GET', 404],
    ['a type that is not ours', 'app://kiosk/notes.txt', 'GET', 404],
    ['encoded dots', 'app://kiosk/%2e%2e/secret.js', 'GET', 404],
    ['encoded slashes', 'app://kiosk/..%2fsecret.js', 'GET', 404],
    ['a backslash', 'app://kiosk/..%5csecret.js', 'GET', 404],
    ['a sibling folder', 'app://kiosk/..%2fsite-sibling/a.js', 'GET', 404],
    ['NUL', 'app://kiosk/index.html%00.js', 'GET', 404],
    ['an absolute path', 'app://kiosk//etc/passwd', 'GET', 404],
    ['a broken percent sequence', 'app://kiosk/%zz.js', 'GET', 404],
  ])('%s', async (_story, url, method, status) => {
    const answer = await createPageFiles(site)({ url, method });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-security-policy')).toBe(contentSecurityPolicy);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('permissions-policy')).toContain('usb=()');
  });

  it('has a scheme without a way round its own policy', () => {
    expect(schemeRegistration.privileges).toEqual({ standard: true, secure: true, supportFetchAPI: true });
  });

  it('allows no inline code', () => {
    expect(contentSecurityPolicy).toContain("default-src 'none'");
    expect(contentSecurityPolicy).not.toContain('unsafe');
  });
});
