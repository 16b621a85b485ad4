/**
 * The parts of docs/belgian-eid.md that are made from the code: the worked example, read from an invented card, and the
 * program that uses the library. Written by scripts/write-belgian-eid.ts, compared by a test.
 */
import { createHash, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type CardStep, eidFiles, readCard } from '../eid/index.ts';
import { createVirtualCard } from '../simulator/card/create-virtual-card.ts';
import { makeChip } from '../simulator/card-maker/make-chip.ts';
import { adult17 } from '../simulator/cards/holders.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex').toUpperCase();
const spaced = (bytes: Uint8Array): string => hex(bytes).replaceAll(/(..)(?=.)/g, '$1 ');
const shortened = (bytes: Uint8Array, shown: number): string =>
  bytes.length <= shown ? spaced(bytes) : `${spaced(bytes.subarray(0, shown))} ...`;

const exampleFiles = ['identity', 'address', 'identity-signature', 'address-signature', 'rrn-certificate'] as const;

type Exchange = { readonly command: Uint8Array; readonly answer: Uint8Array };

function talkWith(card: ReturnType<typeof createVirtualCard>) {
  const exchanges: Exchange[] = [];
  const take = (step: CardStep): Uint8Array => {
    if (step.kind !== 'transmit') return new Uint8Array(0);
    const answer = card.transmit(step.command);
    if (answer === 'silence') throw new Error('The card of the example answers every command.');
    exchanges.push({ command: step.command, answer });
    return answer;
  };
  const script = readCard({ atr: card.powerOn(), files: exampleFiles, challenge: null, pinStatus: false });
  let next = script.next();
  while (next.done !== true) next = script.next({ ok: true, value: take(next.value) });
  return { exchanges, image: next.value };
}

const fileOfPath: Readonly<Record<string, string>> = {
  DF014031: 'identity',
  DF014033: 'address',
  DF014032: 'identity signature',
  DF014034: 'address signature',
  DF00503C: 'RRN certificate',
};

function meaningOf({ command, answer }: Exchange): string {
  const statusWord = hex(answer.subarray(-2));
  if (command[1] === 0xe4) return 'GET CARD DATA: which chip, which applet';
  if (command[1] === 0xa4) return `SELECT the ${fileOfPath[hex(command.subarray(5))] ?? 'applet'}`;
  const offset = ((command[2] ?? 0) << 8) | (command[3] ?? 0);
  if (statusWord.startsWith('6C')) return `READ from ${offset}: fewer bytes are left, ask for ${statusWord.slice(2)}`;
  return statusWord === '6B00' ? `READ from ${offset}: nothing is there, so this was the end` : `READ from ${offset}`;
}

const exchangeRow = (exchange: Exchange, index: number): string => {
  const data = exchange.answer.subarray(0, -2);
  const count = data.length === 0 ? '' : `${data.length} bytes, `;
  return `| ${index + 1} | \`${shortened(exchange.command, 9)}\` | ${count}\`${hex(exchange.answer.subarray(-2))}\` | ${meaningOf(exchange)} |`;
};

const binaryTags: ReadonlySet<number> = new Set([0x02, 0x11]);
type TagNames = Readonly<Record<number, string>>;
const addressNames: TagNames = { 0x01: 'street, number', 0x02: 'postal code', 0x03: 'municipality' };
const identityNames: TagNames = {
  0x01: 'card number',
  0x02: 'chip number',
  0x03: 'valid from',
  0x04: 'valid to',
  0x05: 'municipality',
  0x06: 'national number',
  0x07: 'surname',
  0x08: 'given names',
  0x09: 'third initial',
  0x0a: 'nationality',
  0x0b: 'birth place',
  0x0c: 'birth date',
  0x0d: 'sex',
  0x0e: 'noble condition',
  0x0f: 'document type',
  0x10: 'special status',
  0x11: 'photo hash',
  0x12: 'duplicate',
};

/** Read here by hand rather than by eid/, so that the page shows how: every field of this card is shorter than 128 bytes. */
function fieldLines(file: Uint8Array, names: TagNames): string[] {
  const lines: string[] = [];
  for (let at = 0; at < file.length && (file[at] !== 0 || at === 0); ) {
    const [tag = 0, length = 0] = file.subarray(at, at + 2);
    const value = file.subarray(at + 2, at + 2 + length);
    const shown =
      names === identityNames && binaryTags.has(tag) ? shortened(value, 6) : new TextDecoder().decode(value);
    const header = spaced(file.subarray(at, at + 2));
    lines.push(`${header}  ${shortened(value, 6).padEnd(22)}${(names[tag] ?? '').padEnd(16)}${shown}`.trimEnd());
    at += 2 + length;
  }
  return lines;
}

/** The files of the example by their number, for whoever wants to check with other programs. */
export const exampleCardFiles = (): Readonly<Record<string, Uint8Array>> => {
  const { image } = talkWith(createVirtualCard(makeChip(adult17)));
  return Object.fromEntries(
    exampleFiles.map((file) => {
      const outcome = image.files[file];
      return [eidFiles[file].path.slice(4), outcome.status === 'read' ? outcome.bytes : new Uint8Array(0)];
    }),
  );
};

function workedExample(): string {
  const card = createVirtualCard(makeChip(adult17));
  const { exchanges, image } = talkWith(card);
  const bytesOf = (file: (typeof exampleFiles)[number]): Uint8Array => {
    const outcome = image.files[file];
    if (outcome.status !== 'read') throw new Error(`The ${file} of the example could not be read.`);
    return outcome.bytes;
  };
  const [identity, address] = [bytesOf('identity'), bytesOf('address')];
  const signature = bytesOf('identity-signature');
  const number = /\d{2}73\d{7}/.exec(new TextDecoder().decode(identity))?.[0];
  if (number === undefined) throw new Error('The example has no specimen national number.');
  const trimmed = address.subarray(0, address.findLastIndex((byte) => byte !== 0) + 1);
  const rrn = new X509Certificate(bytesOf('rrn-certificate'));
  const sha256 = (...parts: readonly Uint8Array[]): string =>
    createHash('sha256').update(Buffer.concat(parts)).digest('hex').toUpperCase();
  return `
## A worked example

An invented person, Joris Verzonnen Proefpersoon, on a card of applet 1.7 made by this project's card maker. First the talk, complete, without the photo:

| | command | answer | what it is |
|---|---|---|---|
${exchanges.map(exchangeRow).join('\n')}

Name and address are known after exchange ${exchanges.findIndex(({ command }) => hex(command.subarray(5)) === 'DF014032')}. The identity file has ${identity.length} bytes; tag and length are the first two of each line:

\`\`\`
${fieldLines(identity, identityNames).join('\n')}
\`\`\`

The national number ${number} has month 73 in the place of 03, which is never issued, so that it cannot be anybody's. Its check digits are ${number.slice(9)}: ${number.slice(0, 9)} modulo 97 is ${Number(number.slice(0, 9)) % 97}, and 97 - ${Number(number.slice(0, 9)) % 97} = ${97 - (Number(number.slice(0, 9)) % 97)}.

The address file has ${address.length} bytes, ${trimmed.length} without the zeros at its end:

\`\`\`
${fieldLines(trimmed, addressNames).join('\n')}
\`\`\`

Now the proof. The RRN certificate is ${rrn.raw.length} bytes long, its subject is \`${rrn.subject.replaceAll('\n', ', ')}\`, and its key is RSA-2048. Two hashes are signed by that key:

| what | bytes hashed | SHA-256 |
|---|---|---|
| identity | 4031, ${identity.length} | \`${sha256(identity).slice(0, 32)}...\` |
| address | 4033 trimmed, ${trimmed.length}, and 4032 whole, ${signature.length} | \`${sha256(trimmed, signature).slice(0, 32)}...\` |

With the files saved under their numbers, OpenSSL comes to the same verdicts:

\`\`\`sh
openssl x509 -inform DER -in 503C.bin -noout -pubkey > rrn.pem
openssl dgst -sha256 -verify rrn.pem -signature 4032.bin 4031.bin
head -c ${trimmed.length} 4033.bin | cat - 4032.bin | openssl dgst -sha256 -verify rrn.pem -signature 4034.bin
\`\`\`

Both say \`Verified OK\`. What is left is to ask who issued 503C: here the test root, so everything about this card says *test*.
`;
}

const between = (page: string, opening: string, closing: string, text: string): string => {
  const start = page.indexOf(opening);
  const end = page.indexOf(closing);
  if (start === -1 || end < start) throw new Error(`The page has no place for: ${opening}`);
  return `${page.slice(0, start + opening.length)}\n${text}\n${page.slice(end)}`;
};

/** The page with its made parts as they must be. */
export function withMadeParts(page: string): string {
  const program = readFileSync(new URL('../docs/examples/read-a-card.ts', import.meta.url), 'utf8');
  const withExample = between(
    page,
    '<!-- worked example: written by scripts/write-belgian-eid.ts -->',
    '<!-- end of worked example -->',
    workedExample().trim(),
  );
  return between(
    withExample,
    '<!-- example: docs/examples/read-a-card.ts -->',
    '<!-- end of example -->',
    `\`\`\`ts\n${program.trim()}\n\`\`\``,
  );
}
