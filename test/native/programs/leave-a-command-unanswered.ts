/**
 * Sends a command that the card never answers and then leaves in the way of the second argument: `by-itself` when
 * nothing is left to do after the deadline, `by-exit` or `by-uncaught-error` with the command still under way.
 */
import { createMonitor, createSession, PcscError } from '../../../native/index.ts';
import { unanswered } from '../tiny-card.ts';

const [readerName = '', manner = ''] = process.argv.slice(2);
const session = await createSession(readerName, { shareMode: 'shared', protocols: ['T0'], deadlineMs: 20_000 });

if (manner === 'by-itself') {
  const monitor = createMonitor(() => undefined);
  try {
    await session.transmit(unanswered, 50);
  } catch (error) {
    if (!(error instanceof PcscError)) throw error;
    console.log(`${error.call} 0x${error.code.toString(16)}`);
  }
  await session.disconnect();
  await monitor.stop();
} else {
  createMonitor(() => undefined);
  const command = session.transmit(unanswered, 3_600_000);
  command.catch(() => undefined);
  // The command is with the addon's thread after one turn; whether the card has it already makes no difference here.
  setImmediate(() => {
    if (manner === 'by-exit') process.exit(0);
    throw new Error('left on purpose');
  });
}
