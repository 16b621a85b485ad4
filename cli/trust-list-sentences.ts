/** What a technician is told about a trust list that is refused, and what to do about it. */
import type { TrustListProblem } from '../contract/trust-list.ts';
import type { TrustListTrouble } from '../eid/index.ts';

const sentences: Readonly<Record<TrustListProblem, string>> = {
  'trust-list.unreadable': 'the file cannot be read',
  'trust-list.signature-unreadable': 'its signature, the same name with .sig behind, cannot be read',
  'trust-list.too-large': 'it is larger than any trust list',
  'trust-list.signature-malformed': 'its .sig file does not hold a signature: 64 bytes in base64',
  'trust-list.signature-wrong':
    'the signature does not fit this list and this key: one of the three is not the right one',
  'trust-list.not-json': 'it is not JSON in UTF-8',
  'trust-list.schema': 'it has not the shape of a trust-list/1',
  'trust-list.date-impossible': 'a date is on no calendar, or a validity ends before it begins',
  'trust-list.key-malformed': 'a key is not a public key (SubjectPublicKeyInfo); a whole certificate is none',
  'trust-list.hash-wrong': 'the SHA-256 beside a key is not that of the key',
  'trust-list.duplicate': 'a name or a key is in it twice',
  'trust-list.issuer-unknown': 'an issuer names a root that is not in the list',
  'trust-list.older-than-built-in': 'its version is lower than that of the built-in list',
};

export const sentenceFor = (file: string, { code, at }: TrustListTrouble): string =>
  `The trust list ${file} is refused: ${sentences[code]}${at === null || at === '' ? '' : `, at ${at}`} (${code}).`;
