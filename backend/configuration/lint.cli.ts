/**
 * `node backend/configuration/lint.cli.ts [--production] [--on YYYY-MM-DD] FILE...` judges municipality files before they are
 * served. Prints one line an issue; ends with 0, with 1 when a file has an error, with 64 (EX_USAGE of sysexits.h) when it
 * was asked wrongly. Without --on the day is today in Belgium.
 */
import { parseArgs } from 'node:util';
import { brusselsDate, isCalendarDate } from '../time/municipal-calendar.ts';
import { issueLine, loadMunicipality } from './load-municipality.ts';

const usage = 'usage: lint.cli.ts [--production] [--on YYYY-MM-DD] FILE...';

const readArguments = () => {
  try {
    return parseArgs({
      options: { production: { type: 'boolean', default: false }, on: { type: 'string' } },
      allowPositionals: true,
    });
  } catch {
    // parseArgs throws for an option nobody knows: the usage says which there are.
    return null;
  }
};

const main = async (): Promise<number> => {
  const read = readArguments();
  const today = read?.values.on ?? brusselsDate(Date.now());
  if (read === null || read.positionals.length === 0 || !isCalendarDate(today)) {
    process.stderr.write(`${usage}\n`);
    return 64;
  }
  const profile = read.values.production ? 'production' : 'other';
  let errors = 0;
  for (const file of read.positionals) {
    const judged = await loadMunicipality(file, today, profile);
    const issues = judged.ok ? judged.value.warnings : judged.failure;
    for (const issue of issues) process.stdout.write(`${issueLine(issue)}\n`);
    errors += issues.filter(({ severity }) => severity === 'error').length;
    process.stdout.write(`${file}: ${judged.ok ? 'may be served' : 'refused'} (${profile}, ${today})\n`);
  }
  return errors === 0 ? 0 : 1;
};

process.exitCode = await main();
