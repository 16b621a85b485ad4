/** `npm run trust-list`: the process around the operator's tool. */
import { processTerminal } from './terminal.ts';
import { runTrustListTool } from './trust-list-tool.ts';

process.exitCode = await runTrustListTool(process.argv.slice(2), processTerminal);
