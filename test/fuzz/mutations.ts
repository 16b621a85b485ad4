/** Damage to bytes: without and with knowledge of what they mean. */
import { type Element, elementsOf, type Shape } from './elements.ts';
import { below, pick, type Random, randomBytes } from './random.ts';

type Mutation = (bytes: Uint8Array, random: Random) => Uint8Array;

const spliced = (bytes: Uint8Array, at: number, remove: number, insert: Uint8Array): Uint8Array => {
  const result = new Uint8Array(Math.min(at, bytes.length) + insert.length + Math.max(0, bytes.length - at - remove));
  result.set(bytes.subarray(0, at));
  result.set(insert, at);
  result.set(bytes.subarray(at + remove), at + insert.length);
  return result;
};

const nothing = new Uint8Array(0);

const overwritten = (bytes: Uint8Array, random: Random, fill: (length: number) => Uint8Array): Uint8Array => {
  const at = below(random, bytes.length);
  const length = 1 + below(random, Math.min(24, bytes.length - at));
  return spliced(bytes, at, length, fill(length));
};

const flipBit: Mutation = (bytes, random) => {
  const damaged = bytes.slice();
  const at = below(random, bytes.length);
  damaged[at] = (damaged[at] ?? 0) ^ (1 << below(random, 8));
  return damaged;
};
const writeRandom: Mutation = (bytes, random) => overwritten(bytes, random, (length) => randomBytes(random, length));
const writeZeros: Mutation = (bytes, random) => overwritten(bytes, random, (length) => new Uint8Array(length));
const writeFf: Mutation = (bytes, random) => overwritten(bytes, random, (length) => new Uint8Array(length).fill(0xff));
const truncate: Mutation = (bytes, random) => bytes.slice(0, below(random, bytes.length));
const remove: Mutation = (bytes, random) => spliced(bytes, below(random, bytes.length), 1 + below(random, 8), nothing);
const insert: Mutation = (bytes, random) =>
  spliced(bytes, below(random, bytes.length), 0, randomBytes(random, 1 + below(random, 8)));
const appendRandom: Mutation = (bytes, random) =>
  spliced(bytes, bytes.length, 0, randomBytes(random, 1 + below(random, 40)));
/** Padding: what a card has behind many files, and what no signature but that of the identity file covers. */
const appendZeros: Mutation = (bytes, random) =>
  spliced(bytes, bytes.length, 0, new Uint8Array(1 + below(random, 300)));
/** A stretch of the bytes themselves in another place. */
const moveStretch: Mutation = (bytes, random) => {
  const from = below(random, bytes.length);
  const stretch = bytes.slice(from, from + 1 + below(random, 60));
  return spliced(bytes, below(random, bytes.length), random() < 0.5 ? stretch.length : 0, stretch);
};

const withoutStructure: readonly [Mutation, ...Mutation[]] = [
  flipBit,
  flipBit,
  writeRandom,
  writeZeros,
  writeFf,
  truncate,
  remove,
  insert,
  appendRandom,
  appendZeros,
  moveStretch,
];

type StructureMutation = (
  bytes: Uint8Array,
  random: Random,
  chosen: Element,
  elements: readonly [Element, ...Element[]],
) => Uint8Array;

/** Lengths at which encodings change their form, and the neighbours of the right one. */
const telltaleLengths = (right: number): readonly [number, ...number[]] => [
  right - 1,
  right + 1,
  0x00,
  0x01,
  0x7f,
  0x80,
  0x81,
  0x82,
  0x83,
  0x84,
  0x88,
  0xfe,
  0xff,
];

const setLength: StructureMutation = (bytes, random, { lengthAt }) => {
  if (lengthAt === null) return flipBit(bytes, random);
  const damaged = bytes.slice();
  damaged[lengthAt] = pick(random, telltaleLengths(damaged[lengthAt] ?? 0));
  return damaged;
};
/** FF FF FF ...: a length that goes on and on. */
const endlessLength: StructureMutation = (bytes, random, { lengthAt, start }) =>
  spliced(bytes, lengthAt ?? start, 0, new Uint8Array(1 + below(random, 20)).fill(0xff));
const duplicate: StructureMutation = (bytes, random, { start, end }, elements) =>
  spliced(bytes, pick(random, elements).start, 0, bytes.slice(start, end));
const drop: StructureMutation = (bytes, _random, { start, end }) => spliced(bytes, start, end - start, nothing);
const replaceByAnother: StructureMutation = (bytes, random, { start, end }, elements) => {
  const other = pick(random, elements);
  return spliced(bytes, start, end - start, bytes.slice(other.start, other.end));
};
/** The same tag twice, each with its own content. */
const takeTagOfAnother: StructureMutation = (bytes, random, { start }, elements) => {
  const damaged = bytes.slice();
  damaged[start] = bytes[pick(random, elements).start] ?? 0;
  return damaged;
};
/** The content of a field as bytes that text must not hold: directions, controls, half characters. */
const trickyTexts: readonly [string, ...string[]] = [
  'E280AE',
  '00',
  '1B5B324A',
  'C3',
  'F4908080',
  'EDA080',
  '0A',
  '22',
];
const trickyContent: StructureMutation = (bytes, random, { lengthAt, start, end }) => {
  const at = Math.min((lengthAt ?? start) + 1, end);
  const tricky = Uint8Array.from(Buffer.from(pick(random, trickyTexts), 'hex'));
  return spliced(bytes, at, Math.min(tricky.length, end - at), tricky);
};

const withStructure: readonly [StructureMutation, ...StructureMutation[]] = [
  setLength,
  setLength,
  endlessLength,
  duplicate,
  drop,
  replaceByAnother,
  takeTagOfAnother,
  trickyContent,
];

export const isSame = (left: Uint8Array, right: Uint8Array): boolean => Buffer.compare(left, right) === 0;

const mutatedOnce = (bytes: Uint8Array, shape: Shape, random: Random): Uint8Array => {
  if (random() < 0.5) return pick(random, withoutStructure)(bytes, random);
  const [first, ...others] = elementsOf(bytes, shape);
  if (first === undefined) return pick(random, withoutStructure)(bytes, random);
  const elements = [first, ...others] as const;
  return pick(random, withStructure)(bytes, random, pick(random, elements), elements);
};

/** Damaged in one to three places so that the bytes are not the same; of no bytes at all, some. */
export const mutated = (bytes: Uint8Array, shape: Shape, random: Random): Uint8Array => {
  if (bytes.length === 0) return randomBytes(random, 1 + below(random, 40));
  for (;;) {
    let damaged = bytes;
    const places = random() < 0.7 ? 1 : 1 + below(random, 3);
    for (let place = 0; place < places && damaged.length > 0; place += 1) {
      damaged = mutatedOnce(damaged, shape, random);
    }
    if (!isSame(damaged, bytes)) return damaged;
  }
};

/** The head of one and the tail of another, which need not be of the same kind. */
export const crossed = (head: Uint8Array, tail: Uint8Array, random: Random): Uint8Array =>
  spliced(head, below(random, head.length + 1), head.length, tail.subarray(below(random, tail.length + 1)));
