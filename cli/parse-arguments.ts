/** Turns the words of a command line into a request, or into one sentence that says what is wrong with them (design/cli.md). */
import { parseArgs } from 'node:util';
import { type Language, languages } from '../contract/languages.ts';
import { failed, type Result, success } from '../contract/result.ts';
import { isWithheldPart, type WithheldPart, withheldParts } from './withheld-parts.ts';

export const verbs = ['readers', 'read', 'watch', 'diagnose', 'export', 'pin status', 'bench'] as const;
export type Verb = (typeof verbs)[number];

export type EidRequest = {
  readonly verb: Verb;
  /** What `export` writes; null for every other verb. */
  readonly file: string | null;
  /** A file that was exported, to be read instead of a card. */
  readonly from: string | null;
  /** Whether an existing file may be replaced. */
  readonly force: boolean;
  /** Of a PDF; null: that of the user. */
  readonly language: Language | null;
  readonly json: boolean;
  readonly reader: string | null;
  readonly waitMs: number;
  /** Files with one certificate each, PEM or DER. */
  readonly testRoots: readonly string[];
  /** A signed trust list and the public key (PEM) of whoever signed it; null: the built-in list. */
  readonly trustList: { readonly file: string; readonly keyFile: string } | null;
  /** ISO date or date and time; null: the time of the computer. */
  readonly now: string | null;
  readonly without: readonly WithheldPart[];
  readonly photo: string | null;
  /** How often `bench` reads the card. */
  readonly rounds: number;
  readonly offline: boolean;
  readonly trace: string | null;
};

export type ParsedArguments =
  | { readonly kind: 'help'; readonly verb: Verb | null }
  | { readonly kind: 'request'; readonly request: EidRequest };

const options = {
  json: { type: 'boolean', default: false },
  reader: { type: 'string' },
  wait: { type: 'string', default: '0' },
  'test-root': { type: 'string', multiple: true },
  'trust-list': { type: 'string' },
  'trust-key': { type: 'string' },
  now: { type: 'string' },
  without: { type: 'string', multiple: true },
  photo: { type: 'string' },
  offline: { type: 'boolean', default: false },
  trace: { type: 'string' },
  from: { type: 'string' },
  force: { type: 'boolean', default: false },
  language: { type: 'string' },
  rounds: { type: 'string', default: '9' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;
export type OptionName = keyof typeof options;

const cardOptions: readonly OptionName[] = ['reader', 'wait', 'trace'];
const readingOptions: readonly OptionName[] = [
  ...cardOptions,
  'test-root',
  'trust-list',
  'trust-key',
  'now',
  'without',
  'offline',
];

/** Options that mean something to a verb, beside --json and --help; any other is a mistake worth telling. */
export const optionsOfVerb: Readonly<Record<Verb, readonly OptionName[]>> = {
  readers: [],
  read: [...readingOptions, 'photo', 'from'],
  watch: ['reader'],
  diagnose: readingOptions,
  export: [...readingOptions, 'from', 'force', 'language'],
  'pin status': cardOptions,
  bench: [...cardOptions, 'without', 'rounds'],
};

const longestWaitSeconds = 86_400;
const mostRounds = 10_000;

const isoDate = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))?$/;

/** `2026-02-31` is a date by its form, and none by the calendar: the day must survive being read and written. */
const isCalendarDate = (text: string): boolean => {
  const day = new Date(`${text.slice(0, 10)}T00:00:00Z`);
  return (
    isoDate.test(text) &&
    !Number.isNaN(Date.parse(text)) &&
    !Number.isNaN(day.getTime()) &&
    day.toISOString().startsWith(text.slice(0, 10))
  );
};

const isParseError = (error: unknown): error is Error =>
  error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');

const parseWords = (words: readonly string[]) =>
  parseArgs({ args: [...words], options, allowPositionals: true, strict: true, tokens: true });

type Command = { readonly verb: Verb; readonly file: string | null };

const commandOf = (positionals: readonly string[]): Result<Command, string> => {
  const [first, file, ...rest] = positionals;
  if (first === undefined) return failed('A verb is missing.');
  if (first === 'export') {
    if (file === undefined || file === '') return failed('export needs the name of a file.');
    return rest.length === 0 ? success({ verb: first, file }) : failed('export takes one file.');
  }
  const text = positionals.join(' ');
  const verb = verbs.find((known) => known === text);
  return verb === undefined ? failed(`Unknown verb: ${text}.`) : success({ verb, file: null });
};

/** What help is wanted for: the verb, as far as one was named. */
const helpTopic = (positionals: readonly string[]): Verb | null =>
  verbs.find((known) => known === positionals.slice(0, known.split(' ').length).join(' ')) ?? null;

const isLanguage = (text: string): text is Language => languages.some((language) => language === text);

const partNames = (lists: readonly string[] | undefined): readonly string[] =>
  (lists ?? []).flatMap((list) => list.split(','));

const problemOf = (verb: Verb, parsed: ReturnType<typeof parseWords>): string | null => {
  const { values, tokens } = parsed;
  const allowed: readonly string[] = [...optionsOfVerb[verb], 'json', 'help'];
  const stray = tokens.find((token) => token.kind === 'option' && !allowed.includes(token.name));
  if (stray?.kind === 'option') return `--${stray.name} means nothing to ${verb}.`;
  if (!/^\d{1,5}(\.\d{1,3})?$/.test(values.wait) || Number(values.wait) > longestWaitSeconds) {
    return `--wait takes seconds from 0 to ${longestWaitSeconds}.`;
  }
  if (!/^[1-9]\d{0,4}$/.test(values.rounds) || Number(values.rounds) > mostRounds) {
    return `--rounds takes a number from 1 to ${mostRounds}.`;
  }
  if (values.now !== undefined && !isCalendarDate(values.now)) {
    return '--now takes an ISO date such as 2026-03-01 or 2026-03-01T12:00:00Z.';
  }
  const unknownPart = partNames(values.without).find((name) => !isWithheldPart(name));
  if (unknownPart !== undefined) {
    return `--without does not know "${unknownPart}"; it takes ${Object.keys(withheldParts).join(', ')}.`;
  }
  if (values.photo !== undefined && partNames(values.without).includes('photo')) {
    return '--photo and --without photo exclude each other.';
  }
  if (values.language !== undefined && !isLanguage(values.language)) {
    return `--language takes ${languages.join(', ')}.`;
  }
  const needsCard: readonly string[] = cardOptions;
  const forCards = tokens.find((token) => token.kind === 'option' && needsCard.includes(token.name));
  if (values.from !== undefined && forCards?.kind === 'option') {
    return `--${forCards.name} and --from exclude each other.`;
  }
  if ((values['trust-list'] === undefined) !== (values['trust-key'] === undefined)) {
    return '--trust-list and --trust-key go together.';
  }
  const empty = (['reader', 'photo', 'trace', 'from', 'trust-list', 'trust-key'] as const).find(
    (name) => values[name] === '',
  );
  return empty === undefined ? null : `--${empty} needs a value.`;
};

const trustListOf = (file: string | undefined, keyFile: string | undefined): EidRequest['trustList'] =>
  file === undefined || keyFile === undefined ? null : { file, keyFile };

/** The failure is one English sentence for the person at the keyboard. */
export const parseArguments = (words: readonly string[]): Result<ParsedArguments, string> => {
  let parsed: ReturnType<typeof parseWords>;
  try {
    parsed = parseWords(words);
  } catch (error) {
    // Only the first sentence: the rest is advice about words that no verb takes.
    if (isParseError(error)) return failed(`${error.message.split('. ')[0]}.`);
    throw error;
  }
  const { values, positionals } = parsed;
  if (values.help) return success({ kind: 'help', verb: helpTopic(positionals) });
  const command = commandOf(positionals);
  if (!command.ok) return command;
  const { verb, file } = command.value;
  const problem = problemOf(verb, parsed);
  if (problem !== null) return failed(problem);
  return success({
    kind: 'request',
    request: {
      verb,
      file,
      from: values.from ?? null,
      force: values.force,
      language: values.language !== undefined && isLanguage(values.language) ? values.language : null,
      json: values.json,
      reader: values.reader ?? null,
      waitMs: Math.round(Number(values.wait) * 1000),
      testRoots: values['test-root'] ?? [],
      trustList: trustListOf(values['trust-list'], values['trust-key']),
      now: values.now ?? null,
      without: partNames(values.without).filter(isWithheldPart),
      photo: values.photo ?? null,
      rounds: Number(values.rounds),
      offline: values.offline,
      trace: values.trace ?? null,
    },
  });
};
