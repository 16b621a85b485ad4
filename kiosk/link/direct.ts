/** The shortest link: tests and tools in the same process hold the dispatcher as a renderer would. */
import type { KioskHost } from '../../contract/kiosk-host.ts';
import type { Surface } from '../../contract/kiosk-api.ts';
import { checkedByDispatcher } from '../../contract/kiosk-link.ts';
import type { Dispatcher } from './dispatcher.ts';

export function createDirectHost(dispatcher: Dispatcher, surface: Surface): KioskHost {
  return {
    link: 'direct',
    call: async (method, params) => {
      const result = await dispatcher.call(surface, method, params);
      // A clone keeps both ends apart, as a wire would.
      return checkedByDispatcher(structuredClone(result));
    },
    on: (event, listener) =>
      dispatcher.subscribe(surface, (message) => {
        if (message.event === event) listener(checkedByDispatcher(structuredClone(message.payload)));
      }),
  };
}
