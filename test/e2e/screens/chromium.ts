/** Debian's Chromium, quiet and off the network. Root has no sandbox to give it; that is accepted in tests only. */
import process from 'node:process';

export const chromium = {
  executablePath: process.env['EID_CHROMIUM'] ?? '/usr/bin/chromium',
  args: [
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-quic',
    '--no-first-run',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ],
};
