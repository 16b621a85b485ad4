/** A register that says something else than the chip: which fields, how sure, and never what is in them. */
import { beforeAll, describe, expect, it } from 'vitest';
import { type CardReading, compareWithRegister, interpretCard, type RegisterAnswer } from '../../../eid/index.ts';
import { makeChip } from '../../../simulator/card-maker/make-chip.ts';
import { adult18 } from '../../../simulator/cards/holders.ts';
import { asTestCard, imageOf, withChangedByte } from './card-images.ts';

const nothing: RegisterAnswer = {
  nationalNumber: null,
  surname: null,
  givenNames: null,
  birthDate: null,
  sex: null,
  streetAndNumber: null,
  zip: null,
  municipality: null,
};

describe('a register beside a chip', () => {
  let reading: CardReading;
  let same: RegisterAnswer;
  beforeAll(async () => {
    reading = await interpretCard(imageOf(makeChip(adult18)), asTestCard);
    const { identity, address } = reading;
    if (identity === null || address === null) throw new Error('a sound card was expected');
    const { nationalNumber, surname, givenNames, birthDate, sex } = identity;
    same = { nationalNumber, surname, givenNames, birthDate: birthDate.iso, sex, ...address };
  });

  it('that says the same is no finding', () => {
    expect(compareWithRegister(reading, same)).toBeNull();
  });

  it('that says nothing is no finding', () => {
    expect(compareWithRegister(reading, nothing)).toBeNull();
  });

  it.each<[string, Partial<RegisterAnswer>]>([
    ['capitals and no accents', { surname: 'EXEMPLAIRE', givenNames: 'MANON IMAGINEE' }],
    ['further given names', { givenNames: 'Manon Imaginée Lucie Albertine' }],
    ['accents apart from their letters', { givenNames: 'Manon Imaginée'.normalize('NFD') }],
    ['other blanks and hyphens', { givenNames: ' Manon-Imaginée', streetAndNumber: 'Rue de la  Fiction, 8' }],
  ])('that writes %s is no finding', (_how, change) => {
    expect(compareWithRegister(reading, { ...same, ...change })).toBeNull();
  });

  it('that writes ß as two letters, or the number with its points, is no finding', () => {
    const address = { streetAndNumber: 'Erfundene Straße 3', zip: '4799', municipality: 'Musterort' };
    const number = same.nationalNumber ?? '';
    const pointed = `${number.slice(0, 6)}-${number.slice(6, 9)}.${number.slice(9)}`;
    const answer = { ...same, ...address, streetAndNumber: 'ERFUNDENE STRASSE 3', nationalNumber: pointed };
    expect(compareWithRegister({ ...reading, address }, answer)).toBeNull();
  });

  it.each([
    ['nationalNumber', '92872724555'],
    ['surname', 'Exemplairre'],
    ['givenNames', 'Imaginée Manon'],
    ['givenNames', 'Manon'],
    ['birthDate', '1992-08-28'],
    ['sex', 'M'],
    ['streetAndNumber', 'Rue de la Fiction 81'],
    ['zip', '9997'],
    ['municipality', 'Autreville'],
  ] as const)('that has another %s is proven', (field, value) => {
    expect(compareWithRegister(reading, { ...same, [field]: value })).toMatchObject({
      code: 'data.register-mismatch',
      severity: 'limiting',
      certainty: 'proven',
      evidence: { fields: field },
    });
  });

  it('names every field that differs', () => {
    const answer = { ...same, surname: 'Autre', zip: '1000' };
    expect(compareWithRegister(reading, answer)?.evidence).toEqual({ fields: 'surname zip' });
  });

  it('proves nothing beside data whose signature does not hold', async () => {
    const forged = await interpretCard(
      withChangedByte(imageOf(makeChip(adult18)), 'identity-signature', 40),
      asTestCard,
    );
    expect(compareWithRegister(forged, { ...same, surname: 'Autre' })).toMatchObject({ certainty: 'suspected' });
    const moved = await interpretCard(withChangedByte(imageOf(makeChip(adult18)), 'address', 5), asTestCard);
    expect(compareWithRegister(moved, { ...same, surname: 'Autre' })).toMatchObject({ certainty: 'proven' });
    expect(compareWithRegister(moved, { ...same, zip: '1000' })).toMatchObject({ certainty: 'suspected' });
  });

  it('has nothing to say about a card that could not be decoded', () => {
    expect(compareWithRegister({ ...reading, identity: null, address: null }, same)).toBeNull();
  });
});
