/** What `eid --help` and `eid VERB --help` say. The verbs and options themselves are defined in parse-arguments.ts. */
import { type OptionName, optionsOfVerb, type Verb, verbs } from './parse-arguments.ts';
import { withheldParts } from './withheld-parts.ts';

type VerbHelp = {
  readonly words?: string;
  /** One line for the list of verbs. */
  readonly short: string;
  /** What only its own help says. */
  readonly more: readonly string[];
};

const verbHelp: Readonly<Record<Verb, VerbHelp>> = {
  readers: {
    short: 'PC/SC service, readers, card presence, ATR and what it is',
    more: ['Nothing is asked of a card: the answer to reset says only what it claims to be.'],
  },
  read: {
    short: 'reads, decodes and verifies the card',
    more: [
      'What could be decoded is shown even when a check failed; the findings and the exit',
      'status say whether it may be used.',
    ],
  },
  watch: {
    short: 'one line per reader and card event until interrupted',
    more: ['Never a personal value: only the answer to reset of a card, and what it is.'],
  },
  diagnose: {
    short: 'what is wrong with card or reader: retries, reset, power cycle; no personal value',
    more: [
      'Asks nobody for anything and ends within 20 seconds of card time; what only a person',
      'can try is listed. Without --json also service, drivers, attempts and offsets.',
      'May be sent to a help desk.',
    ],
  },
  export: {
    words: 'export FILE',
    short: 'writes what was read: .json .csv .pdf .eid',
    more: [
      'The end of the file name decides what is written:',
      '  .json  everything, with the raw files; can be read back and verified again',
      '  .csv   one row for a spreadsheet, without the photo',
      '  .pdf   A4, to read or print',
      '  .eid   XML of the official viewer; carries no signatures',
      'The file is readable by you alone and replaces no other without --force.',
    ],
  },
  'pin status': {
    short: 'PIN tries left, only where asking costs none',
    more: ['A card of generation 1.0 or 1.1 is not asked: there a question could cost a try.'],
  },
  bench: {
    short: 'reads the card again and again: exchanges, bytes, times',
    more: [
      'Without any value from the card, and without the challenge of the chip key, of which a',
      'card has 5000. `npm run bench` measures virtual cards against the least that is possible.',
    ],
  },
};

const optionHelp: Readonly<Record<OptionName, readonly [words: string, ...text: readonly string[]]>> = {
  json: ['--json', 'one document on stdout (watch: one per line), messages on stderr'],
  reader: ['--reader NAME', 'the whole reader name or a unique part of it'],
  wait: ['--wait SECONDS', 'for a card (default 0)'],
  from: ['--from FILE', 'an exported .json or .eid file instead of a card'],
  force: ['--force', 'replaces an existing file'],
  language: ['--language LANG', 'of a PDF: nl, fr, de or en (default: yours)'],
  'test-root': ['--test-root FILE', 'adds a test root certificate (repeatable); every output then says TEST'],
  'trust-list': ['--trust-list FILE', 'a signed trust list instead of the built-in one; signature in FILE.sig'],
  'trust-key': ['--trust-key FILE', 'the public key (PEM) of whoever signed it'],
  now: ['--now ISO-DATE', 'verification time'],
  without: ['--without LIST', `of ${Object.keys(withheldParts).join(', ')}`],
  photo: ['--photo FILE', 'writes the photo as it is on the chip (JPEG)'],
  rounds: ['--rounds N', 'how often the card is read (default 9)'],
  offline: ['--offline', 'no revocation look-ups'],
  trace: ['--trace FILE', 'JSON lines: headers, lengths, status words, microseconds; never data'],
  help: ['--help', 'this text; after a verb, what that verb does'],
};

const exitStatuses = [
  'Exit status: 0 no blocking finding, 1 usage or defect, 2 blocking finding,',
  '3 no service or no reader, 4 no card, 5 card removed during the work.',
];

const optionLines = (names: readonly OptionName[]): readonly string[] =>
  names.flatMap((name) => {
    const [words, ...text] = optionHelp[name];
    return text.map((line, index) => `  ${(index === 0 ? words : '').padEnd(17)}  ${line}`);
  });

const isOptionName = (name: string): name is OptionName => Object.hasOwn(optionHelp, name);
const allOptions: readonly OptionName[] = Object.keys(optionHelp).filter(isOptionName);

const wordsOf = (verb: Verb): string => verbHelp[verb].words ?? verb;

const overview = (): readonly string[] => [
  'Usage: eid VERB [options]',
  '',
  ...verbs.map((verb) => `  ${wordsOf(verb).padEnd(11)}  ${verbHelp[verb].short}`),
  '',
  ...optionLines(allOptions),
  '',
  '`eid VERB --help` tells which options a verb takes.',
  ...exitStatuses,
];

const ofVerb = (verb: Verb): readonly string[] => {
  const { short, more } = verbHelp[verb];
  const taken = allOptions.filter((name) => name === 'json' || name === 'help' || optionsOfVerb[verb].includes(name));
  return [`Usage: eid ${wordsOf(verb)} [options]`, '', short, ...more, '', ...optionLines(taken), '', ...exitStatuses];
};

/** The help of one verb, or of the whole command. */
export const usageOf = (verb: Verb | null): string => (verb === null ? overview() : ofVerb(verb)).join('\n');
