import { createSession, type Session } from '../../native/index.ts';
import type { VirtualCard } from '../../simulator/virtual-card.ts';
import { hasCard, hasNoCard, startEventLog } from './event-log.ts';
import type { TestService } from './test-service.ts';

/** Generous: a bound for a test that hangs, not a figure that is tested. */
export const patienceMs = 20_000;

export const connectShared = (readerName: string): Promise<Session> =>
  createSession(readerName, { shareMode: 'shared', protocols: ['T0', 'T1'], deadlineMs: patienceMs });

/** Puts a card in and settles when pcscd has seen it. */
export const insertAndSee = async (service: TestService, index: 0 | 1, card: VirtualCard): Promise<void> => {
  const log = startEventLog();
  await service.slot(index).insert(card);
  await log.until(hasCard(index === 0 ? service.readerName : service.otherReaderName), log.latest());
  await log.monitor.stop();
};

/** Takes the card out and settles when pcscd has seen it. */
export const removeAndSee = async (service: TestService, index: 0 | 1): Promise<void> => {
  const log = startEventLog();
  await service.slot(index).remove();
  await log.until(hasNoCard(index === 0 ? service.readerName : service.otherReaderName), log.latest());
  await log.monitor.stop();
};
