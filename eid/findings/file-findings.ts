/** What the outcomes of reading say about chip and memory, before anything is decoded (design findings.md, `chip.*`). */
import { eidFileNames } from '../../contract/eid-files.ts';
import { type Finding, finding } from '../../contract/findings.ts';
import { statusWords } from '../apdu/status-words.ts';
import { type CardImage, type EidFile, eidFiles, type FileOutcome } from '../card-image.ts';
import type { CardContents } from '../verify/card-contents.ts';

type Failed = Extract<FileOutcome, { status: 'failed' }>;

/** Byte 27 of GET CARD DATA on a card in use (reference belgian-eid.md §1). */
const personalised = '0F';

const hexWord = (statusWord: number | null): string | null =>
  statusWord === null ? null : statusWord.toString(16).toUpperCase().padStart(4, '0');

/** Troubles of the way to the card, and files that were never tried because of them: kiosk/card-reading reports those. */
const isAboutTheWay = ({ trouble, attempts }: Failed): boolean =>
  attempts === 0 || (trouble !== null && trouble !== 'communication');

const stoppedAtOnePlace = ({ attempts, offsets }: Failed): boolean => attempts > 1 && new Set(offsets).size === 1;

/**
 * Whether a failure is the chip's. Transmission that fails at moving places is a matter of contacts, and the reader's
 * findings say so; a status word is the chip's own answer, proven where it came at the same place through reset and power
 * cycle, suspected otherwise. Transmission that always breaks at one place proves something only while another file came
 * through: if none did, nothing may be wrong but the contacts.
 */
function ofFailure(file: EidFile, outcome: Failed, someFileWasRead: boolean): Finding | null {
  if (isAboutTheWay(outcome)) return null;
  const { offset, attempts, statusWord } = outcome;
  const evidence = { file, offset, attempts, statusWord: hexWord(statusWord) };
  if (statusWord === statusWords.memoryFailure) return finding('chip.eeprom-failure', evidence);
  const isAtOnePlace = stoppedAtOnePlace(outcome);
  if (!isAtOnePlace && statusWord === null) return null;
  const isProven = isAtOnePlace && (statusWord !== null || someFileWasRead);
  return finding('chip.memory-damaged', evidence, {
    certainty: isProven ? 'proven' : 'suspected',
    ...(file === 'photo' ? { severity: 'limiting' } : {}),
  });
}

function ofFile(file: EidFile, { files }: CardImage): Finding | null {
  const outcome = files[file];
  const someFileWasRead = Object.values(files).some(({ status }) => status === 'read');
  if (outcome.status === 'failed') return ofFailure(file, outcome, someFileWasRead);
  if (!eidFiles[file].mandatory) return null;
  if (outcome.status === 'missing')
    return finding('chip.file-missing', { file, statusWord: hexWord(outcome.statusWord) });
  if (outcome.status === 'not-activated')
    return finding('chip.not-activated', { file, statusWord: hexWord(outcome.statusWord) });
  return null;
}

const isOtherCard = ({ appletStatusWord, cardData }: CardImage): boolean =>
  appletStatusWord !== null &&
  appletStatusWord !== statusWords.done &&
  appletStatusWord !== statusWords.memoryFailure &&
  cardData === null;

function ofCardData({ image, cardData }: CardContents): readonly Finding[] {
  if (image.cardDataStatusWord === statusWords.memoryFailure) return [];
  const answer = { cardDataLength: image.cardData?.length ?? null, statusWord: hexWord(image.cardDataStatusWord) };
  if (cardData === null) {
    // The applet is there, but what it says of itself is not understood. A lost answer is the reader's finding.
    return image.cardDataStatusWord === null
      ? []
      : [finding('chip.unsupported-generation', { appletVersion: null, ...answer })];
  }
  const found: Finding[] = [];
  if (cardData.generation === 'unknown')
    found.push(finding('chip.unsupported-generation', { appletVersion: cardData.appletVersion, ...answer }));
  if (cardData.lifeCycle !== null && cardData.lifeCycle !== personalised)
    found.push(finding('chip.not-personalised', { lifeCycle: cardData.lifeCycle }));
  return found;
}

/** 6581 to a command that reads no file. */
function eepromFailure({ appletStatusWord, cardDataStatusWord, challenge }: CardImage): readonly Finding[] {
  const isHit =
    appletStatusWord === statusWords.memoryFailure ||
    cardDataStatusWord === statusWords.memoryFailure ||
    (challenge.status === 'failed' && challenge.statusWord === statusWords.memoryFailure);
  const evidence = { file: null, offset: null, attempts: 1, statusWord: hexWord(statusWords.memoryFailure) };
  return isHit ? [finding('chip.eeprom-failure', evidence)] : [];
}

/** At most one finding per code: the worst of them, or the first, speaks for the others, whose files are told. */
export function fileFindings(contents: CardContents): readonly Finding[] {
  const { image } = contents;
  if (isOtherCard(image)) return [finding('chip.not-eid', { statusWord: hexWord(image.appletStatusWord) })];
  const all = eidFileNames.map((file) => ofFile(file, image)).filter((found) => found !== null);
  const weight = ({ severity, certainty }: Finding): number =>
    (severity === 'blocking' ? 2 : 0) + (certainty === 'proven' ? 1 : 0);
  const codes = [...new Set(all.map(({ code }) => code))];
  const perCode = codes.map((code) => {
    const same = all.filter((found) => found.code === code).toSorted((left, right) => weight(right) - weight(left));
    const files = same.map(({ evidence }) => evidence['file']).join(' ');
    return same.slice(0, 1).map((worst) => ({ ...worst, evidence: { ...worst.evidence, files } }));
  });
  return [...ofCardData(contents), ...perCode.flat(), ...eepromFailure(image)];
}
