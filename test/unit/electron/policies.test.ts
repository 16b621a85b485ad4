import { describe, expect, it } from 'vitest';
import { isOurPage } from '../../../electron/page-address.ts';
import { decideRecovery, recoveryPolicy } from '../../../electron/recovery.ts';
import { isTrustedSender } from '../../../electron/sender-check.ts';
import { startRefusals } from '../../../electron/start-refusals.ts';
import { isForbiddenKey, webPreferences, windowOptions } from '../../../electron/window-policy.ts';

describe('who may talk to the main process', () => {
  it.each([
    ['our page', { url: 'app://kiosk/index.html', parent: null }, true],
    ['our page with a fragment', { url: 'app://kiosk/index.html#x', parent: null }, true],
    ['a frame inside our page', { url: 'app://kiosk/index.html', parent: {} }, false],
    ['a detached frame', null, false],
    ['a foreign site', { url: 'https://example.be/', parent: null }, false],
    ['another host of our scheme', { url: 'app://other/index.html', parent: null }, false],
    ['a data address', { url: 'data:text/html,hello', parent: null }, false],
    ['a blank page', { url: 'about:blank', parent: null }, false],
    ['no address', { url: '', parent: null }, false],
    ['credentials in the address', { url: 'app://me@kiosk/index.html', parent: null }, false],
    ['a file', { url: 'file:///kiosk/index.html', parent: null }, false],
  ])('%s: %j -> %s', (_story, frame, trusted) => {
    expect(isTrustedSender(frame)).toBe(trusted);
  });

  it('never compares origins, which are the same opaque word for every unknown scheme', () => {
    expect(new URL('app://kiosk/').origin).toBe(new URL('data:,x').origin);
    expect(isOurPage('data:,x')).toBe(false);
  });
});

describe('a kiosk window', () => {
  it('states every preference', () => {
    expect(webPreferences('/p/preload.cjs', true)).toEqual({
      preload: '/p/preload.cjs',
      contextIsolation: true,
      sandbox: true,
      webSecurity: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      disableDialogs: true,
      devTools: false,
      backgroundThrottling: false,
      partition: 'visit',
    });
  });

  it('covers the screen and cannot be closed once packaged', () => {
    const options = windowOptions('/p', true, { x: 0, y: 0, width: 1080, height: 1920 });
    expect(options).toMatchObject({
      kiosk: true,
      fullscreen: true,
      frame: false,
      closable: false,
      resizable: false,
      width: 1080,
      height: 1920,
    });
  });

  const key = (name: string, held: Partial<{ control: boolean; meta: boolean; alt: boolean }> = {}) => ({
    key: name,
    control: false,
    meta: false,
    alt: false,
    ...held,
  });
  it.each([
    ['a letter', key('a'), false],
    ['Enter', key('Enter'), false],
    ['F1, which is Help', key('F1'), false],
    ['F5', key('F5'), true],
    ['F11', key('F11'), true],
    ['F12', key('F12'), true],
    ['Control+N', key('n', { control: true }), true],
    ['Control+R', key('r', { control: true }), true],
    ['Alt+F4', key('F4', { alt: true }), true],
    ['Meta+Q', key('q', { meta: true }), true],
    ['AltGr+2 for @', key('@', { control: true, alt: true }), false],
    ['the browser back key', key('BrowserBack'), true],
  ])('%s', (_story, input, forbidden) => {
    expect(isForbiddenKey(input)).toBe(forbidden);
  });
});

describe('starting', () => {
  it('is refused as root and with switches that open the process, once packaged', () => {
    const given =
      (...names: string[]) =>
      (name: string) =>
        names.includes(name);
    expect(startRefusals({ packaged: true, hasSwitch: given(), uid: 1000 })).toEqual([]);
    expect(startRefusals({ packaged: true, hasSwitch: given(), uid: null })).toEqual([]);
    expect(startRefusals({ packaged: true, hasSwitch: given('no-sandbox', 'inspect'), uid: 1000 })).toHaveLength(2);
    expect(startRefusals({ packaged: true, hasSwitch: given(), uid: 0 })).toEqual([expect.stringContaining('root')]);
    expect(startRefusals({ packaged: false, hasSwitch: given('inspect'), uid: 1000 })).toEqual([]);
  });
});

describe('a page that died', () => {
  it('is restarted with growing pauses, and given up after too many deaths', () => {
    const deaths: number[] = [];
    const decisions = [0, 1000, 2000, 3000, 4000].map((now) => {
      const decision = decideRecovery('crashed', now, deaths);
      deaths.push(now);
      return decision;
    });
    expect(decisions.map((decision) => (decision.act === 'restart-page' ? decision.pauseMs : decision.act))).toEqual([
      250,
      500,
      1000,
      2000,
      'give-up',
    ]);
  });

  it('forgets deaths of long ago and ignores a clean exit', () => {
    expect(decideRecovery('oom', recoveryPolicy.windowMs + 10, [0, 1, 2, 3, 4])).toEqual({
      act: 'restart-page',
      pauseMs: 250,
    });
    expect(decideRecovery('clean-exit', 0, [0, 0, 0, 0, 0])).toEqual({ act: 'ignore' });
  });
});
