/** What follows from a known cause is not said beside it, and a second cause is never swallowed (design findings.md, last paragraph). */
import { describe, expect, it } from 'vitest';
import type { FindingCode } from '../../../contract/findings.ts';
import type { CardImage, EidFile, FileOutcome } from '../../../eid/card-image.ts';
import { interpretCard } from '../../../eid/index.ts';
import { makeChip } from '../../../simulator/card-maker/make-chip.ts';
import { adult17, adult18 } from '../../../simulator/cards/holders.ts';
import { asTestCard, fileBytes, imageOf, withChangedByte, withFiles } from './card-images.ts';
import { zeros } from './tlv-file.ts';

const on17 = imageOf(makeChip(adult17));
const on18 = imageOf(makeChip(adult18));

const stoppedAt = (offsets: readonly number[], why: number | string): FileOutcome => ({
  status: 'failed',
  offset: offsets.at(-1) ?? 0,
  offsets,
  attempts: offsets.length,
  statusWord: typeof why === 'number' ? why : null,
  trouble: typeof why === 'string' ? why : null,
});
const missing: FileOutcome = { status: 'missing', statusWord: 0x6a82 };
const refused: FileOutcome = { status: 'not-activated', statusWord: 0x6985 };
const blank: FileOutcome = { status: 'read', bytes: zeros(256) };
const erased: FileOutcome = { status: 'read', bytes: zeros(256).fill(0xff) };
const empty: FileOutcome = { status: 'read', bytes: zeros(0) };

const allBut = (outcome: FileOutcome, others: Partial<CardImage['files']> = {}): CardImage['files'] => ({
  identity: outcome,
  'identity-signature': outcome,
  address: outcome,
  'address-signature': outcome,
  photo: outcome,
  'rrn-certificate': outcome,
  'authentication-certificate': outcome,
  'signature-certificate': outcome,
  'citizen-ca-certificate': outcome,
  'root-certificate': outcome,
  'basic-public-key': { status: 'not-requested' },
  ...others,
});
const lifeCycle = (image: CardImage, value: number): CardImage => ({
  ...image,
  cardData: Uint8Array.of(...(image.cardData?.subarray(0, 27) ?? []), value),
});

type Row = readonly [story: string, image: CardImage, findings: readonly FindingCode[]];

const consequences: readonly Row[] = [
  [
    'another card has none of our files',
    { ...on17, appletStatusWord: 0x6a82, cardData: null, files: allBut(missing) },
    ['chip.not-eid'],
  ],
  [
    'another card with Belgian habits',
    { ...on17, appletStatusWord: 0x6d00, cardData: null, files: allBut(blank) },
    ['chip.not-eid'],
  ],
  [
    'a chip without a holder: blank files',
    lifeCycle({ ...on17, files: allBut(blank) }, 0x07),
    ['chip.not-personalised'],
  ],
  [
    'a chip without a holder: no files',
    lifeCycle({ ...on17, files: allBut(missing) }, 0x07),
    ['chip.not-personalised'],
  ],
  [
    'not activated: some files refused, the rest not there',
    withFiles(on17, { ...allBut(refused), photo: missing, 'authentication-certificate': missing, address: missing }),
    ['chip.not-activated'],
  ],
  [
    'EEPROM failure, then silence',
    withFiles(on17, { identity: stoppedAt([0], 0x6581), address: stoppedAt([0, 0, 0], 'communication') }),
    ['chip.eeprom-failure'],
  ],
  [
    'EEPROM failure on the first command of all',
    {
      ...on17,
      appletStatusWord: 0x6581,
      cardData: null,
      cardDataStatusWord: null,
      files: allBut(stoppedAt([], 0x6581)),
    },
    ['chip.eeprom-failure'],
  ],
  [
    'an unreadable identity has no signature, photo hash, chip number or validity to fail',
    withFiles(on18, { identity: stoppedAt([96, 96], 0x6400) }),
    ['chip.memory-damaged'],
  ],
  [
    'without an RRN certificate no signature is called wrong',
    withChangedByte(withFiles(on17, { 'rrn-certificate': blank }), 'identity', 120),
    ['certificate.rrn-corrupt'],
  ],
];

const twoCauses: readonly Row[] = [
  [
    'no address file, and half an RRN certificate',
    withFiles(on17, {
      address: missing,
      'rrn-certificate': { status: 'read', bytes: fileBytes(on17, 'rrn-certificate').slice(0, 300) },
    }),
    ['chip.file-missing', 'certificate.rrn-corrupt'],
  ],
  [
    'a damaged photo file, and an address that was not signed',
    withChangedByte(withFiles(on17, { photo: stoppedAt([512, 512], 'communication') }), 'address', 5),
    ['chip.memory-damaged', 'data.address-signature-invalid'],
  ],
  [
    'a broken identity file, an erased address, no photo, a blocked PIN',
    { ...withFiles(on17, { identity: erased, address: blank, photo: missing }), pinTriesLeft: 0 },
    ['data.identity-corrupt', 'data.address-missing', 'pin.blocked', 'data.photo-missing'],
  ],
  [
    'a forged identity on a copied chip',
    withChangedByte(
      {
        ...on17,
        cardData: Uint8Array.of(
          0x53,
          0x4c,
          ...(on17.cardData?.subarray(2).map((byte, at) => (at < 14 ? 0x11 : byte)) ?? []),
        ),
      },
      'identity',
      120,
    ),
    ['data.identity-signature-invalid', 'data.chip-number-mismatch'],
  ],
];

const findingsOf = async (image: CardImage) =>
  (await interpretCard(image, asTestCard)).findings.filter(({ code }) => code !== 'certificate.test-card');

describe('consequences of a known cause stay away', () => {
  it.each(consequences)('%s', async (_story, image, expected) => {
    expect((await findingsOf(image)).map(({ code }) => code)).toEqual(expected);
  });
});

describe('a second cause is reported too', () => {
  it.each(twoCauses)('%s', async (_story, image, expected) => {
    expect((await findingsOf(image)).map(({ code }) => code)).toEqual(expected);
  });
});

describe('what keeps an essential file from being read is blocking', () => {
  const essential: readonly EidFile[] = ['identity', 'identity-signature', 'rrn-certificate'];
  const outcomes = {
    missing,
    refused,
    'stopped by a status word, twice at one place': stoppedAt([0, 0], 0x6400),
    'stopped by a status word, once': stoppedAt([0], 0x6400),
    'stopped by a status word, at moving places': stoppedAt([0, 96], 0x6400),
    'EEPROM failure': stoppedAt([0], 0x6581),
    'transmission stops at one place': stoppedAt([64, 64], 'communication'),
    empty,
    blank,
    erased,
  } as const;
  const cases = essential.flatMap((file) =>
    Object.entries(outcomes).map(([how, outcome]) => [file, how, outcome] as const),
  );

  it.each(cases)('%s: %s', async (file, _how, outcome) => {
    const [worst] = await findingsOf(withFiles(on18, { [file]: outcome }));
    expect(worst?.severity).toBe('blocking');
  });
});

it('of two citizen certificates, one beyond decoding, neither check passes', async () => {
  const broken = withFiles(on17, { 'signature-certificate': zeros(900).fill(0x41) });
  const { checks } = await interpretCard(broken, asTestCard);
  const about = checks.filter(({ check }) => check === 'holder' || check === 'citizen-certificates');
  expect(about.map(({ verdict, reason }) => [verdict, reason])).toEqual([
    ['not-done', 'one of the citizen certificates cannot be decoded'],
    ['not-done', 'one of the citizen certificates cannot be decoded'],
  ]);
});

describe('how sure a damaged memory is', () => {
  const broken = stoppedAt([0, 0, 0], 'communication');
  it.each([
    ['a status word at one place', withFiles(on17, { identity: stoppedAt([96, 96], 0x6400) }), 'proven'],
    ['a status word at moving places', withFiles(on17, { identity: stoppedAt([96, 0], 0x6400) }), 'suspected'],
    ['a status word that was not asked for again', withFiles(on17, { identity: stoppedAt([0], 0x6400) }), 'suspected'],
    ['transmission at one place, while other files come through', withFiles(on17, { identity: broken }), 'proven'],
    ['transmission in every file: it may be the contacts', { ...on17, files: allBut(broken) }, 'suspected'],
    [
      'nothing else was asked for',
      { ...on17, files: { ...allBut({ status: 'not-requested' }), identity: broken } },
      'suspected',
    ],
  ] as const)('%s', async (_story, image, certainty) => {
    const found = (await findingsOf(image)).map((finding) => [finding.code, finding.certainty, finding.severity]);
    expect(found).toEqual([['chip.memory-damaged', certainty, 'blocking']]);
  });
});
