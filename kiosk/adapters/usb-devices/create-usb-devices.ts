/**
 * Smart card readers on the USB bus as Linux lists them under /sys/bus/usb/devices (kernel documentation,
 * Documentation/ABI/testing/sysfs-bus-usb): a reader that PC/SC does not list is then seen all the same. Other systems are
 * not looked at. Not seen: readers with a vendor class of their own (0xFF), and those that are not on USB.
 */
import { readdir, readFile, readlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { UsbCardReader, UsbDevicesPort } from '../../ports.ts';

/** USB-IF class code of smart card devices (CCID specification 1.1, §4.2): of the device, or of one of its interfaces. */
const smartCardClass = '0b';

export type UsbDevicesOptions = {
  /** Default: that of the machine. */
  readonly directory?: string;
  readonly platform?: NodeJS.Platform;
};

const isSystemError = (error: unknown): error is NodeJS.ErrnoException => error instanceof Error && 'code' in error;

/** Null for what is not there: devices come and go while they are looked at, and not every one has every attribute. */
const orNull = async <T>(reading: Promise<T>): Promise<T | null> => {
  try {
    return await reading;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return null;
  }
};

const attributeOf = async (directory: string, name: string): Promise<string | null> => {
  const text = await orNull(readFile(join(directory, name), 'utf8'));
  const value = text?.trim() ?? '';
  return value === '' ? null : value.slice(0, 100);
};

const driverOf = async (directory: string): Promise<string | null> => {
  const link = await orNull(readlink(join(directory, 'driver')));
  return link === null ? null : basename(link);
};

/** Interfaces are entries beside their device, named after it: `1-4` and `1-4:1.0`. */
const cardInterfacesOf = async (
  directory: string,
  device: string,
  entries: readonly string[],
): Promise<readonly string[]> => {
  const interfaces = entries.filter((entry) => entry.startsWith(`${device}:`)).map((entry) => join(directory, entry));
  const isOfDevice = (await attributeOf(join(directory, device), 'bDeviceClass')) === smartCardClass;
  const classes = await Promise.all(interfaces.map((path) => attributeOf(path, 'bInterfaceClass')));
  return interfaces.filter((_path, index) => isOfDevice || classes[index] === smartCardClass);
};

const cardReaderAt = async (
  directory: string,
  device: string,
  entries: readonly string[],
): Promise<UsbCardReader | null> => {
  const interfaces = await cardInterfacesOf(directory, device, entries);
  if (interfaces.length === 0) return null;
  const read = (name: string): Promise<string | null> => attributeOf(join(directory, device), name);
  const [vendorId, productId] = [await read('idVendor'), await read('idProduct')];
  if (vendorId === null || productId === null) return null;
  const names = [await read('manufacturer'), await read('product')].filter((name) => name !== null);
  const drivers = await Promise.all(interfaces.map(driverOf));
  return {
    vendorId,
    productId,
    name: names.length === 0 ? null : names.join(' '),
    driver: drivers.find((driver) => driver !== null) ?? null,
  };
};

export const createUsbDevices = (options: UsbDevicesOptions = {}): UsbDevicesPort => {
  const { directory = '/sys/bus/usb/devices', platform = process.platform } = options;
  return {
    cardReaders: async () => {
      if (platform !== 'linux') return { looked: false, reason: 'other-system' };
      const entries = await orNull(readdir(directory));
      if (entries === null) return { looked: false, reason: 'not-readable' };
      const devices = entries.filter((entry) => !entry.includes(':')).toSorted();
      const found = await Promise.all(devices.map((device) => cardReaderAt(directory, device, entries)));
      return { looked: true, readers: found.filter((reader) => reader !== null) };
    },
  };
};
