/**
 * A notice as a letter (reference municipal.md A10): sender, address where the window of the envelope is, and the content a
 * mail would have. What the letter is about stands below the window.
 */
import type { Municipality } from '../../contract/municipality.ts';
import { noticeWords } from '../notices/notice-words.ts';
import { addressLineOf, body, type CasePaper, heading, nameOf, openCasePaper, strong } from './case-paper.ts';
import { collectionRulesOf } from './collected-services.ts';
import type { Addressee, FactsOf } from './document-facts.ts';
import { proxyWords } from './proxy-words.ts';

type Letter = FactsOf<'arrival-letter' | 'reminder-letter' | 'notice-letter'>;

/** Narrow enough to stay out of the window. */
const senderWidth = 200;

const addressLines = (addressee: Addressee): readonly string[] =>
  [
    nameOf(addressee),
    addressee.streetAndNumber ?? '',
    [addressee.zip, addressee.municipality].filter((part) => part !== null).join(' '),
  ].filter((line) => line !== '');

const writeSender = ({ page, municipality, say, words, day }: CasePaper, { madeAt, content }: Letter): void => {
  const [seat] = municipality.sites;
  const line = { ...body, size: 10, width: senderWidth } as const;
  page.block('P', say(municipality.names), { ...strong, above: 6, width: senderWidth });
  if (seat !== undefined) page.block('P', addressLineOf(seat.address), line);
  page.block('P', day(madeAt), { ...line, above: 10 });
  page.block('P', `${words.caseNumberLabel} ${content.caseNumber}`, line);
};

const writePlace = (paper: CasePaper, { content }: Letter): void => {
  const { site, place, appointmentOnly, language } = content;
  const words = noticeWords[language];
  if (place !== null) {
    paper.page.block('H2', words.where, heading);
    paper.page.block('P', place, body);
  } else if (site !== null) {
    paper.site(site.id, words.where);
    if (appointmentOnly) paper.page.block('P', words.appointmentOnly, strong);
  }
};

const writeQuestions = (paper: CasePaper, { content }: Letter): void => {
  const words = noticeWords[content.language];
  const { phone, email, website } = paper.municipality.contacts;
  const ways = [
    [paper.words.phone, content.site?.phone ?? phone],
    [words.email, email],
    [paper.words.website, website],
  ] as const;
  const known = ways.flatMap(([label, value]) => (value === null ? [] : [[label, value] as const]));
  if (known.length === 0) return;
  paper.page.block('H2', words.questions, heading);
  paper.paragraphs(known.map(([label, value]) => `${label} ${value}`));
};

const writeWhoMayCome = ({ page, municipality }: CasePaper, facts: Letter): void => {
  if (facts.kind === 'notice-letter') return;
  const words = proxyWords[facts.content.language];
  const { pickup } = collectionRulesOf(municipality, facts.service);
  page.block('H2', words.policyHeading, heading);
  page.block('P', words.policies[pickup.proxy], body);
};

export const renderLetter = async (facts: Letter, municipality: Municipality): Promise<Buffer> => {
  const { content, addressee, madeAt } = facts;
  const { language, caseNumber, matter } = content;
  const words = noticeWords[language];
  const paper = await openCasePaper(
    { title: matter, caseNumber, language, simulated: content.simulation !== null, madeAt },
    municipality,
  );
  const { page } = paper;
  writeSender(paper, facts);
  page.addressWindow(addressLines(addressee));
  page.block('H1', matter, { size: 18, weight: 700, above: 4 });
  page.gap(4);
  paper.paragraphs(content.paragraphs, { ...body, above: 5 });
  writePlace(paper, facts);
  if (content.bring !== null) {
    page.block('H2', paper.words.bring, heading);
    page.block('P', content.bring, body);
  }
  if (content.cost !== null) {
    page.block('H2', words.cost, heading);
    page.block('P', content.cost, body);
  }
  writeWhoMayCome(paper, facts);
  writeQuestions(paper, facts);
  page.gap(6);
  paper.paragraphs(content.closing, { ...body, above: 4 });
  // Without the note on translations of other papers: the closing words of a notice have it.
  return page.finish();
};
