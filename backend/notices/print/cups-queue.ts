/**
 * Letters to a queue of CUPS by its `lp` program, the PDF on its standard input: no file with a name and an address stands
 * anywhere in between. Taken by the queue is not printed: paper and toner are for people at the printer to see.
 */
import { spawn } from 'node:child_process';
import type { CarrierOutcome, LetterCarrierPort } from '../carriers.ts';

export type CupsSettings = {
  readonly queue: string;
  readonly deadlineMs: number;
  /** The program, for an installation that has it elsewhere. */
  readonly program: string;
};
export const usualCupsDeadlineMs = 30_000;

type Ended = { readonly exitCode: number | null; readonly startError: string | null };

const run = (settings: CupsSettings, noticeId: string, pdf: Uint8Array): Promise<Ended> =>
  new Promise((resolve) => {
    const child = spawn(settings.program, ['-d', settings.queue, '-t', noticeId, '-o', 'media=A4', '-s'], {
      stdio: ['pipe', 'ignore', 'ignore'],
      timeout: settings.deadlineMs,
      killSignal: 'SIGKILL',
    });
    child.on('error', (error) =>
      resolve({ exitCode: null, startError: 'code' in error ? String(error.code) : 'spawn' }),
    );
    child.on('close', (exitCode) => resolve({ exitCode, startError: null }));
    // A program that ends before it has read everything says so by its exit code.
    child.stdin.on('error', () => undefined);
    child.stdin.end(pdf);
  });

export const createCupsQueue = (settings: CupsSettings): LetterCarrierPort => ({
  post: async ({ noticeId, pdf }): Promise<CarrierOutcome> => {
    const { exitCode, startError } = await run(settings, noticeId, pdf);
    if (startError !== null) return { result: 'later', code: `lp-${startError.toLowerCase()}`, away: true };
    // Ended by the deadline: the queue may have the letter.
    if (exitCode === null) return { result: 'unknown', code: 'lp-no-answer' };
    if (exitCode === 0) return { result: 'delivered', code: 'in-queue' };
    return { result: 'later', code: `lp-exit-${exitCode}`, away: true };
  },
});
