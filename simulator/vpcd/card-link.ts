/** One TCP connection to vpcd: as long as it is open, vpcd believes that the card is in the reader. */
import { connect } from 'node:net';
import type { VirtualCard } from '../virtual-card.ts';
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

export const openCardLink = (
  card: VirtualCard,
  address: { readonly host: string; readonly port: number },
  acknowledgeNow: AcknowledgeNow | null,
): CardLink => {
  const opened = Promise.withResolvers<boolean>();
  const closed = Promise.withResolvers<void>();
  const socket = connect({ host: address.host, port: address.port, noDelay: true });
  const readFrames = createFrameReader();
  const reply = createVpcdDialogue(card);
  let silent = false;

  socket.on('connect', () => opened.resolve(true));
  socket.on('data', (chunk) => {
    acknowledgeNow?.(socket);
    for (const message of readFrames(chunk)) {
      if (silent) return;
      const answer = reply(message);
      if (answer === 'silence') silent = true;
      else if (answer !== 'nothing') socket.write(frame(answer));
    }
  });
  // A refused or broken connection is the slot's ordinary business (pcscd restarts); what matters is in `close`, which
  // always follows.
  socket.on('error', () => undefined);
  socket.on('close', () => {
    card.powerOff();
    opened.resolve(false);
    closed.resolve();
  });

  return { opened: opened.promise, closed: closed.promise, pull: () => void socket.destroy() };
};
