/** Commands and answers as hexadecimal text, so that a test reads like a trace. */
import type { VirtualCard } from '../../../../simulator/virtual-card.ts';

export const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
export const hex = (data: Uint8Array): string => Buffer.from(data).toString('hex').toUpperCase();

/** The answer in upper-case hexadecimal, status word last. */
export const send = (card: VirtualCard, command: string): string => {
  const answer = card.transmit(bytes(command));
  return answer === 'silence' ? 'silence' : hex(answer);
};

export type Exchange = readonly [command: string, answer: string];

/** Sends the commands in order; what was answered otherwise than expected, hence empty when all is well. */
export const unexpectedAnswers = (
  card: VirtualCard,
  exchanges: readonly Exchange[],
): readonly { readonly command: string; readonly expected: string; readonly got: string }[] =>
  exchanges
    .map(([command, answer]) => ({ command, expected: answer.replaceAll(' ', ''), got: send(card, command) }))
    .filter(({ expected, got }) => expected !== got);

export const powered = (card: VirtualCard): VirtualCard => {
  card.powerOn();
  return card;
};

/** Reads a whole file the way a patient host does: 256 bytes at a time, following 6Cxx, until 6B00. */
export const readFile = (card: VirtualCard, path: string): Uint8Array => {
  const selected = send(card, `00A4080C ${(path.length / 2).toString(16).padStart(2, '0')} ${path}`);
  if (selected !== '9000') throw new Error(`SELECT ${path}: ${selected}`);
  const parts: Uint8Array[] = [];
  for (let offset = 0; ; ) {
    const header = `00B0 ${offset.toString(16).padStart(4, '0')}`;
    let answer = send(card, `${header} 00`);
    if (answer.startsWith('6C')) answer = send(card, `${header} ${answer.slice(2, 4)}`);
    if (answer === '6B00') return Uint8Array.from(Buffer.concat(parts));
    if (!answer.endsWith('9000')) throw new Error(`READ BINARY ${path} at ${offset}: ${answer}`);
    const part = bytes(answer.slice(0, -4));
    parts.push(part);
    offset += part.length;
  }
};
