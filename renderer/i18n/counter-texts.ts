/** The shapes of the counter's words, which every language fills; a missing text or one too many does not compile. */
import type { FindingCode } from '../../contract/findings.ts';
import type { counter as englishCounter } from './en/counter.ts';

/** One text per finding. Without placeholders: what was observed stands beside it as evidence. */
export type FindingWords = Readonly<Record<FindingCode, string>>;

/** English names the keys. */
export type CounterKey = keyof typeof englishCounter;
export type CounterFrame = Readonly<Record<CounterKey, string>>;
