/** `npm run set-up [-- test|start|kiosk]`: set-up alone. */
import { orExplain } from './run-command.mjs';
import { setUp } from './set-up.mjs';

const purpose = process.argv[2] ?? 'start';
if (purpose !== 'start' && purpose !== 'test' && purpose !== 'kiosk') {
  process.stderr.write(`Unknown purpose ${purpose}. Usage: npm run set-up [-- start|test|kiosk]\n`);
  process.exit(1);
}
await orExplain(() => setUp(purpose));
