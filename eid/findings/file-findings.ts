/** What the outcomes of reading say about chip and memory, before anything is decoded. */
import { type Finding, finding } from '../../contract/findings.ts';
import { eidFileNames } from '../../contract/eid-files.ts';
import { type EidFile, eidFiles, type FileOutcome } from '../card-image.ts';
import type { CardContents } from '../verify/card-contents.ts';

type Failed = Extract<FileOutcome, { status: 'failed' }>;

/** ISO 7816-4 status words with a meaning of their own (reference belgian-eid.md §2). */
const eepromCorrupted = 0x6581;
const success = 0x9000;

const hexWord = (statusWord: number | null): string | null =>
  statusWord === null ? null : statusWord.toString(16).toUpperCase().padStart(4, '0');

/** Troubles of the way to the card, which kiosk/card-reading reports; they say nothing about the chip's memory. */
const isAboutTheWay = (outcome: Failed): boolean => outcome.trouble !== null && outcome.trouble !== 'communication';

const stoppedAtOnePlace = ({ attempts, offsets }: Failed): boolean => attempts > 1 && new Set(offsets).size === 1;

function ofFile(file: EidFile, outcome: FileOutcome): Finding | null {
  switch (outcome.status) {
    case 'missing':
      return eidFiles[file].mandatory
        ? finding('chip.file-missing', { file, statusWord: hexWord(outcome.statusWord) })
        : null;
    case 'not-activated':
      return eidFiles[file].mandatory
        ? finding('chip.not-activated', { file, statusWord: hexWord(outcome.statusWord) })
        : null;
    case 'failed': {
      if (isAboutTheWay(outcome)) return null;
      const evidence = {
        file,
        offset: outcome.offset,
        attempts: outcome.attempts,
        statusWord: hexWord(outcome.statusWord),
      };
      if (outcome.statusWord === eepromCorrupted) return finding('chip.eeprom-failure', evidence);
      // Failing at moving places is a matter of contacts: the reader's findings say so.
      if (!stoppedAtOnePlace(outcome)) return null;
      return finding('chip.memory-damaged', evidence, file === 'photo' ? { severity: 'limiting' } : {});
    }
    case 'read':
    case 'not-requested':
      break;
  }
  return null;
}

/** Null when the chip is an eID of a generation we know, or when nothing can be said because nothing was read. */
function ofChip({ image, cardData }: CardContents): Finding | null {
  const { appletStatusWord } = image;
  if (appletStatusWord !== null && appletStatusWord !== success && cardData === null) {
    return finding('chip.not-eid', { statusWord: hexWord(appletStatusWord) });
  }
  if (cardData === null) return null;
  if (cardData.generation === 'unknown')
    return finding('chip.unsupported-generation', { cardDataLength: image.cardData?.length ?? 0 });
  // 0F: personalised. The card's own documentation warns that other values are not described reliably.
  if (cardData.lifeCycle !== null && cardData.lifeCycle !== '0F')
    return finding('chip.not-personalised', { lifeCycle: cardData.lifeCycle });
  return null;
}

/** At most one finding per code: the first file speaks for the others, whose number is told. */
export function fileFindings(contents: CardContents): readonly Finding[] {
  const chip = ofChip(contents);
  if (chip?.code === 'chip.not-eid') return [chip];
  const all = eidFileNames.map((file) => ofFile(file, contents.image.files[file])).filter((found) => found !== null);
  const kept = all.filter((found, index) => {
    const first = all.findIndex(({ code }) => code === found.code);
    const worst = all.find(({ code, severity }) => code === found.code && severity === 'blocking');
    return worst === undefined ? first === index : worst === found;
  });
  const counted = kept.map((found) => ({
    ...found,
    evidence: { ...found.evidence, files: all.filter(({ code }) => code === found.code).length },
  }));
  return chip === null ? counted : [chip, ...counted];
}
