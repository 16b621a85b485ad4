/** `npm test`: all set-up, then every suite. */
import { handOver } from './program-node.mjs';
import { orExplain } from './run-command.mjs';
import { setUp } from './set-up.mjs';

await orExplain(() => setUp('test'));
await handOver('scripts/test.ts', process.argv.slice(2));
