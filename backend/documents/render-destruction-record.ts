/**
 * That codes or a card which nobody collected were destroyed, why, and who signed (reference municipal.md A11, D7). Without the
 * name of the person, so that it may be kept longer than the personal part of the case.
 */
import type { Municipality } from '../../contract/municipality.ts';
import { body, heading, openCasePaper, siteOf } from './case-paper.ts';
import type { FactsOf } from './document-facts.ts';
import { recordWords } from './record-words.ts';

export const renderDestructionRecord = async (
  facts: FactsOf<'destruction-record'>,
  municipality: Municipality,
): Promise<Buffer> => {
  const words = recordWords[facts.language].destruction;
  const paper = await openCasePaper({ ...facts, title: words.title }, municipality);
  const { page } = paper;
  const site = siteOf(municipality, facts.site);
  paper.title(words.title);
  paper.bigCaseNumber();
  page.line();
  page.gap(6);
  page.fact(words.what, [paper.words.collected[facts.service]]);
  page.fact(words.keptAt, [site === null ? facts.site : paper.say(site.names)]);
  if (facts.arrivedOn !== null) page.fact(words.arrivedOn, [paper.date(facts.arrivedOn)]);
  const { by, on } = facts.ended;
  page.fact(words.endedOn[by], [paper.date(on)]);
  page.block('H2', words.signatures, heading);
  page.block('P', words.statements[by], body);
  page.gap(6);
  page.table({
    shares: [1, 1],
    headers: [words.clerk, words.signedOn],
    rows: facts.signatures.map(({ id, at }) => [id, paper.moment(at)]),
  });
  page.block('P', words.noName, { ...body, above: 10 });
  return paper.finish();
};
