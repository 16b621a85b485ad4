/** Every type of request with its table. */
import type { RequestType } from '../../contract/request-states.ts';
import type { CaseTable } from './case-table.ts';
import { appointment } from './tables/appointment.ts';
import { cardDefect } from './tables/card-defect.ts';
import { digitalKey } from './tables/digital-key.ts';
import { foreignerCard } from './tables/foreigner-card.ts';
import { loss } from './tables/loss.ts';
import { pinReprint } from './tables/pin-reprint.ts';
import { pinReset } from './tables/pin-reset.ts';
import { queueTicket } from './tables/queue-ticket.ts';
import { replacement } from './tables/replacement.ts';

export const caseTables: { readonly [T in RequestType]: CaseTable<T> } = {
  'pin-reprint': pinReprint,
  'pin-reset': pinReset,
  loss,
  'card-defect': cardDefect,
  replacement,
  'foreigner-card': foreignerCard,
  'digital-key': digitalKey,
  appointment,
  'queue-ticket': queueTicket,
};
