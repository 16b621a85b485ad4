/** How this page reaches its kiosk: by the preload in Electron, otherwise over loopback HTTP. Nothing else knows which. */
import type { KioskHost } from '../../contract/kiosk-host.ts';
import { openKioskHost } from '../../kiosk/link/client/open-kiosk-host.ts';

declare global {
  interface Window {
    /** Exposed by the preload; absent in a browser. */
    readonly kiosk?: KioskHost;
  }
}

/**
 * A host that was away while the page came up is asked again without its entry code: the calls then tell, and the screen
 * says so and heals (keep-connected.ts).
 */
export const connect = (): Promise<KioskHost> => openKioskHost(window).catch(() => openKioskHost(window));
