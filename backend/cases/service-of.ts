/** Which service of the municipality file holds the rules of a type of request. */
import type { Municipality } from '../../contract/municipality.ts';
import type { Services } from '../../contract/municipality/services.ts';
import type { RequestType } from '../../contract/request-states.ts';

const serviceNames = {
  'pin-reprint': 'pinReprint',
  'pin-reset': 'pinReset',
  loss: 'loss',
  'card-defect': 'cardDefect',
  replacement: 'replacement',
  'foreigner-card': 'foreignerCard',
  'digital-key': 'digitalKey',
  appointment: 'appointment',
  'queue-ticket': 'appointment',
} as const satisfies Record<RequestType, keyof Services>;

export const serviceOf = (municipality: Municipality, type: RequestType): Services[keyof Services] =>
  municipality.services[serviceNames[type]];
