/**
 * What a renderer holds, whichever link it came in by. The preload exposes one as `window.kiosk`; in a browser
 * kiosk/link/client makes one over loopback HTTP; tests make one directly on the dispatcher.
 */
import type { KioskEvent, KioskMethod, KioskParams, KioskPayload, KioskResult } from './kiosk-api.ts';
import type { Result } from './result.ts';

export interface KioskHost {
  /** Never rejects for an expected failure; rejects only when the link itself is gone. */
  call<M extends KioskMethod>(method: M, params: KioskParams<M>): Promise<Result<KioskResult<M>>>;
  /** Delivers every event of this name from now on; the returned function unsubscribes. */
  on<E extends KioskEvent>(event: E, listener: (payload: KioskPayload<E>) => void): () => void;
  readonly link: 'direct' | 'ipc' | 'http';
}
