/**
 * The fields of the official annex 12 for the clerk who makes it (reference municipal.md B6, §1.2 `loss`); the model itself is
 * federal, with photo, seal and a statement on honour, and is not printed here. The national number is a field of it, but
 * this project's papers carry none (design architecture.md, "Settled choices"): the clerk reads it in the register.
 */
import type { Municipality } from '../../contract/municipality.ts';
import { body, heading, openCasePaper } from './case-paper.ts';
import type { FactsOf } from './document-facts.ts';
import { recordWords } from './record-words.ts';

export const renderAnnex12DataSheet = async (
  facts: FactsOf<'annex-12-data-sheet'>,
  municipality: Municipality,
): Promise<Buffer> => {
  const words = recordWords[facts.language].annex12;
  const { holder, birthDate } = facts;
  const paper = await openCasePaper({ ...facts, title: words.title }, municipality);
  const { page } = paper;
  const orRegister = (value: string | null): string => value ?? words.readFromRegister;
  paper.title(words.title);
  page.gap(6);
  page.framed(() => page.block('P', words.notice, { size: 12, weight: 700, above: 6, align: 'center' }));
  paper.bigCaseNumber();
  page.block('H2', words.copyThese, heading);
  page.gap(4);
  page.table({
    shares: [2, 3],
    headers: [words.field, words.value],
    rows: [
      [words.surname, orRegister(holder?.surname ?? null)],
      [words.givenNames, orRegister(holder?.givenNames ?? null)],
      [words.nationalNumber, words.readFromRegister],
      [words.birthDate, birthDate === null ? words.readFromRegister : paper.date(birthDate)],
      [words.birthPlace, orRegister(facts.birthPlace)],
      [words.nationality, orRegister(facts.nationality)],
      [words.document, paper.words.cards[facts.cardFamily]],
      [words.documentNumber, words.readFromRegister],
      [words.reason, words.statements[facts.statement]],
      [words.municipality, paper.say(municipality.names)],
      [words.validUntil, paper.date(facts.validUntil)],
      [words.photo, words.byHand],
      [words.seal, words.byHand],
    ],
  });
  page.block('P', words.whyLeftOut, { ...body, above: 10 });
  page.block('P', words.meaning, { ...body, above: 6 });
  return paper.finish();
};
