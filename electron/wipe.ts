/** Nothing personal outlives the visit: what Chromium itself may have kept is cleared, then the page is loaded anew. */
import type { Clipboard, Session, WebContents } from 'electron';

export type WipeTargets = {
  readonly session: Pick<Session, 'clearData' | 'clearCache' | 'clearAuthCache' | 'clearHostResolverCache'>;
  readonly contents: Pick<WebContents, 'reload'>;
  readonly clipboard: Pick<Clipboard, 'clear'>;
};

/** Chromium may take its time over a cache; the next visitor must not find the old page meanwhile. */
export const clearDeadlineMs = 3_000;

/** Rejects with the first thing that could not be cleared, or for being late; the page is loaded anew in any case. */
export async function wipe({ session, contents, clipboard }: WipeTargets): Promise<void> {
  const clearing = Promise.allSettled([
    session.clearData(),
    session.clearCache(),
    session.clearAuthCache(),
    session.clearHostResolverCache(),
    Promise.resolve().then(() => clipboard.clear()),
  ]);
  const late = new Promise<null>((done) => setTimeout(() => done(null), clearDeadlineMs).unref());
  const outcomes = await Promise.race([clearing, late]);
  contents.reload();
  if (outcomes === null) throw new Error(`not everything was cleared within ${clearDeadlineMs} ms`);
  const broken = outcomes.find((outcome) => outcome.status === 'rejected');
  if (broken !== undefined) throw broken.reason;
}
