/**
 * Reports as a counter finds them, made by the real code: invented cards in a virtual reader, the reading use case, the guided
 * check and the document of it. Only the number and the moment of filing are written by hand.
 */
import type { VisibleDefect } from '../../contract/diagnosis.ts';
import { eidFileNames } from '../../contract/eid-files.ts';
import type { CardDefectReport } from '../../contract/municipal-api.ts';
import { rootsOfSimulation } from '../../browser-host/simulated-roots.ts';
import { createNodeCrypto } from '../../kiosk/adapters/node-crypto/node-crypto.ts';
import { createSystemClock } from '../../kiosk/adapters/system/system-clock.ts';
import { createSystemRandom } from '../../kiosk/adapters/system/system-random.ts';
import { cardReadingForVisit } from '../../kiosk/card-reading/card-reading-for-visit.ts';
import { createCardReading } from '../../kiosk/card-reading/create-card-reading.ts';
import { diagnosisOf } from '../../kiosk/diagnostics/diagnosis-document.ts';
import {
  freshCheck,
  type GuidedCheck,
  withNextStep,
  withReading,
  withSkippedStep,
} from '../../kiosk/diagnostics/guided-check.ts';
import type { CardFault } from '../../simulator/card/faults.ts';
import { adult17, adult18 } from '../../simulator/cards/holders.ts';
import { createVirtualReader } from '../../simulator/reader/virtual-reader.ts';
import type { VirtualCard } from '../../simulator/virtual-card.ts';
import { peopleCards } from '../cards/people.ts';
import { wrongCertificateCards } from '../cards/wrong-certificates.ts';
import { wrongSignatureCards } from '../cards/wrong-signatures.ts';
import { cardOf } from '../findings/provocation.ts';

/** What lies in the reader at each step that the check asks for; `skip` for a person who cannot do it. */
type Told = {
  readonly name: string;
  readonly reported: readonly VisibleDefect[];
  readonly readings: readonly ((() => VirtualCard) | 'skip')[];
};

const readerName = 'Virtual reader';
const filedAt = '2026-03-02T09:14:00Z';

const with17 =
  (...faults: readonly CardFault[]) =>
  () =>
    cardOf(adult17, ...faults);
const mute = with17({ kind: 'mute' });

export const counterStories: readonly Told[] = [
  {
    name: 'dead-chip',
    reported: ['nothing-visible'],
    readings: [mute, mute, mute, mute, () => cardOf(adult18), mute],
  },
  { name: 'mute-and-given-up', reported: ['nothing-visible'], readings: [mute, 'skip', 'skip', 'skip', 'skip'] },
  {
    name: 'damaged-memory',
    reported: ['nothing-visible'],
    readings: [with17({ kind: 'status-on-read', file: 'DF014031', offset: 0x60, statusWord: 0x6400, times: 'always' })],
  },
  { name: 'moved', reported: ['nothing-visible'], readings: [() => cardOf(wrongSignatureCards.moved.definition)] },
  { name: 'forged', reported: [], readings: [() => cardOf(wrongSignatureCards.forgedSurname.definition)] },
  {
    name: 'damaged-and-failing',
    reported: ['damaged'],
    readings: [
      with17({ kind: 'status-on-read', file: 'DF014035', offset: 0x0420, statusWord: 0x6581, times: 'always' }),
    ],
  },
  { name: 'chip-came-off', reported: ['chip-detached', 'damaged'], readings: [] },
  { name: 'wrong-print', reported: ['wrong-print'], readings: [() => cardOf(adult18)] },
  { name: 'expired', reported: [], readings: [() => cardOf(peopleCards.expired.definition)] },
  {
    name: 'copied',
    reported: ['nothing-visible'],
    readings: [() => cardOf(wrongCertificateCards.otherBasicKey.definition)],
  },
  { name: 'pin-blocked', reported: [], readings: [() => cardOf(peopleCards.pinBlocked.definition)] },
  { name: 'nothing-wrong', reported: ['nothing-visible'], readings: [() => cardOf(adult18)] },
];

async function checkOf({ reported, readings }: Told): Promise<GuidedCheck> {
  const virtual = createVirtualReader({ name: readerName });
  const clock = createSystemClock();
  const reading = cardReadingForVisit(
    createCardReading({
      reader: virtual.reader,
      crypto: createNodeCrypto(),
      clock,
      random: createSystemRandom(),
      roots: rootsOfSimulation(),
      revocation: null,
    }),
    { attributes: (name) => virtual.reader.attributes(name), stateWord: () => '0x00000022' },
  ).beginVisit();
  let check: GuidedCheck = { ...freshCheck, reported };
  for (const told of readings) {
    if (told === 'skip') check = withSkippedStep(check);
    else {
      await virtual.slot.insert(told());
      const atMs = clock.monotonicMs();
      const { reading: facts } = await reading.readCard(readerName, {
        files: eidFileNames,
        earlierAttempts: check.observed.filter(({ card }) => card === 'checked').length,
        expiresSoonDays: 90,
        forDiagnosis: true,
        onProgress: () => undefined,
        signal: new AbortController().signal,
      });
      check = withReading(check, { facts, mark: null, atMs });
    }
    check = withNextStep(check);
  }
  return check;
}

export type NamedReport = { readonly name: string; readonly report: CardDefectReport };

/** Each with a case number of its own. */
export const makeCounterReports = (): Promise<readonly NamedReport[]> =>
  Promise.all(
    counterStories.map(async (told, index) => {
      const diagnosis = diagnosisOf(await checkOf(told), {
        madeAt: filedAt,
        softwareVersion: '0.1.0',
        trustListVersion: 3,
      });
      const report: CardDefectReport = {
        receipt: {
          type: 'card-defect',
          id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
          caseNumber: `2026-K7M4-${String(index).padStart(2, '0')}QF`,
          state: 'reported',
          receivedAt: filedAt,
          simulated: index % 2 === 0,
        },
        language: 'nl',
        diagnosis,
      };
      return { name: told.name, report };
    }),
  );
