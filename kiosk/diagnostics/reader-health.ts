/**
 * How service, drivers, readers and slots are, from what can be seen without a card (issue: reader health; reference
 * belgian-eid.md §7). Pure. What was not looked at is unknown, never well.
 *
 * Not guaranteed: that a reader whose driver took it is the one PC/SC lists under a name; the two lists share no key.
 */
import { type Evidence, type Finding, finding } from '../../contract/findings.ts';
import { findingsOfReaders } from '../card-reading/reader-findings.ts';
import type { ReadersSnapshot, ReaderState, UsbCardReader, UsbLook } from '../ports.ts';

export const healthCodes = [
  'service-running',
  'service-down',
  'reader-listed',
  'no-reader-listed',
  'driver-in-place',
  'driver-missing',
  'driver-not-looked',
  'slot-ready',
  'slot-mute',
  'slot-held',
  'slot-unavailable',
] as const;
export type HealthCode = (typeof healthCodes)[number];

export type HealthStatement = {
  readonly code: HealthCode;
  readonly state: 'well' | 'ill' | 'unknown';
  /** The reader as PC/SC or the USB bus names it; null where it is about none. */
  readonly reader: string | null;
  readonly evidence: Evidence;
};

export type ReaderObservation = { readonly snapshot: ReadersSnapshot; readonly usb: UsbLook };

const stateOf: Readonly<Record<HealthCode, HealthStatement['state']>> = {
  'service-running': 'well',
  'service-down': 'ill',
  'reader-listed': 'well',
  'no-reader-listed': 'ill',
  'driver-in-place': 'well',
  'driver-missing': 'ill',
  'driver-not-looked': 'unknown',
  'slot-ready': 'well',
  // Card or reader: only the guided check can tell.
  'slot-mute': 'unknown',
  'slot-held': 'unknown',
  'slot-unavailable': 'ill',
};

const statement = (code: HealthCode, reader: string | null = null, evidence: Evidence = {}): HealthStatement => ({
  code,
  state: stateOf[code],
  reader,
  evidence,
});

const hexWord = (word: number): string => word.toString(16).toUpperCase().padStart(8, '0');

const usbIdOf = ({ vendorId, productId }: UsbCardReader): string => `${vendorId}:${productId}`;

const slotCodes: Readonly<Record<ReaderState['slot'], HealthCode>> = {
  empty: 'slot-ready',
  card: 'slot-ready',
  mute: 'slot-mute',
  'in-use-exclusively': 'slot-held',
  unavailable: 'slot-unavailable',
};

/** A driver that has not taken its device has nothing to list: PC/SC does not know of that reader. */
const withoutDriver = (usb: UsbLook): readonly UsbCardReader[] =>
  usb.looked ? usb.readers.filter(({ driver }) => driver === null) : [];

const aboutDrivers = ({ snapshot, usb }: ReaderObservation): readonly HealthStatement[] => {
  if (!usb.looked) return [statement('driver-not-looked', null, { reason: usb.reason })];
  return usb.readers.map((reader) => {
    const evidence = { usb: usbIdOf(reader), driver: reader.driver };
    // While the service is down nobody takes a reader, and its driver may be as good as any.
    const isMissing = reader.driver === null && snapshot.service === 'up';
    if (isMissing) return statement('driver-missing', reader.name, evidence);
    return reader.driver === null
      ? statement('driver-not-looked', reader.name, { ...evidence, reason: 'service-down' })
      : statement('driver-in-place', reader.name, evidence);
  });
};

/** Service first, then drivers, then each reader and its slot. */
export const readerHealth = (observed: ReaderObservation): readonly HealthStatement[] => {
  const { snapshot } = observed;
  const returnCode = snapshot.serviceCode === null ? null : hexWord(snapshot.serviceCode);
  const service =
    snapshot.service === 'up' ? statement('service-running') : statement('service-down', null, { returnCode });
  const listed = snapshot.readers.flatMap((reader) => [
    statement('reader-listed', reader.name),
    statement(slotCodes[reader.slot], reader.name, { slot: reader.slot, stateWord: hexWord(reader.stateWord) }),
  ]);
  const none = snapshot.service === 'up' && snapshot.readers.length === 0 ? [statement('no-reader-listed')] : [];
  return [service, ...aboutDrivers(observed), ...none, ...listed];
};

/** The findings of a listing; one without any reader says which readers hang on the bus all the same. */
export const findingsOfHealth = ({ snapshot, usb }: ReaderObservation): readonly Finding[] =>
  findingsOfReaders(snapshot).map((found) => {
    if (found.code !== 'reader.none' || !usb.looked) return found;
    const orphans = withoutDriver(usb);
    return finding('reader.none', {
      usbReaders: usb.readers.map(usbIdOf).join(' ') || null,
      driverMissing: orphans.length > 0,
    });
  });
