/** What a reader says about itself, for the technician. Many readers, and every virtual one, say nothing. */
import { createSession, PcscError, type Session } from '../../../native/index.ts';
import type { ReaderAttribute } from '../../ports.ts';

/** SCARD_ATTR_VENDOR_NAME, _VENDOR_IFD_TYPE, _VENDOR_IFD_SERIAL_NO, _VENDOR_IFD_VERSION (PC/SC part 3, table 3-1). */
const attributeTags = { vendor: 0x10100, model: 0x10101, serial: 0x10103, firmware: 0x10102 } as const;

type AttributeName = ReaderAttribute['name'];

const attributeNames = ['vendor', 'model', 'serial', 'firmware'] as const satisfies readonly AttributeName[];

const deadlineMs = 1000;

const asText = (bytes: Uint8Array): string | null => {
  const end = bytes.indexOf(0);
  const text = new TextDecoder().decode(end === -1 ? bytes : bytes.subarray(0, end)).trim();
  return text === '' ? null : text;
};

/** A number 0xMMmmbbbb in the machine's byte order, which is little-endian wherever this runs. */
const asVersion = (bytes: Uint8Array): string | null => {
  if (bytes.length < 4) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return `${view.getUint8(3)}.${view.getUint8(2)}.${view.getUint16(0, true)}`;
};

const readOne = async (session: Session, name: AttributeName): Promise<string | null> => {
  try {
    const bytes = await session.attribute(attributeTags[name], deadlineMs);
    return name === 'firmware' ? asVersion(bytes) : asText(bytes);
  } catch (error) {
    if (error instanceof PcscError) return null;
    throw error;
  }
};

/** Each attribute, null where the reader does not tell or cannot be reached. Needs no card. */
export const readReaderAttributes = async (readerName: string): Promise<readonly ReaderAttribute[]> => {
  let session: Session;
  try {
    session = await createSession(readerName, { shareMode: 'direct', protocols: [], deadlineMs });
  } catch (error) {
    if (error instanceof PcscError) return attributeNames.map((name) => ({ name, value: null }));
    throw error;
  }
  const attributes: ReaderAttribute[] = [];
  for (const name of attributeNames) attributes.push({ name, value: await readOne(session, name) });
  await session.disconnect();
  return attributes;
};
