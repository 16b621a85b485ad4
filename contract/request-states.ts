/**
 * The states of a PIN/PUK reprint request (reference municipal.md §1.2). This list is the public vocabulary of the API;
 * the transitions belong to the backend.
 */
export const pinReprintStates = [
  'submitted',
  'ordered',
  'arrived',
  'notified',
  'collected',
  'expired',
  'destroyed',
] as const;

/** A report of a defective card (reference municipal.md §1.2, `defect`): what follows the report is the counter's. */
export const cardDefectStates = ['reported'] as const;
