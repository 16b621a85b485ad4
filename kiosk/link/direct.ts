/** The shortest link: tests and tools in the same process hold the dispatcher as a renderer would. */
import type { KioskHost } from '../../contract/kiosk-host.ts';
import type { Surface } from '../../contract/kiosk-api.ts';
import type { Dispatcher } from './dispatcher.ts';

export function createDirectHost(dispatcher: Dispatcher, surface: Surface): KioskHost {
  return {
    link: 'direct',
    call: async (method, params) => {
      const result = await dispatcher.call(surface, method, params);
      // The dispatcher has checked the result against the schema of this method; a clone keeps both ends apart.
      return structuredClone(result) as never;
    },
    on: (event, listener) =>
      dispatcher.subscribe(surface, (message) => {
        // published payloads are checked against the schema of their event
        if (message.event === event) listener(structuredClone(message.payload) as never);
      }),
  };
}
