/**
 * A proxy to collect codes or a card, filled in by hand (reference municipal.md A12, D8). Where the municipality allows none,
 * the form says so instead of pretending: an exception is for the counter to make.
 */
import type { Municipality } from '../../contract/municipality.ts';
import { body, type CasePaper, heading, nameOf, openCasePaper } from './case-paper.ts';
import { collectionRulesOf } from './collected-services.ts';
import type { FactsOf } from './document-facts.ts';
import { type ProxyWords, proxyWords } from './proxy-words.ts';

const writeSignature = ({ page }: CasePaper, words: ProxyWords): void => {
  page.blank(words.dateAndPlace);
  page.gap(12);
  page.blank(words.signature);
};

export const renderProxyForm = async (facts: FactsOf<'proxy-form'>, municipality: Municipality): Promise<Buffer> => {
  const words = proxyWords[facts.language];
  const { pickup } = collectionRulesOf(municipality, facts.service);
  const paper = await openCasePaper({ ...facts, title: words.title }, municipality);
  const { page } = paper;
  paper.title(words.title);
  if (pickup.proxy === 'none') {
    page.gap(6);
    page.framed(() => page.block('P', words.policies.none, { size: 12, weight: 700, above: 6, align: 'center' }));
  }
  page.block('P', words.explanation, { ...body, above: 6 });

  page.block('H2', words.forWhat, heading);
  page.fact(paper.words.caseNumberLabel, [facts.caseNumber]);
  page.fact(words.toCollect, [paper.words.collected[facts.service]]);

  page.block('H2', words.giver, heading);
  page.fact(words.holder, [nameOf(facts.holder)]);
  page.block('P', words.statement, { ...body, above: 8 });
  writeSignature(paper, words);

  page.block('H2', words.proxy, { ...heading, above: 18 });
  page.blank(words.name);
  page.blank(words.birthDate);
  page.blank(words.address);
  writeSignature(paper, words);

  page.block('H2', paper.words.bring, { ...heading, above: 18 });
  page.list(words.bring);
  if (facts.service !== 'pin-reprint') {
    page.block('H2', words.fingerprintsHeading, heading);
    page.block('P', words.fingerprints, body);
  }
  return paper.finish();
};
