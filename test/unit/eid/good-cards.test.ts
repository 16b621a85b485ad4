/**
 * Good cards raise no alarm: whatever is unusual but right about a holder or a card, nothing above a notice is said, and no
 * check fails. An engine that cries wolf at the counter is worse than none.
 */
import { describe, expect, it } from 'vitest';
import type { Identity } from '../../../contract/eid-read.ts';
import type { FindingCode } from '../../../contract/findings.ts';
import { type CardReading, interpretCard } from '../../../eid/index.ts';
import { createVirtualCard } from '../../../simulator/card/create-virtual-card.ts';
import type { CardDefinition } from '../../../simulator/card-maker/card-definition.ts';
import { makeChip } from '../../../simulator/card-maker/make-chip.ts';
import { adult17, adult18, euPlus, kids, longName, senior17 } from '../../../simulator/cards/holders.ts';
import { soundTestCards } from '../../cards/card-definitions.ts';
import { readVirtualCard } from '../../read-virtual-card.ts';
import { asTestCard } from './card-images.ts';

/** The maker puts its own national number into certificates; a card with another number goes without them. */
const withoutCertificates = { authentication: null, signature: null };

/** Check digits as the register makes them; the people it would fit were born in 1901, so nobody carries such a card. */
const numberOf = (nineDigits: string): string =>
  `${nineDigits}${String(97 - (Number(nineDigits) % 97)).padStart(2, '0')}`;

const withNumber = (nineDigits: string, birthDate: string, sex: string): CardDefinition => ({
  ...adult18,
  certificates: withoutCertificates,
  defects: { identityFields: { 0x06: numberOf(nineDigits), 0x0c: birthDate, 0x0d: sex } },
});
const withFields = (base: CardDefinition, fields: Readonly<Record<number, string>>): CardDefinition => ({
  ...base,
  defects: { identityFields: fields },
});

/** Spellings of the first names in decomposed form, as some municipalities write them. */
const decomposed = 'Ge\u0301raldine Noe\u0308lle';

type Case = readonly [
  story: string,
  definition: CardDefinition,
  /** Besides certificate.test-card, which every invented card has. */
  findings?: readonly FindingCode[],
  shown?: Partial<Identity>,
];

const cases: readonly Case[] = [
  ['an adult on 1.7', adult17],
  ['an adult on 1.8', adult18],
  ['a child without certificates', kids, ['certificate.missing']],
  [
    'a minor without a signature certificate',
    { ...adult18, certificates: { ...adult18.certificates, signature: null } },
    ['certificate.missing'],
  ],
  ['a resident with an EU+ card', euPlus],
  ['EU+ with a date still to come', withFields(euPlus, { 0x1f: '' }), [], { euStartDate: null }],
  ['born after 2000, long names, file version', longName],
  [
    'born on the first day of 2000',
    { ...adult18, holder: { ...adult18.holder, birthDate: { year: 2000, month: 1, day: 1 } } },
  ],
  [
    'born on the last day of 1999',
    { ...adult18, holder: { ...adult18.holder, birthDate: { year: 1999, month: 12, day: 31 } } },
  ],
  [
    'only the birth year is known',
    withFields(adult18, { 0x0c: '        1992' }),
    [],
    { birthDate: { raw: '        1992', iso: null, year: 1992 } },
  ],
  ['the number knows the year only', withNumber('010000123', '1901', 'M'), ['certificate.missing']],
  ['the number knows year and month only', withNumber('010500123', '1901', 'M'), ['certificate.missing']],
  ['the serials of unknown days have run out', withNumber('010001123', '1901', 'M'), ['certificate.missing']],
  ['a wholly unknown birth date', withNumber('000001125', '1901', 'M'), ['certificate.missing']],
  ['a register number of a man', withNumber('010514997', '14 MAI 1901', 'M'), ['certificate.missing'], { sex: 'M' }],
  ['a register number of a woman', withNumber('010514998', '14 MAI 1901', 'F'), ['certificate.missing'], { sex: 'F' }],
  ['BIS, sex known', withNumber('014514998', '14 MAI 1901', 'F'), ['certificate.missing']],
  ['BIS, sex unknown: the parity says nothing', withNumber('012514998', '14 MAI 1901', 'M'), ['certificate.missing']],
  ['BIS, date unknown', withNumber('014000998', '1901', 'F'), ['certificate.missing']],
  ['an empty given name', withFields(adult18, { 0x08: '' }), [], { givenNames: null }],
  ['only one name', withFields(adult18, { 0x07: '' }), [], { surname: null }],
  ['names in decomposed form', withFields(adult18, { 0x08: decomposed }), [], { givenNames: decomposed }],
  ['letters beyond Latin', withFields(adult18, { 0x07: 'Примерова-Ψευδή 例' }), [], { surname: 'Примерова-Ψευδή 例' }],
  ['blanks around a field', withFields(adult18, { 0x0b: ' Exempleville ' }), [], { birthPlace: 'Exempleville' }],
  [
    'document type with a leading zero',
    withFields(adult18, { 0x0f: '01' }),
    [],
    { documentType: { code: 1, name: 'Belgian citizen' } },
  ],
  ['Dutch for female', withFields(adult18, { 0x0d: 'V' }), [], { sex: 'F' }],
  ['German for female', withFields(adult18, { 0x0d: 'W' }), [], { sex: 'F' }],
  ['an empty member-of-family field', withFields(adult18, { 0x14: '' }), [], { memberOfFamily: null }],
  [
    'a Belgian abroad with a zip code only',
    { ...adult18, address: { streetAndNumber: '', zip: '1000', municipality: '' } },
    ['data.address-abroad'],
  ],
  ...Object.entries(soundTestCards)
    .filter(([name]) => name !== 'abroad')
    .map(([, { story, definition }]): Case => [story, definition]),
];

const read = (definition: CardDefinition): Promise<CardReading> =>
  interpretCard(readVirtualCard(createVirtualCard(makeChip(definition))), asTestCard);

const testCard: FindingCode = 'certificate.test-card';

describe('good cards', () => {
  const rows = cases.map(([story, definition, findings = [], shown = {}]) => ({ story, definition, findings, shown }));

  it.each(rows)('$story', async ({ definition, findings, shown }) => {
    const reading = await read(definition);
    expect(reading.checks.filter(({ verdict }) => verdict === 'failed')).toEqual([]);
    expect(reading.findings.filter(({ severity }) => severity !== 'notice')).toEqual([]);
    const codes = new Set<FindingCode>(reading.findings.map(({ code }) => code));
    expect(codes).toEqual(new Set([testCard, findings].flat()));
    expect(reading.identity).toMatchObject(shown);
  });

  /** Design findings.md, certificate.expired: the one alarm that a sound card gives, and the only one on it. */
  it('over 75: the expired certificates and nothing else', async () => {
    const { findings } = await read(senior17);
    expect(findings.map(({ code, severity }) => [code, severity])).toEqual([
      ['certificate.expired', 'limiting'],
      ['certificate.test-card', 'notice'],
    ]);
  });
});
