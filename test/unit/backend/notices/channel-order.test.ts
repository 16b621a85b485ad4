import { beforeAll, expect, test } from 'vitest';
import { channelOrder, type OrderInput } from '../../../../backend/notices/channel-order.ts';
import type { Municipality } from '../../../../contract/municipality.ts';
import { demoMunicipality } from '../sample-submission.ts';

let municipality: Municipality;
beforeAll(async () => {
  municipality = await demoMunicipality();
});

const everything = { byEmail: true, byLetter: true, byPhone: true };
const notifying = (notify: Partial<Municipality['notify']>): Municipality => ({
  ...municipality,
  notify: { ...municipality.notify, fallbackOrder: ['email', 'letter', 'phone'], ...notify },
});
const order = (changes: Partial<OrderInput>) =>
  channelOrder({
    kind: 'codes-arrived',
    type: 'pin-reprint',
    sameKindBefore: 0,
    person: everything,
    municipality: notifying({}),
    ...changes,
  });

test("the person's own choice comes first, whatever the town would rather do", () => {
  const paperFirst = notifying({ fallbackOrder: ['letter', 'phone', 'email'] });
  expect(order({ municipality: paperFirst })).toEqual(['email', 'letter', 'phone']);
  expect(order({ municipality: paperFirst, person: { ...everything, byEmail: false } })).toEqual(['letter', 'phone']);
});

test('only what this person and this town have is tried', () => {
  expect(order({ person: { ...everything, byLetter: false } })).toEqual(['email', 'phone']);
  expect(order({ municipality: notifying({ email: null }) })).toEqual(['letter', 'phone']);
  expect(order({ municipality: notifying({ letter: false }) })).toEqual(['email', 'phone']);
  expect(order({ municipality: notifying({ fallbackOrder: ['letter'] }) })).toEqual(['email', 'letter']);
  expect(order({ person: { byEmail: false, byLetter: false, byPhone: false } })).toEqual([]);
});

test('each reminder goes by the channel that the town has set for it', () => {
  const { services } = municipality;
  const reminders = [
    { afterDays: 30, channel: 'preferred' },
    { afterDays: 60, channel: 'letter' },
  ] as const;
  const town: Municipality = {
    ...notifying({}),
    services: { ...services, pinReprint: { ...services.pinReprint, reminders: [...reminders] } },
  };
  const reminder = { kind: 'codes-reminder', municipality: town } as const;
  expect(order(reminder)).toEqual(['email', 'letter', 'phone']);
  expect(order({ ...reminder, sameKindBefore: 1 })).toEqual(['letter', 'email', 'phone']);
  expect(order({ ...reminder, sameKindBefore: 2 })).toEqual(['email', 'letter', 'phone']);
  expect(order({ ...reminder, kind: 'codes-arrived', sameKindBefore: 1 })).toEqual(['email', 'letter', 'phone']);
});
