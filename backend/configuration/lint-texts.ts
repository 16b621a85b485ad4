/** Rules about what is said: every text in every language that is offered or official, and the languages the law gives. */
import type { Language } from '../../contract/languages.ts';
import type { Municipality } from '../../contract/municipality.ts';
import type { Text } from '../../contract/municipality/texts.ts';
import { broken, type LintRule, repeated } from './lint-rule.ts';
import { cardServicesOf, servicesOf } from './services-of.ts';

type PlacedText = readonly [path: string, text: Text];

const textsOf = (municipality: Municipality): readonly PlacedText[] => [
  ['/names', municipality.names],
  ...municipality.sites.map((site, index): PlacedText => [`/sites/${index}/names`, site.names]),
  ...servicesOf(municipality).flatMap(({ path, service }) => [
    ...Object.entries(service.texts).map(([name, text]): PlacedText => [`${path}/texts/${name}`, text]),
    ...service.information.map(({ text }, index): PlacedText => [`${path}/information/${index}/text`, text]),
  ]),
  ...cardServicesOf(municipality).flatMap(({ path, service }) =>
    service.urgent.map(({ place }, index): PlacedText => [`${path}/urgent/${index}/place`, place]),
  ),
  ...municipality.routing.loss.map(
    ({ contact }, index): PlacedText => [`/routing/loss/${index}/contact/names`, contact.names],
  ),
  ['/privacy/legalBasis', municipality.privacy.legalBasis],
];

/** The language of the area and, after the plus, that of its facilities; Brussels has two official languages. */
const officialIn: { readonly [Regime in Municipality['languageRegime']]: readonly Language[] } = {
  nl: ['nl'],
  fr: ['fr'],
  de: ['de'],
  'nl+frFac': ['nl'],
  'fr+nlFac': ['fr'],
  'fr+deFac': ['fr'],
  'de+frFac': ['de'],
  bxl: ['nl', 'fr'],
};

export const textRules = {
  'text-missing': {
    weight: 'error',
    says: 'Every text stands in every language the kiosk offers and in every official one.',
    find: ({ municipality }) => {
      const needed = new Set<Language>([...municipality.kioskLanguages, ...municipality.officialTextLanguages]);
      return textsOf(municipality).flatMap(([path, text]) =>
        [...needed]
          .filter((language) => text[language] === undefined)
          .map((language) => broken(`${path}/${language}`, 'text missing in an offered or official language')),
      );
    },
  },
  'official-language': {
    weight: 'error',
    says: 'The language of the area is among the official ones.',
    find: ({ municipality: { languageRegime, officialTextLanguages } }) =>
      officialIn[languageRegime]
        .filter((language) => !officialTextLanguages.includes(language))
        .map((language) => broken('/officialTextLanguages', `${language} is official here and is not in the list`)),
  },
  'information-repeated': {
    weight: 'error',
    says: 'A service tells about a topic once.',
    find: ({ municipality }) =>
      servicesOf(municipality).flatMap(({ path, service }) =>
        repeated(service.information, `${path}/information`, ({ topic }) => topic, 'the topic stands twice'),
      ),
  },
} as const satisfies Record<string, LintRule>;
