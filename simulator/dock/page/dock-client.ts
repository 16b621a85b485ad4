/** Asks a dock, from its page and from the shell alike. */
import { failed, success, type Result } from '../../../contract/result.ts';
import type { DockCards, DockRefusal, DockSlot, InsertCommand } from './dock-messages.ts';

export type DockTrouble = DockRefusal | { readonly problem: 'dock.unreachable'; readonly message: string };

export type DockClient = {
  cards(): Promise<Result<DockCards, DockTrouble>>;
  slot(): Promise<Result<DockSlot, DockTrouble>>;
  insert(name: string): Promise<Result<DockSlot, DockTrouble>>;
  remove(): Promise<Result<DockSlot, DockTrouble>>;
  /** Tells the slot's state now and after every change; settles when the dock is gone or refuses. */
  follow(listener: (slot: DockSlot) => void): Promise<DockTrouble>;
};

const unreachable: DockTrouble = {
  problem: 'dock.unreachable',
  message: 'The dock does not answer. Start the demo again and use its new address.',
};

export const createDockClient = (dock: { readonly origin: string; readonly token: string }): DockClient => {
  const ask = async (method: 'GET' | 'POST', path: string, command?: InsertCommand): Promise<Response | null> => {
    const headers = new Headers({ authorization: `Bearer ${dock.token}` });
    // A browser sets the origin itself and ignores ours; elsewhere nobody else would.
    headers.set('origin', dock.origin);
    if (command !== undefined) headers.set('content-type', 'application/json');
    try {
      return await fetch(`${dock.origin}${path}`, {
        method,
        headers,
        ...(command === undefined ? {} : { body: JSON.stringify(command) }),
      });
    } catch {
      // fetch rejects only when there is no answer at all.
      return null;
    }
  };

  /** The caller names the answer's type: dock-messages.ts says which address answers what, for both sides. */
  const call = async <T extends DockCards | DockSlot>(
    method: 'GET' | 'POST',
    path: string,
    command?: InsertCommand,
  ): Promise<Result<T, DockTrouble>> => {
    const response = await ask(method, path, command);
    if (response === null) return failed(unreachable);
    // Cast: both ends of this conversation are compiled from the same types.
    return response.ok ? success((await response.json()) as T) : failed((await response.json()) as DockRefusal);
  };

  return {
    cards: () => call<DockCards>('GET', '/cards'),
    slot: () => call<DockSlot>('GET', '/slot'),
    insert: (name) => call<DockSlot>('POST', '/slot/insert', { name }),
    remove: () => call<DockSlot>('POST', '/slot/remove'),
    follow: async (listener) => {
      const response = await ask('GET', '/events');
      if (response === null || response.body === null) return unreachable;
      // Cast: as above.
      if (!response.ok) return (await response.json()) as DockRefusal;
      await readSlotEvents(response.body, listener).catch(() => undefined);
      return unreachable;
    },
  };
};

/** Server-sent events by hand, because EventSource cannot carry the token. A broken connection rejects. */
const readSlotEvents = async (body: ReadableStream<Uint8Array>, listener: (slot: DockSlot) => void): Promise<void> => {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let pending = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    pending += decoder.decode(value, { stream: true });
    const events = pending.split('\n\n');
    pending = events.pop() ?? '';
    for (const event of events) {
      const data = event.split('\n').find((line) => line.startsWith('data: '));
      // Cast: as above.
      if (data !== undefined) listener(JSON.parse(data.slice('data: '.length)) as DockSlot);
    }
  }
};
