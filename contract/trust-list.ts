/**
 * Whom a kiosk believes, as data: the keys of the Belgian roots, of authorities below them, and the hosts that may be asked
 * about revocation. The list that a release brings is config/trust/belgian-trust-list.json; a newer one is signed by the
 * operator and named in the installation file (docs/trust-lists.md).
 */
import { type Static, Type } from 'typebox';

const closed = { additionalProperties: false } as const;

/** Printable ASCII: what is shown to an operator must not be able to pretend. */
const line = Type.String({ pattern: '^[!-~]([ -~]{0,298}[!-~])?$' });
/** Canonical: no two texts are the same bytes. */
const base64 = Type.String({
  pattern: '^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{4}|[A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)$',
  maxLength: 4096,
});
const sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' });
const date = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
/** A name that ends in letters: never an address of the inner network. */
const host = Type.String({ pattern: '^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,63}$', maxLength: 253 });

/** Where a key was taken from, so that anybody can take it from there again. */
const provenance = Type.Object(
  {
    source: line,
    /** SHA-256 of each certificate (DER) that carries the key: a re-issued root has the same key. */
    certificateSha256: Type.Array(sha256, { minItems: 1, maxItems: 20, uniqueItems: true }),
  },
  closed,
);

const pinnedKey = {
  name: line,
  /** SubjectPublicKeyInfo, DER, base64. */
  spki: base64,
  /** Of the DER above, lower-case hex. */
  sha256,
};

export const TrustListSchema = Type.Object(
  {
    schema: Type.Literal('trust-list/1'),
    /**
     * Only grows. By agreement the date of issue and a number of that day (2026112201), so that lists of a release and of an
     * operator stay comparable.
     */
    version: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
    issuedOn: date,
    roots: Type.Array(
      Type.Object(
        {
          ...pinnedKey,
          /** From the first to the last day of all certificates with this key. To be read by people: keys are compared, not dates. */
          validity: Type.Object({ notBefore: date, notAfter: date }, closed),
          provenance,
        },
        closed,
      ),
      { minItems: 1, maxItems: 50 },
    ),
    /** Citizen and foreigner CAs, so that a card that does not carry its CA can be checked all the same. */
    issuers: Type.Array(
      Type.Object(
        {
          ...pinnedKey,
          /** The name of a root in this list. */
          issuedBy: line,
          provenance,
        },
        closed,
      ),
      { maxItems: 1000 },
    ),
    revocationHosts: Type.Array(host, { maxItems: 50, uniqueItems: true }),
  },
  closed,
);
export type TrustList = Static<typeof TrustListSchema>;

/** Why a list is refused. The one that is built in then stays in force. */
export const trustListProblems = [
  'trust-list.unreadable',
  'trust-list.signature-unreadable',
  'trust-list.too-large',
  'trust-list.signature-malformed',
  'trust-list.signature-wrong',
  'trust-list.not-json',
  'trust-list.schema',
  'trust-list.date-impossible',
  'trust-list.key-malformed',
  'trust-list.hash-wrong',
  'trust-list.duplicate',
  'trust-list.issuer-unknown',
  'trust-list.older-than-built-in',
] as const;
export type TrustListProblem = (typeof trustListProblems)[number];
