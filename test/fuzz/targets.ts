/** Everything that reads bytes from outside, as a table. */
import type { EidFileName } from '../../contract/eid-files.ts';
import type { CheckCode } from '../../contract/findings.ts';
import { decodeAddress } from '../../eid/decode/address.ts';
import { decodeCardData } from '../../eid/decode/card-data.ts';
import { decodeIdentity } from '../../eid/decode/identity.ts';
import { jpegSize } from '../../eid/decode/jpeg.ts';
import { decodeTlv } from '../../eid/decode/tlv.ts';
import { decodeCertificate } from '../../eid/index.ts';
import { decodeCrl, entriesFor } from '../../eid/revocation/crl.ts';
import { decodeOcspReply } from '../../eid/revocation/ocsp-messages.ts';
import { fileBytes } from '../unit/eid/card-images.ts';
import { issuerAsSigner } from '../../simulator/revocation/ocsp-signers.ts';
import { askedOf, days } from '../unit/eid/revocation/asked.ts';
import { cardImageTarget } from './card-image-target.ts';
import { cardSamples } from './card-samples.ts';
import type { FuzzTarget } from './fuzz-engine.ts';
import { outsideTargets } from './outside-targets.ts';
import { type Parser, parserTarget } from './parser-target.ts';

const [firstCard, ...otherCards] = cardSamples;

const samplesOf = (...files: readonly EidFileName[]): Parser['samples'] => [
  fileBytes(firstCard, files[0] ?? 'identity'),
  ...[firstCard, ...otherCards].flatMap((image) =>
    files.filter((file) => image.files[file].status === 'read').map((file) => fileBytes(image, file)),
  ),
];

const cardDataSamples: Parser['samples'] = [
  new Uint8Array(28),
  ...cardSamples.map(({ cardData }) => cardData).filter((bytes) => bytes !== null),
];

const { authority, certificate, crl, ocspAnswer } = askedOf('ec');

const parsers: readonly Parser[] = [
  { name: 'tlv', shape: 'tlv', samples: samplesOf('identity', 'address'), parse: decodeTlv },
  {
    name: 'identity',
    shape: 'tlv',
    samples: samplesOf('identity'),
    parse: (bytes) => [decodeIdentity(bytes, '1.7'), decodeIdentity(bytes, '1.8')],
  },
  { name: 'address', shape: 'tlv', samples: samplesOf('address'), parse: decodeAddress },
  { name: 'jpeg-header', shape: 'jpeg', samples: samplesOf('photo'), parse: jpegSize },
  {
    name: 'certificate',
    shape: 'der',
    samples: samplesOf('rrn-certificate', 'authentication-certificate', 'citizen-ca-certificate'),
    parse: decodeCertificate,
  },
  {
    name: 'ocsp-answer',
    shape: 'der',
    samples: [
      ocspAnswer(),
      ocspAnswer({ status: { kind: 'revoked', at: days(-3), reason: 1 } }, { signer: issuerAsSigner(authority) }),
    ],
    parse: decodeOcspReply,
  },
  {
    name: 'revocation-list',
    shape: 'der',
    samples: [crl(), crl({ revoked: [{ serial: certificate.serial, at: days(-3), reason: 6 }] })],
    parse: (bytes) => {
      const list = decodeCrl(bytes);
      return list === null ? null : [list.thisUpdate, list.nextUpdate, entriesFor(list, certificate.serial)];
    },
  },
  { name: 'card-data', shape: 'plain', samples: cardDataSamples, parse: decodeCardData },
];

/** `onForbidden`: see card-image-target.ts. */
export const fuzzTargets = (
  onForbidden: (checks: readonly CheckCode[]) => void = () => undefined,
): readonly FuzzTarget[] => [...parsers.map(parserTarget), ...outsideTargets, cardImageTarget(onForbidden)];
