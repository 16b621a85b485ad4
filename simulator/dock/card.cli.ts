/** `npm run --silent card -- list|insert NAME|remove|swap NAME`: the dock from a shell. */
import { parseArgs } from 'node:util';
import { runCardShell, usage, type ShellOutcome } from './card-shell.ts';
import { readDockFile, readDockUrl, type DockAddress } from './dock-file.ts';

const parse = () => {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { dock: { type: 'string' }, 'dock-file': { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    });
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause);
  }
};

const findDock = (url: string | undefined, file: string): DockAddress | string => {
  if (url !== undefined) {
    return readDockUrl(url) ?? "Give the dock's address as the demo printed it, with all behind the #, in quotes.";
  }
  return readDockFile(file) ?? `No dock is running (nothing in ${file}). Start the demo with: npm start`;
};

const run = async (): Promise<ShellOutcome> => {
  const parsed = parse();
  if (typeof parsed === 'string') return { status: 1, text: `${parsed}\n\n${usage}` };
  if (parsed.values.help === true) return { status: 0, text: usage };
  if (parsed.positionals.length === 0) return { status: 1, text: usage };
  const file = parsed.values['dock-file'] ?? process.env['EID_DOCK_FILE'] ?? '.data/dock.json';
  const dock = findDock(parsed.values.dock, file);
  return typeof dock === 'string' ? { status: 3, text: dock } : runCardShell(parsed.positionals, dock);
};

const { status, text } = await run();
if (status === 0) console.log(text);
else console.error(text);
process.exitCode = status;
