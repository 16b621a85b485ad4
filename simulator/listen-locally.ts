/** Lets a server listen on this computer only. */
import type { Server } from 'node:net';

/** Settles with the port; `wanted` 0 takes any free one. Rejects when the port is taken. */
export const listenLocally = (server: Server, wanted = 0): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(wanted, '127.0.0.1', () => {
      server.off('error', reject);
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('A TCP server has an address and a port.'));
      else resolve(address.port);
    });
  });
