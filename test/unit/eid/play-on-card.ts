/** Runs a script on a virtual card with nothing in between, and notes its steps; a test may answer some of them itself. */
import { failed, success } from '../../../contract/result.ts';
import type { CardScript, CardStep, CardStepResult } from '../../../eid/card-image.ts';
import type { VirtualCard } from '../../../simulator/virtual-card.ts';
import { hexOf } from './files/scripted-card.ts';

export type Played<T> = {
  readonly value: T;
  /** Commands in hex as they were when they were sent, and every other step by its kind. */
  readonly steps: readonly string[];
  /** The very buffers that were sent. */
  readonly commands: readonly Uint8Array[];
};

const worked = success(new Uint8Array(0));

const take = (card: VirtualCard, step: CardStep): CardStepResult => {
  if (step.kind === 'transmit') {
    const answer = card.transmit(step.command);
    return answer === 'silence' ? failed('not-answering') : success(answer);
  }
  if (step.kind === 'reconnect') card.reset();
  return worked;
};

/** `intervene`: null lets the card answer. */
export const playOnCard = <T>(
  card: VirtualCard,
  script: CardScript<T>,
  intervene: (command: string) => CardStepResult | null = () => null,
): Played<T> => {
  const steps: string[] = [];
  const commands: Uint8Array[] = [];
  let next = script.next();
  while (next.done !== true) {
    const step = next.value;
    const name = step.kind === 'transmit' ? hexOf(step.command) : step.kind;
    if (step.kind === 'transmit') commands.push(step.command);
    if (step.kind !== 'progress') steps.push(name);
    next = script.next(intervene(name) ?? take(card, step));
  }
  return { value: next.value, steps, commands };
};
