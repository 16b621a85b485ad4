/**
 * What the talk itself showed, apart from what the card said: findings about service, reader and contacts, and about a chip
 * that gives no sign of life (design/findings.md; reference belgian-eid.md §7). Pure; everything else is found by eid/.
 */
import type { EidFileName } from '../../contract/eid-files.ts';
import { type Evidence, type Finding, type FindingCode, finding } from '../../contract/findings.ts';
import type { CardImage, FileOutcome } from '../../eid/card-image.ts';
import type { CardTrouble, ReadersSnapshot } from '../ports.ts';
import { hexReturnCode } from './exchange-trace.ts';
import type { TroublePlace } from './run-card-script.ts';

export type TalkObservation = {
  readonly image: CardImage;
  readonly communicationTroubles: readonly TroublePlace[];
  readonly lastTrouble: CardTrouble | null;
  /** Problems this visit has had with a card in this reader before. */
  readonly earlierAttempts: number;
  /** Another card was read in this reader since the program started. */
  readonly readerKnownGood: boolean;
};

/** With the attempt at hand: three, as the guided check has it (turn the card, clean it, push it in). */
const muteAttemptsThatProve = 3;

/** Without these nothing may be prefilled, so whatever kept them from being read is blocking (design/findings.md). */
const essentialFiles: readonly EidFileName[] = ['identity', 'identity-signature', 'rrn-certificate'];

/** What a listing of readers shows; none when there is a service with a reader. */
export const findingsOfReaders = (snapshot: ReadersSnapshot): readonly Finding[] => {
  if (snapshot.service === 'down') return [serviceDown(snapshot.serviceCode)];
  return snapshot.readers.length === 0 ? [finding('reader.none')] : [];
};

const serviceDown = (returnCode: number | null): Finding =>
  finding('reader.service-down', { returnCode: hexReturnCode(returnCode) });

/** A file that failed at more than one place: the memory has none that moves (reference §7). */
const stoppedAtMovingPlaces = (file: FileOutcome): boolean =>
  file.status === 'failed' && new Set(file.offsets).size > 1;

/**
 * A transaction is waited for only while another program has one. Connecting anew waits for the same, unless the card had
 * lost its voice before.
 */
const waitedForOthers = ({ lastTrouble, communicationTroubles }: TalkObservation): boolean =>
  lastTrouble?.call === 'SCardBeginTransaction' ||
  (lastTrouble?.call === 'SCardReconnect' && communicationTroubles.length === 0);

const codeOf = (observation: TalkObservation): FindingCode | null => {
  const { image, communicationTroubles } = observation;
  switch (image.endedBy) {
    case null:
      break;
    case 'card-removed':
    case 'aborted':
      return null;
    case 'reader-lost':
      return 'reader.lost';
    case 'not-answering':
      return waitedForOthers(observation) ? 'reader.busy' : 'reader.not-answering';
    case 'sharing-violation':
    case 'card-reset':
      return 'reader.busy';
    // An answer to reset that makes no sense is as good as none, and asks for the same from the person.
    case 'card-mute':
    case 'unsupported':
      return observation.readerKnownGood && observation.earlierAttempts + 1 >= muteAttemptsThatProve
        ? 'chip.dead'
        : 'chip.mute';
    default:
      return 'reader.contact-unstable';
  }
  const files = Object.values(image.files);
  const troubles = files.map((file) => (file.status === 'failed' ? file.trouble : null));
  if (troubles.includes('sharing-violation') || troubles.includes('card-reset')) return 'reader.busy';
  const places = new Set(communicationTroubles.map(({ file, command }) => `${file ?? ''} ${command}`));
  const isUnstable = places.size > 1 || files.some(stoppedAtMovingPlaces) || troubles.includes('unsupported');
  return isUnstable ? 'reader.contact-unstable' : null;
};

/** At most one: the first thing that went wrong with the talk explains the rest. */
export const findingsOfTalk = (observation: TalkObservation): readonly Finding[] => {
  const { image, lastTrouble } = observation;
  if (image.endedBy === 'service-lost') return [serviceDown(lastTrouble?.returnCode ?? null)];
  const code = codeOf(observation);
  if (code === null) return [];
  const evidence: Evidence = {
    call: lastTrouble?.call ?? null,
    returnCode: hexReturnCode(lastTrouble?.returnCode),
    attempts: observation.earlierAttempts + 1,
    transmissionErrors: observation.communicationTroubles.length,
  };
  const unread = essentialFiles.some((file) => !['read', 'not-requested'].includes(image.files[file].status));
  return [finding(code, evidence, unread ? { severity: 'blocking' } : {})];
};
