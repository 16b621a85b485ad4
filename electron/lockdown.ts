/**
 * Least privilege for everything Chromium could do on its own: a row per permission or event, each with its reason
 * (reference toolchain.md §5 rows 9 to 13). The kiosk's page needs none of them.
 */
import type { App, Event, Session, WebContents } from 'electron';
import { isForbiddenKey } from './window-policy.ts';

type Stoppable = Pick<Event, 'preventDefault'>;
const stop = (event: Stoppable): void => event.preventDefault();

/** Events of a page by which it would leave, open or embed something. Our own loadURL does not fire them. */
const leavingEvents = ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'] as const;

/** Ways to devices that a page may ask for; card readers are reached through the main process only. */
const deviceEvents = ['select-hid-device', 'select-serial-port', 'select-usb-device'] as const;

type LockableContents = Pick<WebContents, 'setWindowOpenHandler'> & {
  on(
    event: string,
    listener: (event: Stoppable, input: { key: string; control: boolean; meta: boolean; alt: boolean }) => void,
  ): unknown;
  setVisualZoomLevelLimits(minimum: number, maximum: number): Promise<void>;
};

/** Everything a web contents may not do; called for every one that is ever created. */
export function lockContents(contents: LockableContents, journal: (event: string) => void): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  for (const event of leavingEvents) contents.on(event, stop);
  contents.on('context-menu', stop);
  contents.on('before-input-event', (event, input) => {
    if (isForbiddenKey(input)) event.preventDefault();
  });
  // Pinching must not move controls out of reach; the page has sizes of its own.
  contents.setVisualZoomLevelLimits(1, 1).catch(() => journal('electron.zoom-limits-refused'));
}

type LockableSession = Pick<
  Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
  | 'setSpellCheckerEnabled'
> & {
  on(event: string, listener: (event: Stoppable) => void): unknown;
  readonly webRequest: {
    onBeforeRequest(
      listener: (details: { url: string }, answer: (response: { cancel: boolean }) => void) => void,
    ): void;
  };
};

/** `mayFetch` says which addresses the page may reach: nothing but its own files. */
export function lockSession(session: LockableSession, mayFetch: (url: string) => boolean): void {
  // Both handlers are needed: one answers requests, the other silent checks.
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  session.setSpellCheckerEnabled(false); // it would download dictionaries
  session.on('will-download', stop);
  for (const event of deviceEvents) session.on(event, stop);
  // The main process owns all traffic.
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: !mayFetch(url) });
  });
}

type LockableApp = { on(event: string, listener: (...args: never[]) => void): unknown };

/** Application-wide: certificates, log-ins and client certificates are never decided by Chromium's defaults. */
export function lockApplication(app: LockableApp | App, journal: (event: string) => void): void {
  const application: LockableApp = app;
  application.on('web-contents-created', (_event: unknown, contents: LockableContents) =>
    lockContents(contents, journal),
  );
  application.on(
    'certificate-error',
    (
      event: Stoppable,
      _contents: unknown,
      _url: string,
      _error: string,
      _certificate: unknown,
      answer: (trust: boolean) => void,
    ) => {
      event.preventDefault();
      answer(false);
    },
  );
  application.on('login', stop);
  application.on(
    'select-client-certificate',
    (event: Stoppable, _contents: unknown, _url: string, _list: unknown, answer: () => void) => {
      event.preventDefault();
      answer();
    },
  );
}
