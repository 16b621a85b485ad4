/**
 * `npm-package.cli.mjs FOLDER READER WARM-UP EXCHANGES`: what exchange-rate.c does, through the npm package `pcsclite`
 * installed in FOLDER. The package has no types and is no dependency of this project.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [folder = '', readerName = '', warmUp = '0', exchanges = '0'] = process.argv.slice(2);
const pcsclite = createRequire(join(folder, 'package.json'))('pcsclite');
const selectPhoto = Buffer.of(0x00, 0xa4, 0x08, 0x0c, 0x04, 0xdf, 0x01, 0x40, 0x35);
const readBlock = Buffer.of(0x00, 0xb0, 0x00, 0x00, 0x00);
const wholeBlock = 258;

const client = pcsclite();
const reader = await new Promise((resolve, reject) => {
  client.on('error', reject);
  client.on('reader', (/** @type {{ name: string }} */ found) => {
    if (found.name === readerName) resolve(found);
  });
});
const protocol = await new Promise((resolve, reject) =>
  reader.connect(
    { share_mode: reader.SCARD_SHARE_SHARED, protocol: reader.SCARD_PROTOCOL_T0 },
    (/** @type {unknown} */ error, /** @type {number} */ active) => (error ? reject(error) : resolve(active)),
  ),
);
const transmit = (/** @type {Buffer} */ command) =>
  new Promise((resolve, reject) =>
    reader.transmit(command, wholeBlock, protocol, (/** @type {unknown} */ error, /** @type {Buffer} */ answer) =>
      error ? reject(error) : resolve(answer),
    ),
  );
const readBlocks = async (/** @type {number} */ count) => {
  for (let done = 0; done < count; done += 1) {
    const answer = await transmit(readBlock);
    if (answer.length !== wholeBlock) throw new Error('The card did not give a whole block.');
  }
};
await transmit(selectPhoto);
await readBlocks(Number(warmUp));
const startedMs = performance.now();
await readBlocks(Number(exchanges));
process.stdout.write(`${Math.round((performance.now() - startedMs) * 1000)}\n`);
// Closing the package's client reports a cancelled wait as an error nobody can handle.
process.exit(0);
