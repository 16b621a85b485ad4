/** Names on the wire that both ends of a link must agree on. A link carries these and knows no method. */
import type { Surface } from './kiosk-api.ts';

/** Electron IPC: one channel that is answered, one that tells. */
export const ipcChannels = { call: 'kiosk:call', event: 'kiosk:event' } as const;

/** Loopback HTTP: all three are POST, because a browser then states its Origin. */
export const httpPaths = { enter: '/kiosk/enter', call: '/kiosk/call', events: '/kiosk/events' } as const;

/** Parameter in the URL's fragment that carries the one-time entry code; a fragment is never sent to a server. */
export const entryParameter = 'entry';

/** Which page of the build a surface begins with. The technician has none yet. */
export const entryPages = { citizen: '/', counter: '/counter.html', technician: '/' } as const satisfies Record<
  Surface,
  string
>;

/** Longest parameters of one call, as JSON in UTF-16 units; what is longer is refused before it is looked at. */
export const maxParamsLength = 16_384;

/**
 * What comes out of the dispatcher has passed the schema of its method or event, and links carry it untouched. This is the
 * one place where that is told to the compiler; it checks nothing itself.
 */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters
export const checkedByDispatcher = <T>(value: unknown): T => value as T;
