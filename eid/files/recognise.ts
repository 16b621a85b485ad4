/**
 * Which card is it: the Belpic applet and GET CARD DATA (reference belgian-eid.md §1). The answer to reset only decides what
 * is asked first: a card that answers like a Belgian eID has its applet selected by default, so GET CARD DATA alone tells;
 * to any other card that command is not sent before it has shown the applet, because elsewhere its bytes mean deletion.
 */
import { generationByAnswerToReset } from '../apdu/answers-to-reset.ts';
import { getCardData, selectApplet } from '../apdu/commands.ts';
import { statusWords } from '../apdu/status-words.ts';
import type { CardScript } from '../card-image.ts';
import { exchange } from './exchange.ts';
import { beginTransaction, endTransaction, persistently, stumbledOver } from './recovery.ts';
import type { Attempt, ReadingSession } from './recovery.ts';

/** Place of the applet version in the card data; shorter card data are asked for again (reference §1, §7). */
const appletVersionOffset = 21;

export type Recognition = {
  readonly appletStatusWord: number | null;
  readonly cardData: Uint8Array | null;
  readonly cardDataStatusWord: number | null;
};

export const appletVersionOf = (recognition: Recognition): number | null =>
  recognition.cardData?.[appletVersionOffset] ?? null;

/** Whether the data files are worth asking for: the applet was shown, or the card data came without it. */
export const hasApplet = ({ appletStatusWord, cardData }: Recognition): boolean =>
  appletStatusWord === statusWords.done || cardData !== null;

/** Seen for no reason at all on good cards (reference §2, "Rules"). */
const mayPass = (statusWord: number): boolean =>
  statusWord === statusWords.instructionUnknown ||
  statusWord === statusWords.wrongOffset ||
  statusWord === statusWords.noFileSelected;

type Seen = { -readonly [Property in keyof Recognition]: Recognition[Property] };

function* askCardData(seen: Seen): CardScript<Attempt<null>> {
  const reply = yield* exchange(getCardData());
  if (reply.kind === 'trouble') return stumbledOver(0, reply);
  const { statusWord, data } = reply;
  seen.cardDataStatusWord = statusWord;
  const isComplete = statusWord === statusWords.done && data.length > appletVersionOffset;
  if (statusWord === statusWords.done && data.length > 0) seen.cardData = data;
  return isComplete || !(mayPass(statusWord) || statusWord === statusWords.done)
    ? { kind: 'done', value: null }
    : stumbledOver(0, { statusWord });
}

function* attempt(session: ReadingSession, claimsToBeBelgian: boolean, seen: Seen): CardScript<Attempt<null>> {
  const trouble = yield* beginTransaction(session);
  if (trouble !== null) return stumbledOver(0, { trouble });
  if (claimsToBeBelgian && seen.cardDataStatusWord === null) {
    const asked = yield* askCardData(seen);
    const answered = asked.kind === 'done' && seen.cardData !== null;
    if (answered || (asked.kind === 'stumbled' && asked.trouble !== null)) return asked;
  }
  const applet = yield* exchange(selectApplet());
  if (applet.kind === 'trouble') return stumbledOver(0, applet);
  seen.appletStatusWord = applet.statusWord;
  if (applet.statusWord === statusWords.done) return yield* askCardData(seen);
  return claimsToBeBelgian && mayPass(applet.statusWord)
    ? stumbledOver(0, { statusWord: applet.statusWord })
    : { kind: 'done', value: null };
}

/** A card that never answered anything ends the session: there is no point in asking it for its files one by one. */
export function* recognise(session: ReadingSession, atr: Uint8Array): CardScript<Recognition> {
  const seen: Seen = { appletStatusWord: null, cardData: null, cardDataStatusWord: null };
  const claimsToBeBelgian = generationByAnswerToReset(atr) !== null;
  const { done, stumbles } = yield* persistently(session, () => attempt(session, claimsToBeBelgian, seen));
  yield* endTransaction(session);
  const neverAnswered = seen.appletStatusWord === null && seen.cardDataStatusWord === null;
  if (done === null && neverAnswered) session.endedBy ??= stumbles.at(-1)?.trouble ?? null;
  return seen;
}
