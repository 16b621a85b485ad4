import { expect, test } from 'vitest';
import { cardTroubleOf } from '../../../../../kiosk/adapters/pcsc/card-trouble-of.ts';
import { PcscError } from '../../../../../native/index.ts';

test.for<[returnCode: number, code: string]>([
  [0x80100069, 'card-removed'],
  [0x8010000c, 'card-removed'],
  [0x80100068, 'card-reset'],
  [0x80100066, 'card-mute'],
  [0x8010000b, 'sharing-violation'],
  [0x8010000a, 'not-answering'],
  [0x80100009, 'reader-lost'],
  [0x8010001d, 'service-lost'],
  [0x8010001e, 'service-lost'],
  [0x80100013, 'service-lost'],
  [0x80100003, 'service-lost'],
  [0x8010006a, 'service-lost'],
  [0x8010000f, 'unsupported'],
  [0x80100016, 'communication'],
  [0x0000001f, 'communication'],
])('%i', ([returnCode, code]) => {
  const trouble = cardTroubleOf(new PcscError(returnCode, 'SCardTransmit'));
  expect(trouble).toEqual({ code, call: 'SCardTransmit', returnCode });
});

test('what is not a PC/SC error goes on as it is', () => {
  const defect = new TypeError('a defect');
  expect(() => cardTroubleOf(defect)).toThrow(defect);
});
