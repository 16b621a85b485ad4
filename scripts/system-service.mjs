/** Whether a PC/SC service of the system answers: the demo then leaves it alone and starts none of its own. */
import { connect } from 'node:net';

const socketPath = '/run/pcscd/pcscd.comm';

/** @returns {Promise<boolean>} true if something accepts connections where libpcsclite looks by default */
export function systemServiceRuns() {
  if (process.platform !== 'linux') return Promise.resolve(true);
  return new Promise((answer) => {
    const socket = connect(socketPath);
    socket.once('connect', () => {
      socket.destroy();
      answer(true);
    });
    socket.once('error', () => answer(false));
  });
}
