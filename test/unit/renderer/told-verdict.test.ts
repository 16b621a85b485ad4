/** What a citizen is told first about a card that does not work, and what is left to clerk and technician. */
import { expect, it } from 'vitest';
import { findingCatalogue, findingCodes, type FindingCode } from '../../../contract/findings.ts';
import { toldVerdict } from '../../../renderer/surfaces/citizen/told-verdict.ts';

const found = (...codes: readonly FindingCode[]) =>
  codes.map((code) => ({ code, remedies: [...findingCatalogue[code].remedies] }));

const told = (codes: readonly FindingCode[], open: readonly 'card-or-reader'[] = []) =>
  toldVerdict({ findings: found(...codes), open: [...open] });

it('names what matters most, one thing to do about it, and keeps every other cause', () => {
  expect(told(['chip.memory-damaged', 'data.address-missing', 'pin.blocked'])).toEqual({
    kind: 'found',
    code: 'chip.memory-damaged',
    remedy: 'request-defect-analysis',
    others: ['data.address-missing', 'pin.blocked'],
    concernsCard: true,
  });
});

it('a card without findings is sound, and so is one of which only notices are known; those are said beside it', () => {
  expect(told([])).toMatchObject({ kind: 'sound', others: [], concernsCard: false });
  expect(told(['certificate.test-card', 'certificate.revocation-unchecked'])).toMatchObject({
    kind: 'sound',
    others: [],
  });
  expect(told(['card.expires-soon', 'certificate.missing'])).toMatchObject({
    kind: 'sound',
    others: ['card.expires-soon', 'certificate.missing'],
  });
});

it('an open question is no verdict on the card, but what may follow from it is said', () => {
  expect(told(['chip.mute'], ['card-or-reader'])).toMatchObject({
    kind: 'unknown',
    code: 'chip.mute',
    remedy: null,
    concernsCard: true,
  });
});

it.each([
  ['reader.not-answering', 'try-other-reader'],
  ['reader.contact-unstable', 'try-other-reader'],
  ['chip.mute', 'go-to-counter'],
  ['chip.not-eid', 'insert-eid'],
  ['data.address-missing', 'rewrite-address'],
  ['data.identity-signature-invalid', 'go-to-counter'],
] as const)('for %s it does not ask for what the check has tried already or a request would ask', (code, remedy) => {
  expect(told([code])).toMatchObject({ kind: 'found', remedy, concernsCard: false });
});

it('only a card that must be examined brings up the price of a new one', () => {
  const priced = findingCodes.filter((code) => told([code]).concernsCard);
  expect(priced).toContain('card.chip-detached');
  expect(priced.filter((code) => code.startsWith('reader.') || findingCatalogue[code].seedClass === null)).toEqual([]);
});

it('every finding that is no notice has something to do', () => {
  const idle = findingCodes.filter(
    (code) => findingCatalogue[code].severity !== 'notice' && told([code]).remedy === null,
  );
  expect(idle).toEqual([]);
});
