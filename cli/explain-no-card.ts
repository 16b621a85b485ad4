/** Says why there is no card to work with, and with which exit status that ends. */
import type { ReaderChoice } from './choose-reader.ts';
import { type ExitStatus, exitStatus } from './exit-status.ts';
import type { Terminal } from './terminal.ts';

export const explainNoCard = (choice: Exclude<ReaderChoice, { kind: 'card' }>, terminal: Terminal): ExitStatus => {
  switch (choice.kind) {
    case 'service-down': {
      const code = choice.serviceCode === null ? '' : ` (${choice.serviceCode.toString(16).toUpperCase()})`;
      terminal.tell(`The PC/SC service is not running${code}.`);
      return exitStatus.noServiceOrReader;
    }
    case 'no-reader':
      terminal.tell('There is no card reader.');
      return exitStatus.noServiceOrReader;
    case 'no-such-reader':
      terminal.tell(`No reader has that name. There is: ${choice.readers.join('; ')}.`);
      return exitStatus.noServiceOrReader;
    case 'ambiguous':
      terminal.tell(`More than one reader has that name: ${choice.readers.join('; ')}.`);
      return exitStatus.usageOrDefect;
    case 'no-card':
      terminal.tell(`There is no card in ${choice.readers.join('; ')}.`);
      return exitStatus.noCard;
  }
};
