/**
 * Host names by DNS itself instead of the system's getaddrinfo: a question that is given up can be called off, whereas
 * getaddrinfo holds one of the few threads of the process, and the end of the process, until its own time-outs have passed.
 *
 * Not guaranteed: names that only /etc/hosts or another directory of the system knows. The one exception is `localhost`.
 */
import { type LookupAddress, promises } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { callbackify } from 'node:util';

export type HostLookup = {
  readonly lookup: LookupFunction;
  /** What is still being asked ends at once, as a failure. */
  cancel(): void;
};

/** First try and second: half a second, then a whole one. A server that drops questions must leave time for the answer. */
const tries = { timeout: 500, tries: 2 } as const;

/** RFC 6761 §6.3: always this computer, whatever a server says. */
const loopback: readonly LookupAddress[] = [
  { address: '127.0.0.1', family: 4 },
  { address: '::1', family: 6 },
];

const addressesOf = async (resolver: promises.Resolver, host: string): Promise<readonly LookupAddress[]> => {
  if (host === 'localhost') return loopback;
  const [four, six] = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
  if (four.status === 'rejected' && six.status === 'rejected') throw four.reason;
  return [
    ...(four.status === 'fulfilled' ? four.value : []).map((address) => ({ address, family: 4 })),
    ...(six.status === 'fulfilled' ? six.value : []).map((address) => ({ address, family: 6 })),
  ];
};

const askAddresses = callbackify(addressesOf);

const noAddress = (): NodeJS.ErrnoException => Object.assign(new Error('no address'), { code: 'ENODATA' });

export const createHostLookup = (): HostLookup => {
  // A new one each time: the name servers may have changed since the program started.
  const resolver = new promises.Resolver(tries);
  return {
    lookup: (host, options, callback) => {
      askAddresses(resolver, host, (error, addresses) => {
        const [first] = error === null ? addresses : [];
        if (first === undefined) callback(error ?? noAddress(), []);
        else if (options.all === true) callback(null, [...addresses]);
        else callback(null, first.address, first.family);
      });
    },
    cancel: () => resolver.cancel(),
  };
};
