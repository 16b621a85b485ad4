/** `npm run bench`: set-up of the addon and the virtual reader, then the measurements. */
import { handOver } from './program-node.mjs';
import { orExplain } from './run-command.mjs';
import { setUp } from './set-up.mjs';

await orExplain(() => setUp('start'));
await handOver('scripts/bench.ts', process.argv.slice(2));
