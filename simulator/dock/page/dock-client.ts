/**
 * Asks a dock, from its page and from the shell alike. Answers are taken at their word, not checked: both ends are
 * compiled from dock-messages.ts.
 */
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

const isDockAnswer = (response: Response): boolean =>
  ['application/json', 'text/event-stream'].includes(response.headers.get('content-type') ?? '');

const refusalIn = async (response: Response): Promise<DockRefusal> => response.json();

export const createDockClient = (dock: { readonly origin: string; readonly token: string }): DockClient => {
  const ask = async (method: 'GET' | 'POST', path: string, command?: InsertCommand): Promise<Response | null> => {
    const headers = new Headers({ authorization: `Bearer ${dock.token}` });
    // A browser sets the origin itself and ignores ours; elsewhere nobody else would.
    headers.set('origin', dock.origin);
    if (command !== undefined) headers.set('content-type', 'application/json');
    try {
      const response = await fetch(`${dock.origin}${path}`, {
        method,
        headers,
        ...(command === undefined ? {} : { body: JSON.stringify(command) }),
      });
      // Another program may have taken the port of a dock that ended.
      return isDockAnswer(response) ? response : null;
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
    if (response.ok) {
      const answer: T = await response.json();
      return success(answer);
    }
    return failed(await refusalIn(response));
  };

  return {
    cards: () => call<DockCards>('GET', '/cards'),
    slot: () => call<DockSlot>('GET', '/slot'),
    insert: (name) => call<DockSlot>('POST', '/slot/insert', { name }),
    remove: () => call<DockSlot>('POST', '/slot/remove'),
    follow: async (listener) => {
      const response = await ask('GET', '/events');
      if (response === null || response.body === null) return unreachable;
      if (!response.ok) return refusalIn(response);
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
      if (data === undefined) continue;
      const slot: DockSlot = JSON.parse(data.slice('data: '.length));
      listener(slot);
    }
  }
};
