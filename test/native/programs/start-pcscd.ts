/** Starts a pcscd in the given run directory, prints its pid or why not, and then stops it or, with `die`, is killed. */
import { startPrivatePcscd } from '../../../simulator/pcscd/private-pcscd.ts';

const [runDirectory = '', manner = ''] = process.argv.slice(2);
const started = await startPrivatePcscd({ runDirectory });
console.log(started.ok ? `pid ${started.value.pid}` : started.failure.code);
if (manner === 'die') process.kill(process.pid, 'SIGKILL');
if (started.ok) await started.value.stop();
