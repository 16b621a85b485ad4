/**
 * The look-ups as a whole, against the simulated authorities: who is asked about what, in which order, and what comes of it.
 * What a single answer is worth is in judge-ocsp and judge-crl.
 */
import { describe, expect, it } from 'vitest';
import { failed, type Result, success } from '../../../../contract/result.ts';
import {
  type CardImage,
  checkRevocation,
  type RevocationOptions,
  type RevocationTransportPort,
  type RevocationTrouble,
} from '../../../../eid/index.ts';
import { publicKeyBits } from '../../../../eid/verify/x509.ts';
import { makeChip } from '../../../../simulator/card-maker/make-chip.ts';
import { adult17, adult18, euPlus, expired, kids } from '../../../../simulator/cards/holders.ts';
import { testPki } from '../../../../simulator/pki/test-pki.ts';
import { makeCrl } from '../../../../simulator/revocation/make-crl.ts';
import { readOcspRequest } from '../../../../simulator/revocation/read-ocsp-request.ts';
import type { RevocationScript } from '../../../../simulator/revocation/simulated-authorities.ts';
import { createSimulatedRevocation } from '../../../../simulator/revocation/simulated-revocation.ts';
import { asBelgianCard, asTestCard, fileBytes, imageOf, withFiles } from '../card-images.ts';
import { fromHex, zeros } from '../tlv-file.ts';
import { days, decoded, now } from './asked.ts';

const good = { status: 'good' } as const;
const unknown = (reason: string) => ({ status: 'unknown', reason });
const on17 = imageOf(makeChip(adult17));
const on18 = imageOf(makeChip(adult18));

type Asked = { readonly what: 'ocsp' | 'crl'; readonly url: string; readonly deadlineMs: number };

/** Writes down what is asked; `instead` answers in the place of the simulated authorities where it wants to. */
const recorded = (
  script: Partial<RevocationScript> = {},
  instead: (url: string) => Result<Uint8Array, RevocationTrouble> | null = () => null,
) => {
  const inner = createSimulatedRevocation({ now: () => new Date(now), ...script });
  const asked: Asked[] = [];
  const requests: Uint8Array[] = [];
  const transport: RevocationTransportPort = {
    askOcsp: async (url, request, deadlineMs) => {
      asked.push({ what: 'ocsp', url, deadlineMs });
      requests.push(request);
      return instead(url) ?? inner.askOcsp(url, request, deadlineMs);
    },
    fetchCrl: async (url, deadlineMs, isFresh) => {
      asked.push({ what: 'crl', url, deadlineMs });
      return instead(url) ?? inner.fetchCrl(url, deadlineMs, isFresh);
    },
  };
  return { transport, asked, requests };
};

const options = (transport: RevocationTransportPort, changes: Partial<RevocationOptions> = {}): RevocationOptions => {
  let count = 0;
  return {
    ...asTestCard,
    transport,
    nonce: () => {
      count += 1;
      return zeros(32).fill(count);
    },
    deadlineMs: 5000,
    ...changes,
  };
};

const isOcsp = (url: string): boolean => url.includes('/ocsp');
const nothingKnown = (reason: string) => ({
  authentication: unknown(reason),
  signature: unknown(reason),
  authority: unknown(reason),
});
const allGood = { authentication: good, signature: good, authority: good };

describe('what is asked', () => {
  it.each([
    ['1.7', on17],
    ['1.8', on18],
    ['EU+', imageOf(makeChip(euPlus))],
  ])(
    '%s: both certificates by OCSP, each with its own nonce; the authority in the list of the root',
    async (_story, image) => {
      const { transport, asked, requests } = recorded();
      expect(await checkRevocation(image, options(transport))).toEqual(allGood);
      expect(asked.map(({ what }) => what).toSorted()).toEqual(['crl', 'ocsp', 'ocsp']);
      const questions = requests.map((request) => readOcspRequest(request));
      expect(questions.map((question) => question?.asked.map(({ serialHex }) => serialHex.toUpperCase()))).toEqual(
        (['authentication-certificate', 'signature-certificate'] as const).map((file) => [
          Buffer.from(decoded(fileBytes(image, file)).serial)
            .toString('hex')
            .toUpperCase(),
        ]),
      );
      expect(new Set(questions.map((question) => Buffer.from(question?.nonce ?? zeros(0)).toString('hex'))).size).toBe(
        2,
      );
    },
  );

  it('one list serves both certificates, and the share of OCSP and list is no more than the deadline', async () => {
    const { transport, asked } = recorded({}, (url) => (isOcsp(url) ? failed('unreachable') : null));
    expect(await checkRevocation(on17, options(transport))).toEqual(allGood);
    expect(asked.filter(({ what }) => what === 'crl').map(({ url }) => url)).toHaveLength(2);
    const share = (what: Asked['what'], part: string): number =>
      Math.max(
        ...asked.filter((one) => one.what === what && one.url.includes(part)).map(({ deadlineMs }) => deadlineMs),
      );
    expect(share('ocsp', 'ocsp') + share('crl', 'citizen')).toBeLessThanOrEqual(5000);
    expect(share('crl', 'root')).toBeLessThanOrEqual(5000);
  });

  it('nobody about a card of an unknown root', async () => {
    const { transport, asked } = recorded();
    const { roots } = asBelgianCard;
    expect(await checkRevocation(on17, options(transport, { roots }))).toEqual({
      ...nothingKnown('chain-not-trusted'),
      authority: null,
    });
    expect(asked).toEqual([]);
  });

  it('nobody about certificates of a rogue authority, though the card is good otherwise', async () => {
    const { transport, asked } = recorded();
    const rogue = imageOf(makeChip({ ...adult18, pki: 'rogue' }));
    const files = ['authentication-certificate', 'signature-certificate', 'citizen-ca-certificate'] as const;
    const image = withFiles(on18, Object.fromEntries(files.map((file) => [file, fileBytes(rogue, file)])));
    expect(await checkRevocation(image, options(transport))).toMatchObject({ authority: null });
    expect(asked).toEqual([]);
  });

  it('nobody about a host that a card of a Belgian root names and that is not Belgian', async () => {
    const { transport, asked } = recorded();
    const roots = { belgian: asTestCard.roots.test, test: [] };
    expect(await checkRevocation(on17, options(transport, { roots }))).toEqual(nothingKnown('host-not-allowed'));
    expect(asked).toEqual([]);
  });

  it('a host that the configuration lists', async () => {
    const { transport } = recorded();
    const roots = { belgian: asTestCard.roots.test, test: [], revocationHosts: ['test-pki.invalid'] };
    expect(await checkRevocation(on17, options(transport, { roots }))).toEqual(allGood);
  });

  it('nobody where no authority was read, unless its key is known', async () => {
    const image = withFiles(on18, { 'citizen-ca-certificate': { status: 'not-requested' } });
    const { transport, asked } = recorded();
    expect(await checkRevocation(image, options(transport))).toMatchObject({
      authentication: unknown('chain-not-trusted'),
    });
    expect(asked).toEqual([]);
    const { spki } = decoded(testPki('ec').citizenCa.certificate);
    const issuers = [{ name: 'Citizen CA', spki }];
    const roots = { ...asTestCard.roots, issuers, revocationHosts: ['test-pki.invalid'] };
    expect(await checkRevocation(image, options(transport, { roots }))).toEqual({
      authentication: good,
      signature: good,
      authority: unknown('no-address'),
    });
  });

  it('nobody about certificates that are not there or are over', async () => {
    const { transport, asked } = recorded();
    const none = { authentication: null, signature: null, authority: null };
    expect(await checkRevocation(imageOf(makeChip(kids)), options(transport))).toEqual(none);
    const after = await checkRevocation(imageOf(makeChip(expired)), options(transport));
    expect(after).toEqual({ authentication: unknown('expired'), signature: unknown('expired'), authority: null });
    expect(asked).toEqual([]);
  });
});

describe('what comes of it', () => {
  const authentication = fileBytes(on17, 'authentication-certificate');
  const signature = fileBytes(on17, 'signature-certificate');

  it('revoked and suspended, each where it is', async () => {
    const { transport, asked } = recorded({
      certificates: [
        { certificate: authentication, answer: 'on-hold' },
        { certificate: signature, answer: 'revoked' },
      ],
    });
    expect(await checkRevocation(on17, options(transport))).toMatchObject({
      authentication: { status: 'suspended' },
      signature: { status: 'revoked', reason: 'key-compromise' },
      authority: good,
    });
    // Who has an answer does not fetch a list of megabytes.
    expect(asked.filter(({ url }) => url.includes('citizen'))).toEqual([]);
  });

  it.each([
    'unknown',
    'try-later',
    'unauthorized',
    'wrong-nonce',
    'stale',
    'from-the-future',
    'other-certificate',
    'forged',
    'signed-by-rogue-issuer',
    'signed-by-rogue-responder',
    'signed-by-unappointed',
    'garbage',
    'empty',
  ] as const)('%s: the list is asked instead', async (answer) => {
    const { transport, asked } = recorded({ certificates: [{ certificate: authentication, answer }] });
    expect(await checkRevocation(on17, options(transport))).toEqual(allGood);
    expect(asked.some(({ url }) => url.includes('citizen'))).toBe(true);
  });

  it('revoked by the list where the responder is silent', async () => {
    const { transport } = recorded(
      {
        certificates: [
          { certificate: authentication, answer: 'revoked' },
          { certificate: signature, answer: 'on-hold' },
        ],
      },
      (url) => (isOcsp(url) ? failed('timed-out') : null),
    );
    expect(await checkRevocation(on17, options(transport))).toMatchObject({
      authentication: { status: 'revoked' },
      signature: { status: 'suspended' },
    });
  });

  it.each([
    'stale',
    'from-the-future',
    'forged',
    'signed-by-rogue',
    'delta',
    'other-certificates-only',
    'garbage',
  ] as const)('no answer and a list that is %s: unknown, for the reason of the responder', async (list) => {
    const { transport } = recorded({ lists: { 'citizen-rsa': list, 'root-rsa': list } }, (url) =>
      isOcsp(url) ? failed('timed-out') : null,
    );
    const outcome = await checkRevocation(on17, options(transport));
    expect(outcome).toMatchObject({ authentication: unknown('timed-out'), authority: { status: 'unknown' } });
  });

  it.each(['unreachable', 'timed-out', 'refused', 'too-large'] as const)('%s everywhere: unknown', async (trouble) => {
    const { transport } = recorded({}, () => failed(trouble));
    expect(await checkRevocation(on18, options(transport))).toEqual(nothingKnown(trouble));
  });

  it('an authority on the list of its root', async () => {
    const { root, citizenCa } = testPki('rsa');
    const { serial } = decoded(citizenCa.certificate);
    const list = makeCrl({
      issuer: root,
      revoked: [{ serial, at: days(-2), reason: 2 }],
      thisUpdate: days(-1),
      nextUpdate: days(30),
    });
    const { transport } = recorded({}, (url) => (url.includes('root') ? success(list) : null));
    expect(await checkRevocation(on17, options(transport))).toEqual({
      authentication: good,
      signature: good,
      authority: { status: 'revoked', reason: 'authority-compromise', at: days(-2).toISOString() },
    });
  });
});

describe('a list that was kept', () => {
  const issuer = testPki('rsa').citizenCa;
  const sound = makeCrl({ issuer, revoked: [], thisUpdate: days(-1), nextUpdate: days(6) });
  const forged = makeCrl({ issuer, revoked: [], thisUpdate: days(-1), nextUpdate: days(6), isForged: true });
  const old = makeCrl({ issuer, revoked: [], thisUpdate: days(-9), nextUpdate: days(-2) });

  /** Keeps `kept` and gives it where it is called fresh; `sound` otherwise. */
  const keeping = (kept: Uint8Array) => {
    let fetchedAnew = 0;
    const { transport } = recorded({}, (url) => (isOcsp(url) ? failed('unreachable') : null));
    const withCache: RevocationTransportPort = {
      ...transport,
      fetchCrl: async (url, deadlineMs, isFresh) => {
        if (!url.includes('citizen')) return transport.fetchCrl(url, deadlineMs, isFresh);
        if (isFresh(kept)) return success(kept);
        fetchedAnew += 1;
        return success(sound);
      },
    };
    return { transport: withCache, fetchedAnew: () => fetchedAnew };
  };

  it.each([
    ['current: used', sound, 0],
    ['over: fetched', old, 1],
    ['no list at all: fetched', zeros(40), 1],
    ['current, but not what the authority signed: fetched after all', forged, 1],
  ])('%s', async (_story, kept, times) => {
    const { transport, fetchedAnew } = keeping(kept);
    expect(await checkRevocation(on17, options(transport))).toEqual(allGood);
    expect(fetchedAnew()).toBe(times);
  });
});

it('never rejects for a card, whatever is on it', async () => {
  const { transport } = recorded({}, () => failed('unreachable'));
  const files = ['authentication-certificate', 'signature-certificate', 'citizen-ca-certificate'] as const;
  for (const file of files) {
    const bytes = fileBytes(on18, file);
    for (let place = 0; place < bytes.length; place += 41) {
      const changed = bytes.slice();
      changed[place] = (changed[place] ?? 0) ^ 0xff;
      const image: CardImage = withFiles(on18, { [file]: changed });
      const { authentication, signature } = await checkRevocation(image, options(transport));
      for (const one of [authentication, signature]) expect(one?.status ?? 'unknown').toBe('unknown');
    }
  }
}, 30_000);

it('hashes the bits of a key and nothing around them', () => {
  const { spki } = decoded(testPki('ec').citizenCa.certificate);
  // An uncompressed point of P-384: 04, and two coordinates of 48 bytes (RFC 5480 §2.2).
  expect(publicKeyBits(spki)).toEqual(spki.subarray(-97));
  expect(publicKeyBits(fromHex('3000'))).toBeNull();
});
