/** Programs that the bench runs beside itself. They end when the bench is interrupted. */
import { spawn } from 'node:child_process';

export type ToolRun =
  /** `status` null: a signal ended it. `output` is what it wrote to standard output, empty unless that was wanted. */
  | { readonly kind: 'ran'; readonly status: number | null; readonly output: string; readonly complaint: string }
  | { readonly kind: 'not-installed' };

export type ToolOptions = {
  readonly signal: AbortSignal;
  readonly input?: string;
  readonly environment?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** What other programs print about a card is the card's; it is not even taken in where nobody needs it. */
  readonly keepOutput: boolean;
};

const longestComplaint = 2000;

/** Rejects with the signal's reason when interrupted, after the program has ended. */
export const runTool = async (command: string, args: readonly string[], options: ToolOptions): Promise<ToolRun> => {
  const { signal, input, environment, cwd, keepOutput } = options;
  signal.throwIfAborted();
  const child = spawn(command, [...args], {
    env: { ...process.env, ...environment },
    ...(cwd === undefined ? {} : { cwd }),
    stdio: ['pipe', keepOutput ? 'pipe' : 'ignore', keepOutput ? 'pipe' : 'ignore'],
  });
  const stop = (): void => void child.kill('SIGTERM');
  signal.addEventListener('abort', stop, { once: true });
  let output = '';
  let complaint = '';
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (complaint = (complaint + chunk.toString()).slice(-longestComplaint)));
  // A program that ends without reading its input closes the pipe under us; its exit status tells more.
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(input ?? '');
  const run = await new Promise<ToolRun>((resolve, reject) => {
    child.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ENOENT' ? resolve({ kind: 'not-installed' }) : reject(error),
    );
    child.once('close', (status) => resolve({ kind: 'ran', status, output, complaint }));
  });
  signal.removeEventListener('abort', stop);
  signal.throwIfAborted();
  return run;
};
