/** One TCP connection to vpcd: as long as it is open, vpcd believes that the card is in the reader. */
import { connect } from 'node:net';
import type { VirtualCard } from '../virtual-card.ts';
import { type Latency, latencyOfMs, waitPrecisely } from './answer-latency.ts';
import { createFrameReader, frame } from './frame-reader.ts';
import type { AcknowledgeNow } from './quick-acknowledgement.ts';
import { createVpcdDialogue } from './vpcd-dialogue.ts';

export type CardLink = {
  /** True once connected, false when that failed. */
  readonly opened: Promise<boolean>;
  /** Settles when the connection is over, whoever ended it. */
  readonly closed: Promise<void>;
  /** Pulls the card, even in the middle of a command. */
  pull(): void;
};

/** A command and its answer as they passed the card's contacts; times of performance.now. */
export type SeenExchange = {
  readonly command: Uint8Array;
  readonly answer: Uint8Array;
  readonly arrivedMs: number;
  readonly answeredMs: number;
};

export type CardLinkOptions = {
  readonly address: { readonly host: string; readonly port: number };
  readonly acknowledgeNow: AcknowledgeNow | null;
  readonly latency: Latency;
  readonly onExchange: (exchange: SeenExchange) => void;
};

export const openCardLink = (card: VirtualCard, options: CardLinkOptions): CardLink => {
  const { address, acknowledgeNow, latency, onExchange } = options;
  const opened = Promise.withResolvers<boolean>();
  const closed = Promise.withResolvers<void>();
  const socket = connect({ host: address.host, port: address.port, noDelay: true });
  const readFrames = createFrameReader();
  const reply = createVpcdDialogue(card);
  const waiting: Uint8Array[] = [];
  let silent = false;
  let cancelAnswer: (() => void) | null = null;

  /** What vpcd asks on its own account, in one byte; it costs no time. */
  const answerQuestion = (question: Uint8Array): void => {
    const answer = reply(question);
    if (answer === 'silence') silent = true;
    else if (answer !== 'nothing') socket.write(frame(answer));
  };

  const answerCommand = (command: Uint8Array, arrivedMs: number): void => {
    const answer = reply(command);
    if (answer === 'silence') silent = true;
    if (answer === 'silence' || answer === 'nothing') return;
    const send = (): void => {
      cancelAnswer = null;
      socket.write(frame(answer));
      onExchange({ command, answer, arrivedMs, answeredMs: performance.now() });
    };
    const latencyMs = latencyOfMs(latency, command.length + answer.length);
    if (latencyMs === 0) {
      send();
      return;
    }
    cancelAnswer = waitPrecisely(arrivedMs + latencyMs, () => {
      send();
      answerWaiting();
    });
  };

  const answerWaiting = (): void => {
    for (;;) {
      const message = cancelAnswer === null && !silent ? waiting.shift() : undefined;
      if (message === undefined) return;
      if (message.length > 1) answerCommand(message, performance.now());
      else answerQuestion(message);
    }
  };

  socket.on('connect', () => opened.resolve(true));
  socket.on('data', (chunk) => {
    acknowledgeNow?.(socket);
    waiting.push(...readFrames(chunk));
    answerWaiting();
  });
  // A refused or broken connection is the slot's ordinary business (pcscd restarts); what matters is in `close`, which
  // always follows.
  socket.on('error', () => undefined);
  socket.on('close', () => {
    cancelAnswer?.();
    card.powerOff();
    opened.resolve(false);
    closed.resolve();
  });

  return { opened: opened.promise, closed: closed.promise, pull: () => void socket.destroy() };
};
