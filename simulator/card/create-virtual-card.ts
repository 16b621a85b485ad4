/**
 * The virtual Belgian eID: a chip definition brought to life at APDU level, as a T=0 card answers a reader (reference
 * belgian-eid.md §1, §2, §5, §6). What the chip's memory keeps (PIN, tries, challenges left) lasts as long as the object;
 * selection and verified PIN end with every reset.
 *
 * Not here: writing files, READ RECORD, secure messaging, role certificates, RSASSA-PSS.
 */
import type { CardAnswer, VirtualCard } from '../virtual-card.ts';
import { appletVersions } from './chip-definition.ts';
import type { ChipDefinition } from './chip-definition.ts';
import { createChip, freshSession } from './chip.ts';
import type { Chip, StepBefore } from './chip.ts';
import { expectedLength, fitsDirection, parseCommand } from './command-apdu.ts';
import type { CommandApdu, Direction } from './command-apdu.ts';
import { getCardData, readBinary, select } from './file-commands.ts';
import { computeDigitalSignature, internalAuthenticate, manageSecurityEnvironment } from './key-commands.ts';
import { changeReferenceData, logOff, resetRetryCounter, verify } from './pin-commands.ts';
import { answer, repeatWithLength, responseWaits, statusWords } from './status-words.ts';

type Instruction = {
  readonly direction: Direction;
  /** The applet version that brought the instruction. */
  readonly since: number;
  readonly run: (chip: Chip, command: CommandApdu, before: StepBefore) => Uint8Array;
};

const instruction = (direction: Direction, run: Instruction['run'], since = 0): Instruction => ({
  direction,
  run,
  since,
});

/** 00 C0. */
const getResponse = (chip: Chip, command: CommandApdu, { pending }: StepBefore): Uint8Array => {
  if (pending === null) return answer(statusWords.conditionsNotSatisfied);
  chip.session.pending = pending;
  if (command.p1 !== 0x00 || command.p2 !== 0x00) return answer(statusWords.wrongParameters);
  const le = expectedLength(command);
  if (le > pending.length) return answer(repeatWithLength(pending.length));
  const rest = pending.slice(le);
  chip.session.pending = rest.length === 0 ? null : rest;
  return answer(rest.length === 0 ? statusWords.done : responseWaits(rest.length), pending.slice(0, le));
};

/** Class, then instruction. */
const instructions: Readonly<Record<number, Readonly<Record<number, Instruction>>>> = {
  0x00: {
    0x20: instruction('data-to-card', verify),
    0x22: instruction('data-to-card', manageSecurityEnvironment),
    0x24: instruction('data-to-card', changeReferenceData),
    0x2a: instruction('data-to-card', computeDigitalSignature),
    0x2c: instruction('data-to-card', resetRetryCounter),
    0x88: instruction('data-to-card', internalAuthenticate, appletVersions['1.8']),
    0xa4: instruction('data-to-card', select),
    0xb0: instruction('data-from-card', readBinary),
    0xc0: instruction('data-from-card', getResponse),
  },
  0x80: {
    0xe4: instruction('data-from-card', getCardData),
    0xe6: instruction('no-data', logOff),
  },
};

const dispatch = (chip: Chip, bytes: Uint8Array): Uint8Array => {
  const before: StepBefore = { pending: chip.session.pending, verifiedJustNow: chip.session.verifiedJustNow };
  chip.session.pending = null;
  chip.session.verifiedJustNow = false;
  const command = parseCommand(bytes);
  if (command === null) return answer(statusWords.wrongLength);
  const ofClass = instructions[command.cla];
  if (ofClass === undefined) return answer(statusWords.classUnknown);
  const known = ofClass[command.ins];
  if (known === undefined || chip.applet.version < known.since) return answer(statusWords.instructionUnknown);
  if (!fitsDirection(command, known.direction)) return answer(statusWords.wrongLength);
  return known.run(chip, command, before);
};

/** A card of somebody else: it knows SELECT, has no application of that name, and refuses everything else. */
const answerWithoutApplet = (bytes: Uint8Array): Uint8Array => {
  const command = parseCommand(bytes);
  if (command === null) return answer(statusWords.wrongLength);
  if (command.cla !== 0x00) return answer(statusWords.classUnknown);
  return answer(command.ins === 0xa4 ? statusWords.fileNotFound : statusWords.instructionUnknown);
};

/** A card without power does not answer. */
export const createVirtualCard = (definition: ChipDefinition): VirtualCard => {
  const chip = definition.applet === null ? null : createChip(definition.applet);
  let powered = false;
  const reset = (): Uint8Array => {
    powered = true;
    if (chip !== null) chip.session = freshSession();
    return definition.atr.slice();
  };
  return {
    name: definition.name,
    powerOn: reset,
    powerOff: () => {
      powered = false;
    },
    reset,
    transmit: (command): CardAnswer => {
      if (!powered) return 'silence';
      return chip === null ? answerWithoutApplet(command) : dispatch(chip, command);
    },
  };
};
