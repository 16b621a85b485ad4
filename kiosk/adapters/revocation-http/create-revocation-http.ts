/**
 * RevocationTransportPort over HTTP: OCSP by POST (RFC 6960, appendix A.1), lists by GET, with a cache of lists on disk.
 * docs/revocation.md tells an operator what is sent where. OCSP answers are never stored: they are about one person's card.
 */
import type { RevocationTransportPort } from '../../../eid/index.ts';
import type { ClockPort, JournalPort, RandomPort } from '../../ports.ts';
import { createAskHttp } from './ask-http.ts';
import { createCrlCache } from './crl-cache.ts';

export type RevocationHttpOptions = {
  readonly clock: Pick<ClockPort, 'after'>;
  readonly random: Pick<RandomPort, 'uuid'>;
  readonly journal: JournalPort;
  /** For lists only; made when missing. Null: nothing is kept. */
  readonly cacheDirectory: string | null;
  /** `http://host:port` of a proxy for all questions. Null: none, also when the environment names one. */
  readonly proxy: string | null;
};

/** An honest answer about one certificate has one to three kilobytes, with the responder's certificate in it. */
const ocspLimitBytes = 64 * 1024;
const crlLimitBytes = 32 * 1024 * 1024;
const cacheLimits = { maxEntries: 16, maxBytes: 128 * 1024 * 1024 } as const;

export const createRevocationHttp = (options: RevocationHttpOptions): RevocationTransportPort => {
  const { clock, random, journal, cacheDirectory, proxy } = options;
  const ask = createAskHttp(clock, proxy);
  const cache =
    cacheDirectory === null ? null : createCrlCache({ directory: cacheDirectory, ...cacheLimits, journal, random });

  return {
    askOcsp: (url, request, deadlineMs) =>
      ask({
        method: 'POST',
        url,
        headers: { 'content-type': 'application/ocsp-request', accept: 'application/ocsp-response' },
        body: request,
        limitBytes: ocspLimitBytes,
        deadlineMs,
      }),
    async fetchCrl(url, deadlineMs, isFresh) {
      const kept = (await cache?.find(url)) ?? null;
      if (kept !== null && isFresh(kept)) return { ok: true, value: kept };
      const fetched = await ask({
        method: 'GET',
        url,
        headers: { accept: 'application/pkix-crl' },
        body: null,
        limitBytes: crlLimitBytes,
        deadlineMs,
      });
      // Whatever it is: it is asked about again before it is used, and a forged one gives way to the next.
      if (fetched.ok) await cache?.keep(url, fetched.value);
      return fetched;
    },
  };
};
