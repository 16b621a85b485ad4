/**
 * `npm run restore-drill`: dumps, destroys and restores an invented installation, and says what came back. Exit status 0:
 * everything; 1: something differs; 2: there is no PostgreSQL here to do it with.
 */
import { runRestoreDrill } from './restore-drill.ts';

const outcome = await runRestoreDrill({ say: (line) => console.log(line) });
if ('skipped' in outcome) {
  console.error(outcome.skipped);
  process.exitCode = 2;
} else {
  const { length } = outcome.differences;
  console.log(length === 0 ? 'Everything came back.' : `${length} differences.`);
  process.exitCode = length === 0 ? 0 : 1;
}
