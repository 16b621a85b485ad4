/** Who may talk to the main process: the top frame of our own page, nobody else (reference toolchain.md §5 row 6). */
import { isOurPage } from './page-address.ts';

/** The part of Electron's WebFrameMain that the check needs; null when the frame was detached or navigated meanwhile. */
export type SenderFrame = { readonly url: string; readonly parent: unknown } | null;

export function isTrustedSender(frame: SenderFrame): boolean {
  return frame !== null && frame.parent === null && isOurPage(frame.url);
}
