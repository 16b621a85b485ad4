/**
 * `npm run kiosk -- --installation=FILE`: the installed composition from a checkout. Real readers, the municipality's own
 * backend, no simulator. It needs Electron and refuses without it.
 */
import { electronBinary, electronInstallCommand } from './shell.mjs';
import { handOverTo } from './program-node.mjs';
import { orExplain, refuse } from './run-command.mjs';
import { setUp } from './set-up.mjs';

await orExplain(() => {
  setUp('kiosk');
  if (electronBinary() === null) {
    refuse(
      `The kiosk runs in Electron, whose binary is not installed. Install it with:\n\n  ${electronInstallCommand}\n\nThen run this command again.`,
    );
  }
});
const binary = electronBinary();
if (binary !== null) await handOverTo(binary, ['.', ...process.argv.slice(2)]);
