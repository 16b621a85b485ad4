/** One question to the chip beside its files, in a transaction of its own. */
import { selectApplet } from '../apdu/commands.ts';
import { statusWords } from '../apdu/status-words.ts';
import type { CardScript, Trouble } from '../card-image.ts';
import { exchange, type Reply } from './exchange.ts';
import { endsReading, endTransaction, holdCard, type ReadingSession } from './recovery.ts';

/** `unsent`: the card could not be held for the command, so it never got it. */
export type Answer = Reply | { readonly kind: 'unsent'; readonly trouble: Trouble };

/** Not repeated after a lost answer; a trouble that ends reading is noted. */
export function* askOnce(session: ReadingSession, command: Uint8Array): CardScript<Answer> {
  const trouble = yield* holdCard(session);
  if (trouble !== null) return { kind: 'unsent', trouble };
  let reply = yield* exchange(command);
  const refused =
    reply.kind === 'reply' &&
    (reply.statusWord === statusWords.instructionUnknown || reply.statusWord === statusWords.classUnknown);
  if (refused) {
    // Refused without being run: another program may have selected something else (reference §2, "Rules").
    const applet = yield* exchange(selectApplet());
    reply = applet.kind === 'trouble' ? applet : yield* exchange(command);
  }
  if (reply.kind === 'trouble') endsReading(session, reply.trouble);
  yield* endTransaction(session);
  return reply;
}
