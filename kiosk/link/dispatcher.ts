/**
 * The one dispatcher behind every link: decode, authorise by surface, call, encode. Whatever a link delivers is hostile
 * until it has passed here. A bug in a handler becomes an incident id for the screen and a journal entry for the
 * technician: where it happened, never what it said, because messages can quote personal values.
 */
import { Compile } from 'typebox/compile';
import type { TSchema } from 'typebox';
import { failure } from '../../contract/failures.ts';
import {
  type KioskEvent,
  type KioskMethod,
  type KioskParams,
  type KioskPayload,
  type KioskResult,
  kioskEvents,
  kioskMethods,
  type Surface,
} from '../../contract/kiosk-api.ts';
import { checkedByDispatcher, maxParamsLength } from '../../contract/kiosk-link.ts';
import { failed, type Result } from '../../contract/result.ts';
import type { JournalPort, RandomPort } from '../ports.ts';
import { placesOf } from './error-places.ts';

/** A method without a handler is a compile error. */
export type KioskHandlers = {
  readonly [M in KioskMethod]: (params: KioskParams<M>) => Result<KioskResult<M>> | Promise<Result<KioskResult<M>>>;
};

export type KioskMessage = { readonly event: KioskEvent; readonly payload: unknown };

export type Dispatcher = {
  /** Never rejects: everything that can go wrong is a failure. */
  call(surface: Surface, method: unknown, params: unknown): Promise<Result<unknown>>;
  publish<E extends KioskEvent>(event: E, payload: KioskPayload<E>): void;
  /** Every event of that surface from now on; the returned function unsubscribes. */
  subscribe(surface: Surface, listener: (message: KioskMessage) => void): () => void;
  /** Writes a bug down and answers with its incident id, for roots of their own such as the visit's reading. */
  recordDefect(error: unknown, where: string): string;
};

const methods = new Map(
  Object.entries(kioskMethods).map(([name, { params, result }]) => [
    name,
    { params: Compile(params), result: Compile(result) },
  ]),
);
const payloads = new Map(Object.entries(kioskEvents).map(([name, { payload }]) => [name, Compile<TSchema>(payload)]));

const isMethod = (name: unknown): name is KioskMethod => typeof name === 'string' && Object.hasOwn(kioskMethods, name);

const allows = (surfaces: readonly Surface[], surface: Surface): boolean => surfaces.includes(surface);

/** Through JSON once: what comes out is plain data of a known size, whatever object went in. */
function plain(params: unknown): { readonly value: unknown } | null {
  try {
    const text = JSON.stringify(params);
    return text === undefined || text.length > maxParamsLength ? null : { value: JSON.parse(text) };
  } catch {
    return null; // cyclic, a BigInt or a hostile toJSON: not something a renderer of ours sends
  }
}

export function createDispatcher(parts: {
  readonly handlers: KioskHandlers;
  readonly journal: JournalPort;
  readonly random: RandomPort;
  /** Called after an incident was written down; a kiosk wipes the visit. */
  readonly onDefect: () => void;
}): Dispatcher {
  const { handlers, journal, random, onDefect } = parts;
  const subscribers = new Set<{ readonly surface: Surface; readonly listener: (message: KioskMessage) => void }>();

  const recordDefect = (error: unknown, where: string): string => {
    const incident = random.uuid().slice(0, 8);
    journal.write({ event: 'defect', facts: { incident, where, ...placesOf(error) } });
    return incident;
  };

  const defect = (error: unknown, where: string): Result<never> => {
    const incident = recordDefect(error, where);
    onDefect();
    return failed({ ...failure('defect.internal'), incident });
  };

  /** The schema of this very method has accepted the parameters. */
  async function callHandler(method: KioskMethod, params: unknown): Promise<Result<unknown>> {
    const handle: (params: never) => Result<unknown> | Promise<Result<unknown>> = handlers[method];
    const result = await handle(checkedByDispatcher<never>(params));
    if (result.ok && methods.get(method)?.result.Check(result.value) !== true) {
      throw new TypeError(`${method} answered with something the contract does not allow`);
    }
    return result;
  }

  return {
    async call(surface, method, params) {
      if (!isMethod(method)) return failed(failure('method.unknown'));
      if (!allows(kioskMethods[method].surfaces, surface)) return failed(failure('method.forbidden'));
      const decoded = plain(params);
      if (decoded === null || methods.get(method)?.params.Check(decoded.value) !== true) {
        return failed(failure('input.invalid'));
      }
      try {
        return await callHandler(method, decoded.value);
      } catch (error) {
        return defect(error, method);
      }
    },
    publish(event, payload) {
      if (payloads.get(event)?.Check(payload) !== true) {
        defect(new TypeError(`${event} carries something the contract does not allow`), event);
        return;
      }
      for (const { surface, listener } of subscribers) {
        if (allows(kioskEvents[event].surfaces, surface)) listener({ event, payload });
      }
    },
    subscribe(surface, listener) {
      const subscriber = { surface, listener };
      subscribers.add(subscriber);
      return () => subscribers.delete(subscriber);
    },
    recordDefect,
  };
}
