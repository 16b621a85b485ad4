/** SELECT, READ BINARY and GET CARD DATA of the virtual card, after reference belgian-eid.md §1 and §2. */
import { appletVersions } from './chip-definition.ts';
import type { Chip } from './chip.ts';
import type { CommandApdu } from './command-apdu.ts';
import { expectedLength } from './command-apdu.ts';
import { answer, repeatWithLength, statusWords } from './status-words.ts';

const masterFile = '3F00';

/** Application identifiers (reference belgian-eid.md §1, §2) and the directory each selects. */
const directoriesByAid: Readonly<Record<string, { readonly id: string; readonly since: number }>> = {
  A00000003029057000AD13100101FF: { id: masterFile, since: 0 },
  A000000177504B43532D3135: { id: 'DF00', since: 0 },
  A000000177496446696C6573: { id: 'DF01', since: appletVersions['1.1'] },
};

export const toHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex').toUpperCase();

const directoryExists = (chip: Chip, id: string): boolean =>
  id === masterFile || Object.keys(chip.applet.files).some((path) => path.length === 8 && path.startsWith(id));

const selectDirectory = (chip: Chip, id: string): Uint8Array => {
  if (!directoryExists(chip, id)) return answer(statusWords.fileNotFound);
  chip.session.directory = id;
  chip.session.file = null;
  return answer(statusWords.done);
};

const selectFile = (chip: Chip, path: string): Uint8Array => {
  if (!Object.hasOwn(chip.applet.files, path)) return answer(statusWords.fileNotFound);
  chip.session.directory = path.length === 8 ? path.slice(0, 4) : masterFile;
  chip.session.file = path;
  return answer(statusWords.done);
};

/** A directory is reached from anywhere, an elementary file only from its own directory. */
const selectById = (chip: Chip, id: string): Uint8Array => {
  if (directoryExists(chip, id)) return selectDirectory(chip, id);
  return selectFile(chip, chip.session.directory === masterFile ? id : chip.session.directory + id);
};

const selectByPath = (chip: Chip, path: string): Uint8Array => {
  const belowMaster = path.startsWith(masterFile) ? path.slice(4) : path;
  if (belowMaster === '') return selectDirectory(chip, masterFile);
  if (belowMaster.length === 4 && directoryExists(chip, belowMaster)) return selectDirectory(chip, belowMaster);
  return selectFile(chip, belowMaster);
};

/** 00 A4. No FCI is ever returned, so P2 = 00 and 0C (no response data) come to the same. A failed SELECT keeps the old selection. */
export const select = (chip: Chip, { p1, p2, data }: CommandApdu): Uint8Array => {
  if (p2 !== 0x00 && p2 !== 0x0c) return answer(statusWords.wrongParameters);
  switch (p1) {
    case 0x00:
      if (data.length === 0) return selectDirectory(chip, masterFile);
      return data.length === 2 ? selectById(chip, toHex(data)) : answer(statusWords.wrongLength);
    case 0x02:
      return data.length === 2 ? selectById(chip, toHex(data)) : answer(statusWords.wrongLength);
    case 0x04: {
      if (data.length === 0 || data.length > 16) return answer(statusWords.wrongLength);
      const directory = directoriesByAid[toHex(data)];
      return directory === undefined || chip.applet.version < directory.since
        ? answer(statusWords.fileNotFound)
        : selectDirectory(chip, directory.id);
    }
    case 0x08:
      if (data.length === 0 || data.length % 2 !== 0) return answer(statusWords.wrongLength);
      return selectByPath(chip, toHex(data));
    default:
      return answer(statusWords.wrongParameters);
  }
};

/**
 * READ BINARY on `bytes` as the card does it over T=0: 6B00 from the end on; 6Cxx, and nothing delivered, when fewer than
 * `le` bytes are left.
 */
export const readTransparent = (bytes: Uint8Array, offset: number, le: number): Uint8Array => {
  const left = bytes.length - offset;
  if (left <= 0) return answer(statusWords.offsetBeyondEnd);
  if (le > left) return answer(repeatWithLength(left));
  return answer(statusWords.done, bytes.slice(offset, offset + le));
};

/** 00 B0. Bit 8 of P1 would address a short file id, which Belpic files do not have. */
export const readBinary = (chip: Chip, command: CommandApdu): Uint8Array => {
  if ((command.p1 & 0x80) !== 0) return answer(statusWords.wrongParameters);
  const bytes = chip.session.file === null ? undefined : chip.applet.files[chip.session.file];
  if (bytes === undefined) return answer(statusWords.noFileSelected);
  return readTransparent(bytes, (command.p1 << 8) | command.p2, expectedLength(command));
};

/** 80 E4. From 1.8 on P2 = 01 adds the PIN tries left and two bytes FF. */
export const getCardData = (chip: Chip, command: CommandApdu): Uint8Array => {
  const extended = command.p2 === 0x01 && chip.applet.version >= appletVersions['1.8'];
  if (command.p1 !== 0x00 || (command.p2 !== 0x00 && !extended)) return answer(statusWords.offsetBeyondEnd);
  const cardData = extended
    ? Uint8Array.of(...chip.applet.cardData, chip.pin.triesLeft, 0xff, 0xff)
    : chip.applet.cardData;
  if (expectedLength(command) !== cardData.length) return answer(repeatWithLength(cardData.length));
  return answer(statusWords.done, cardData);
};
