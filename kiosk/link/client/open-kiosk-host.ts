/**
 * The one question a page asks about its link: the preload's host where there is one, otherwise loopback HTTP, entered
 * with the code in the address or with the session of an earlier load.
 */
import type { KioskHost } from '../../../contract/kiosk-host.ts';
import { createHttpKioskHost, enterKiosk, takeEntryCode } from './http-host.ts';

export type KioskPage = {
  readonly location: Location;
  readonly history: History;
  /** Exposed by the preload in Electron, absent in a browser. */
  readonly kiosk?: KioskHost;
};

/** A code that was used up already is no reason to stop: the page may still have its session. */
export async function openKioskHost(page: KioskPage): Promise<KioskHost> {
  // A browser gives every element with an id as a property of the window too, but not as one of its own.
  if (page.kiosk !== undefined && Object.hasOwn(page, 'kiosk')) return page.kiosk;
  const code = takeEntryCode(page.location, page.history);
  if (code !== null) await enterKiosk(code);
  return createHttpKioskHost();
}
