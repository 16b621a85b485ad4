/** `eid pin status`: PIN tries left, only where asking costs none (reference belgian-eid.md §5). */
import type { Generation } from '../contract/eid-read.ts';
import { decodeCardData } from '../eid/decode/card-data.ts';
import { readCardImage, type Talk } from '../kiosk/card-reading/read-card-image.ts';
import { awaitCard } from './await-card.ts';
import { type ExitStatus, exitStatus } from './exit-status.ts';
import { explainNoCard } from './explain-no-card.ts';
import { pinLines } from './pin-words.ts';
import { openTraceFile } from './trace-file.ts';
import type { VerbContext } from './verb-context.ts';

const generationOf = ({ image }: Talk): Generation | null =>
  image.cardData === null ? null : (decodeCardData(image.cardData)?.generation ?? null);

const reasonOf = ({ image }: Talk, generation: Generation | null): string | null => {
  if (image.pinTriesLeft !== null) return null;
  if (image.endedBy !== null) return `reading ended early: ${image.endedBy}`;
  if (generation === null) return 'the card did not say what it is';
  const mayAsk = generation === '1.7' || generation === '1.8';
  return mayAsk ? 'the card did not say' : `asking a card of generation ${generation} could cost a try`;
};

export const pinStatus = async (context: VerbContext): Promise<ExitStatus> => {
  const { request, terminal, reader, clock, interrupted } = context;
  const trace = openTraceFile(request.trace);
  if (!trace.ok) {
    terminal.tell(trace.failure);
    return exitStatus.usageOrDefect;
  }
  const choice = await awaitCard(context, request.reader, request.waitMs);
  if (choice.kind !== 'card') {
    trace.value.close();
    return explainNoCard(choice, terminal);
  }
  const talk = await readCardImage({
    reader,
    readerName: choice.reader.name,
    clock,
    plan: { files: [], challenge: null, pinStatus: true },
    earlierAttempts: 0,
    readerKnownGood: false,
    signal: interrupted,
    onProgress: () => undefined,
    onTrace: trace.value.write,
  });
  const traceTrouble = trace.value.close();
  if (traceTrouble !== null) terminal.tell(traceTrouble);
  if (talk.image.endedBy === 'aborted') {
    terminal.tell('Interrupted.');
    return exitStatus.usageOrDefect;
  }
  const triesLeft = talk.image.pinTriesLeft;
  const generation = generationOf(talk);
  const reason = reasonOf(talk, generation);
  if (request.json) terminal.answer(JSON.stringify({ schema: 'eid-pin/1', triesLeft, reason }, null, 2));
  else for (const line of pinLines({ triesLeft, reason, generation: generation ?? 'unknown' })) terminal.answer(line);
  if (talk.image.endedBy === 'card-removed') return exitStatus.cardRemoved;
  const isBlocked = talk.findings.some(({ severity }) => severity === 'blocking');
  return isBlocked ? exitStatus.blockingFinding : exitStatus.noBlockingFinding;
};
