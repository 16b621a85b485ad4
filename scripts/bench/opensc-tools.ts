/**
 * What OpenSC's tools need for the same card, counted at the card. Neither does what we do: `eidenv` reads identity and
 * address and checks nothing; `opensc-explorer`, told to show the six files, reads them whole and checks nothing.
 */
import { eidFiles } from '../../eid/card-image.ts';
import { sixFiles } from './length-aware-floor.ts';
import { type Stretch, stretchOf } from './measure-reading.ts';
import { runTool } from './run-tool.ts';
import type { SlowSlot } from './slow-slot.ts';

export const openScTools = ['eidenv', 'opensc-explorer'] as const;
export type OpenScTool = (typeof openScTools)[number];

/** Where the command line of the explorer is one directory at a time: those of the files in reading order. */
const showSixFiles = (): string => {
  const lines: string[] = [];
  let directory = '';
  for (const file of sixFiles) {
    const { path } = eidFiles[file];
    const of = path.slice(0, 4);
    if (of !== directory) lines.push('cd 3F00', `cd ${of}`);
    directory = of;
    lines.push(`cat ${path.slice(4)}`);
  }
  return [...lines, 'quit', ''].join('\n');
};

const inputOf: Readonly<Record<OpenScTool, () => string>> = { eidenv: () => '', 'opensc-explorer': showSixFiles };

/** Null when it is not installed. */
export const measureOpenSc = async (
  tool: OpenScTool,
  readerName: string,
  slot: SlowSlot,
  signal: AbortSignal,
): Promise<Stretch | null> => {
  await slot.takeExchanges();
  const run = await runTool(tool, ['--reader', readerName], { input: inputOf[tool](), keepOutput: false, signal });
  return run.kind === 'not-installed' ? null : stretchOf(await slot.takeExchanges());
};
