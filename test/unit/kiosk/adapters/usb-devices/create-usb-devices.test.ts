import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { createUsbDevices } from '../../../../../kiosk/adapters/usb-devices/create-usb-devices.ts';

let directory = '';
afterEach(() => rmSync(directory, { recursive: true, force: true }));

type Entry = { readonly attributes: Readonly<Record<string, string>>; readonly driver?: string };

/** A tree as the kernel shows it: attributes with a line end, drivers as links. */
const busWith = (entries: Readonly<Record<string, Entry>>) => {
  directory = mkdtempSync(join(tmpdir(), 'usb-'));
  for (const [name, { attributes, driver }] of Object.entries(entries)) {
    const path = join(directory, name);
    mkdirSync(path);
    for (const [attribute, value] of Object.entries(attributes)) writeFileSync(join(path, attribute), `${value}\n`);
    if (driver !== undefined) symlinkSync(`../../../../bus/usb/drivers/${driver}`, join(path, 'driver'));
  }
  return createUsbDevices({ directory, platform: 'linux' }).cardReaders();
};

const device = (idVendor: string, idProduct: string, more: Readonly<Record<string, string>> = {}): Entry => ({
  attributes: { bDeviceClass: '00', idVendor, idProduct, ...more },
  driver: 'usb',
});
const interfaceOf = (bInterfaceClass: string, driver?: string): Entry => ({
  attributes: { bInterfaceClass },
  ...(driver === undefined ? {} : { driver }),
});

test('a reader that a driver of pcscd has taken, and one that nobody has', async () => {
  const look = await busWith({
    usb1: device('1d6b', '0002', { bDeviceClass: '09' }),
    '1-0:1.0': interfaceOf('09', 'hub'),
    '1-3': device('0a01', '0001', { manufacturer: 'Invented', product: 'Card Reader', serial: '4711' }),
    '1-3:1.0': interfaceOf('0b', 'usbfs'),
    '1-4': device('0a02', '0002'),
    '1-4:1.0': interfaceOf('0b'),
  });
  expect(look).toEqual({
    looked: true,
    readers: [
      { vendorId: '0a01', productId: '0001', name: 'Invented Card Reader', driver: 'usbfs' },
      { vendorId: '0a02', productId: '0002', name: null, driver: null },
    ],
  });
  expect(JSON.stringify(look)).not.toContain('4711');
});

test('a keyboard with a slot counts by its card interface alone, whoever drives its keys', async () => {
  const look = await busWith({
    '2-1.4': device('0a03', '0003', { product: 'Keyboard' }),
    '2-1.4:1.0': interfaceOf('03', 'usbhid'),
    '2-1.4:1.1': interfaceOf('0b'),
    // Another device whose name begins alike.
    '2-1.41': device('0a04', '0004'),
    '2-1.41:1.0': interfaceOf('08', 'usb-storage'),
  });
  expect(look).toEqual({
    looked: true,
    readers: [{ vendorId: '0a03', productId: '0003', name: 'Keyboard', driver: null }],
  });
});

test('a device of the class as a whole', async () => {
  const look = await busWith({
    '3-1': device('0a05', '0005', { bDeviceClass: '0b' }),
    '3-1:1.0': interfaceOf('00', 'usbfs'),
  });
  expect(look).toMatchObject({ readers: [{ vendorId: '0a05', driver: 'usbfs' }] });
});

test('a device that is gone before it was looked at is none', async () => {
  expect(await busWith({ '1-4:1.0': interfaceOf('0b') })).toEqual({ looked: true, readers: [] });
  rmSync(directory, { recursive: true });
  expect(await busWith({ '1-4': { attributes: {} }, '1-4:1.0': interfaceOf('0b') })).toEqual({
    looked: true,
    readers: [],
  });
});

test('no bus, or another system: not looked, which is not the same as nothing there', async () => {
  expect(await createUsbDevices({ directory: '/nowhere', platform: 'linux' }).cardReaders()).toEqual({
    looked: false,
    reason: 'not-readable',
  });
  expect(await createUsbDevices({ directory: '/sys/bus/usb/devices', platform: 'win32' }).cardReaders()).toEqual({
    looked: false,
    reason: 'other-system',
  });
});
