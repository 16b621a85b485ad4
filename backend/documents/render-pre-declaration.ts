/**
 * What a person without a card takes home after declaring it lost, stolen or destroyed at the kiosk (reference municipal.md
 * B1 to B6, §1.2 `loss`). Never an annex 12, and it says so: nothing is cancelled before a clerk knows who declares.
 */
import type { Municipality } from '../../contract/municipality.ts';
import { body, type CasePaper, heading, nameOf, openCasePaper, strong } from './case-paper.ts';
import type { FactsOf } from './document-facts.ts';
import { type PreDeclarationWords, preDeclarationWords } from './pre-declaration-words.ts';

type PreDeclaration = FactsOf<'pre-declaration'>;

/** The sites for it, where the municipality takes the declaration and has named any; else who does. */
const writeWhere = (paper: CasePaper, facts: PreDeclaration, words: PreDeclarationWords): void => {
  const { page, municipality } = paper;
  page.block('H2', words.where, heading);
  const sites = municipality.sites.filter(({ roles }) => roles.includes('annex-12'));
  if (facts.routedTo === 'municipality' && sites.length > 0) {
    for (const { id } of sites) paper.site(id, null);
    return;
  }
  const { names, phone, url } = facts.contact;
  page.block('P', paper.say(names), strong);
  if (phone !== null) page.fact(paper.words.phone, [phone]);
  if (url !== null) page.fact(paper.words.website, [url]);
};

export const renderPreDeclaration = async (facts: PreDeclaration, municipality: Municipality): Promise<Buffer> => {
  const words = preDeclarationWords[facts.language];
  const { texts } = municipality.services.loss;
  const title = words.titles[facts.lossKind];
  const paper = await openCasePaper({ ...facts, title }, municipality);
  const { page, say } = paper;
  paper.title(title);
  page.gap(6);
  page.framed(() => page.block('P', words.noAnnex12, { size: 12, weight: 700, above: 6, align: 'center' }));
  paper.bigCaseNumber();
  page.block('P', paper.words.keepNumber, body);

  page.block('H2', words.blockNow, heading);
  page.block('P', words.callDocStop, body);
  page.list(municipality.emergency.docStop);

  page.block('H2', words.yourDeclaration, heading);
  page.fact(words.card, [paper.words.cards[facts.cardFamily]]);
  page.fact(words.declaredBy, [nameOf(facts.person)]);
  page.fact(words.declaredOn, [paper.moment(facts.madeAt)]);

  page.block('H2', paper.words.whatHappensNow, heading);
  paper.paragraphs([...words.next[facts.routedTo], say(texts.irrevocable)]);
  if (facts.validUntil !== null) page.block('P', words.comeBefore(paper.date(facts.validUntil)), strong);
  writeWhere(paper, facts, words);
  page.block('H2', paper.words.bring, heading);
  page.block('P', say(texts.bring), body);
  return paper.finish();
};
