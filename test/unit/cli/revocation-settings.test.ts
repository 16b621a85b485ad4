import { homedir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { revocationSettings } from '../../../cli/revocation-settings.ts';

const ownCache = join(homedir(), '.cache', 'eid-kiosk', 'crl');

test.each([
  ['nothing is set', {}, { cacheDirectory: ownCache, proxy: null }],
  ['everything is empty', { XDG_CACHE_HOME: '', EID_REVOCATION_PROXY: '' }, { cacheDirectory: ownCache, proxy: null }],
  ['a cache of its own', { XDG_CACHE_HOME: '/c' }, { cacheDirectory: '/c/eid-kiosk/crl', proxy: null }],
  ['a cache that is nowhere in particular', { XDG_CACHE_HOME: 'c' }, { cacheDirectory: ownCache, proxy: null }],
  ['a proxy', { EID_REVOCATION_PROXY: 'http://p:3128' }, { cacheDirectory: ownCache, proxy: 'http://p:3128' }],
  ['a proxy for everybody else', { http_proxy: 'http://p:3128' }, { cacheDirectory: ownCache, proxy: null }],
])('%s', (_story, environment, value) => {
  expect(revocationSettings(environment)).toEqual({ ok: true, value });
});

test.each(['p:3128', 'proxy', 'socks5://p', 'http://p:99999', 'https://p'])('%s is no proxy', (proxy) => {
  expect(revocationSettings({ EID_REVOCATION_PROXY: proxy }).ok).toBe(false);
});
