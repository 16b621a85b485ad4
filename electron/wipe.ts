/** Nothing personal outlives the visit: what Chromium itself may have kept is cleared, then the page is loaded anew. */
import type { Clipboard, Session, WebContents } from 'electron';

export type WipeTargets = {
  readonly session: Pick<Session, 'clearData' | 'clearCache' | 'clearAuthCache' | 'clearHostResolverCache'>;
  readonly contents: Pick<WebContents, 'reload'>;
  readonly clipboard: Pick<Clipboard, 'clear'>;
};

/** Rejects with the first thing that could not be cleared, after having tried them all. */
export async function wipe({ session, contents, clipboard }: WipeTargets): Promise<void> {
  const outcomes = await Promise.allSettled([
    session.clearData(),
    session.clearCache(),
    session.clearAuthCache(),
    session.clearHostResolverCache(),
    Promise.resolve().then(() => clipboard.clear()),
  ]);
  contents.reload();
  const broken = outcomes.find((outcome) => outcome.status === 'rejected');
  if (broken !== undefined) throw broken.reason;
}
