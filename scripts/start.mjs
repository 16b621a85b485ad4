/** `npm start`: all set-up for the demo, then the demo. */
import { decideShell, parseStartOptions } from './shell.mjs';
import { handOver } from './program-node.mjs';
import { orExplain } from './run-command.mjs';
import { setUp } from './set-up.mjs';
import { systemServiceRuns } from './system-service.mjs';

const asked = parseStartOptions(process.argv.slice(2));
if (!asked.ok) {
  process.stderr.write(`${asked.message}\n`);
  process.exit(1);
}
const shell = decideShell(asked.shell, 'before-set-up');
const virtualService = process.platform === 'linux' && !(await systemServiceRuns());
await orExplain(() =>
  setUp('start', {
    browser: shell.kind === 'browser',
    electron: shell.kind === 'electron',
    virtualService,
  }),
);
await handOver('scripts/start.ts', process.argv.slice(2));
