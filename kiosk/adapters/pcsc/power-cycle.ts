/**
 * A card that gave no answer to reset may be good and only have got stuck. Connecting in shared mode powers it up once more
 * at best and never takes the power away; a direct connection, which needs no card that answers, can (PC/SC part 5,
 * SCardReconnect with SCARD_UNPOWER_CARD).
 */
import { createSession, PcscError, type Session } from '../../../native/index.ts';

/** Whether it answers afterwards is for the next connection to find out. */
export const powerCycle = async (readerName: string, deadlineMs: number): Promise<void> => {
  let session: Session | null = null;
  try {
    session = await createSession(readerName, { shareMode: 'direct', protocols: [], deadlineMs });
    await session.reconnect('power-cycle', deadlineMs);
  } catch (error) {
    // Still mute, or the reader lets nobody do this: nothing is worse than it was.
    if (!(error instanceof PcscError)) throw error;
  }
  await session?.disconnect();
};
