/** The two ways a command line speaks: answers on standard output, everything else on standard error. */
export interface Terminal {
  /** One line of the answer. */
  answer(line: string): void;
  /** One line for the person, never part of the answer. */
  tell(line: string): void;
}

export const processTerminal: Terminal = {
  answer: (line) => void process.stdout.write(`${line}\n`),
  tell: (line) => void process.stderr.write(`${line}\n`),
};
