/** docs/test-cards.md: the catalogue of test cards as a page, so that a person can see which cases there are. */
import { cardGroups } from './card-definitions.ts';
import type { TestCard } from './test-card.ts';

/** Cells of a table end at a bar. */
const cell = (text: string): string => text.replaceAll('|', '\\|');

const row = ({ definition, story, judgedAt }: TestCard): string => {
  const when = judgedAt === undefined ? '' : ` Judged on ${judgedAt.slice(0, 10)}.`;
  return `| ${definition.name} | ${definition.generation} | ${cell(story)}${when} |`;
};

export const testCardsDocument = (): string => {
  const count = cardGroups.reduce((sum, { cards }) => sum + cards.length, 0);
  const groups = cardGroups.flatMap(({ title, cards }) => [
    `## ${title}`,
    '',
    '| Card | Applet | Story |',
    '| --- | --- | --- |',
    ...cards.map(row),
    '',
  ]);
  return [
    '# Test cards',
    '',
    'Written by `node test/cards/write-test-cards.cli.ts` from `test/cards`; do not edit.',
    '',
    `${count} cards, made on the spot under a PKI of our own. Nobody on them exists: national numbers have months that are never`,
    'given out, or belong to births in 1901 or to published specimens. What must be said about each (verdicts, findings, what is',
    'shown) is written in `test/unit/eid/judged-cards`, and none of them fills in a request with data that failed.',
    '',
    ...groups,
  ]
    .join('\n')
    .replace(/\n+$/, '\n');
};
