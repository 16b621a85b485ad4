/** What does not come from a card: answers about revocation, trust lists, and files that were exported. */
import { readJsonExport, toJsonExport } from '../../eid/export/json-export.ts';
import { readViewerExport } from '../../eid/export/read-viewer-export.ts';
import { toViewerExport } from '../../eid/export/viewer-export.ts';
import { openTrustList } from '../../eid/index.ts';
import { judgeCrl } from '../../eid/revocation/judge-crl.ts';
import { judgeOcsp } from '../../eid/revocation/judge-ocsp.ts';
import { adult17, adult18 } from '../../simulator/cards/holders.ts';
import { pkiFamilies } from '../../simulator/pki/test-pki.ts';
import { shippedList, signedList, testOperatorKey } from '../signed-trust-lists.ts';
import { asTestCard } from '../unit/eid/card-images.ts';
import { exportable, exportedCards } from '../unit/eid/export/exported-cards.ts';
import { askedOf, days } from '../unit/eid/revocation/asked.ts';
import type { FuzzTarget } from './fuzz-engine.ts';
import { type JudgedKind, judgedTarget } from './judged-target.ts';
import { parserTarget } from './parser-target.ts';

const isUnknown = (verdict: unknown): boolean =>
  typeof verdict === 'object' && verdict !== null && 'status' in verdict && verdict.status === 'unknown';
const isRefused = (verdict: unknown): boolean =>
  typeof verdict === 'object' && verdict !== null && 'ok' in verdict && verdict.ok === false;

const revokedOn = (reason: number) => ({ status: { kind: 'revoked', at: days(-3), reason } }) as const;

const [firstFamily, ...otherFamilies] = pkiFamilies.map((family) => {
  const { ocspQuestion, ocspAnswer, crlQuestion, crl, certificate } = askedOf(family);
  const judgedAnswer = (bytes: Uint8Array) => ({
    bytes,
    judge: (answer: Uint8Array) => judgeOcsp(answer, ocspQuestion),
  });
  const judgedList = (bytes: Uint8Array) => ({ bytes, judge: (list: Uint8Array) => judgeCrl(list, crlQuestion) });
  return {
    answers: [
      judgedAnswer(ocspAnswer()),
      judgedAnswer(ocspAnswer(revokedOn(1))),
      judgedAnswer(ocspAnswer(revokedOn(6))),
    ],
    lists: [judgedList(crl()), judgedList(crl({ revoked: [{ serial: certificate.serial, at: days(-3), reason: 1 }] }))],
  };
});
if (firstFamily === undefined) throw new Error('a test PKI has a family');
const families = [firstFamily, ...otherFamilies];

const atLeastOne = <T>(values: readonly T[]): readonly [T, ...T[]] => {
  const [first, ...others] = values;
  if (first === undefined) throw new Error('there is nothing to damage');
  return [first, ...others];
};

const trustList = signedList(shippedList);

const judgedKinds: readonly JudgedKind[] = [
  {
    name: 'judged-ocsp-answer',
    shape: 'der',
    samples: atLeastOne(families.flatMap(({ answers }) => answers)),
    isUndecided: isUnknown,
  },
  {
    name: 'judged-revocation-list',
    shape: 'der',
    samples: atLeastOne(families.flatMap(({ lists }) => lists)),
    isUndecided: isUnknown,
  },
  {
    name: 'trust-list',
    shape: 'text',
    samples: [
      {
        bytes: trustList.list,
        judge: (list) => openTrustList({ ...trustList, list }, testOperatorKey, asTestCard.crypto),
      },
      {
        bytes: trustList.signature,
        judge: (signature) => openTrustList({ ...trustList, signature }, testOperatorKey, asTestCard.crypto),
      },
    ],
    isUndecided: isRefused,
  },
];

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');

const exported = await Promise.all(Object.values(exportedCards).map(exportable));
const viewerFiles = (await Promise.all([adult17, adult18].map(exportable)))
  .map(({ image, document }) => toViewerExport(image, document))
  .filter((file) => file.ok)
  .map((file) => Buffer.from(file.value));

const exportParsers = [
  {
    name: 'exported-json',
    shape: 'text',
    samples: atLeastOne(exported.map((reading) => Buffer.from(JSON.stringify(toJsonExport(reading))))),
    parse: (bytes: Uint8Array) => readJsonExport(textOf(bytes)),
  },
  {
    name: 'viewer-xml',
    shape: 'text',
    samples: atLeastOne(viewerFiles),
    parse: (bytes: Uint8Array) => readViewerExport(textOf(bytes)),
  },
] as const;

export const outsideTargets: readonly FuzzTarget[] = [
  ...judgedKinds.map(judgedTarget),
  ...exportParsers.map(parserTarget),
];
