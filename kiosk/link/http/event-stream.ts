/** One open server-sent event stream: what is published while it is open is written, and a comment now and then keeps it alive. */
import type { ServerResponse } from 'node:http';
import type { ClockPort } from '../../ports.ts';
import type { KioskMessage } from '../dispatcher.ts';
import { pageHeaders } from '../page-policy.ts';

const keepAliveMs = 15_000;
/** A page that stopped reading is cut off rather than fed into memory; it opens a new stream when it is back. */
const maxUnreadBytes = 1_048_576;

export function openEventStream(
  response: ServerResponse,
  clock: ClockPort,
  subscribe: (listener: (message: KioskMessage) => void) => () => void,
): void {
  response.writeHead(200, { ...pageHeaders, 'content-type': 'text/event-stream; charset=utf-8' });
  response.write(': open\n\n');
  const unsubscribe = subscribe((message) => {
    if (response.writableLength > maxUnreadBytes) response.destroy();
    else response.write(`data: ${JSON.stringify(message)}\n\n`);
  });
  let cancel = (): void => undefined;
  const keepAlive = (): void => {
    response.write(': still here\n\n');
    cancel = clock.after(keepAliveMs, keepAlive);
  };
  cancel = clock.after(keepAliveMs, keepAlive);
  response.on('close', () => {
    cancel();
    unsubscribe();
  });
}
