/** A PC/SC session as a CardChannel: the same calls, with card trouble as values. */
import { failed, success } from '../../../contract/result.ts';
import { type ActiveProtocol, returnCodes, type Session } from '../../../native/index.ts';
import type { CardChannel, CardResult, CardTrouble } from '../../ports.ts';
import { cardTroubleOf } from './card-trouble-of.ts';

const endTransactionDeadlineMs = 2000;

const shortestAnswer = 2;

/** vpcd answers nothing, with a return code of success, when the card is pulled in mid-command. */
const cutShort: CardTrouble = {
  code: 'card-removed',
  call: 'SCardTransmit',
  returnCode: returnCodes.SCARD_S_SUCCESS[0],
};

/** PC/SC names no protocol for what is neither T=0 nor T=1: what is left is raw. */
const protocolOf = (active: ActiveProtocol): CardChannel['protocol'] => (active === 'none' ? 'raw' : active);

/** `onSilence`: card or reader did not answer within the deadline, so that the connection may stay behind in the service. */
export const createPcscChannel = (session: Session, onSilence: () => void): CardChannel => {
  let disconnected = false;
  /** Until pcscd has noticed the removal itself, further commands fail with return codes that say less. */
  let removed = false;

  const attempt = async <T>(call: string, work: () => Promise<T>): Promise<CardResult<T>> => {
    if (disconnected) {
      return failed({ code: 'communication', call, returnCode: returnCodes.SCARD_E_INVALID_HANDLE[0] });
    }
    try {
      return success(await work());
    } catch (error) {
      const trouble = cardTroubleOf(error);
      if (trouble.code === 'not-answering' && trouble.call !== 'SCardBeginTransaction') onSilence();
      return failed(removed && trouble.code === 'communication' ? { ...trouble, code: 'card-removed' } : trouble);
    }
  };

  return {
    get atr() {
      return session.atr();
    },
    get protocol() {
      return protocolOf(session.protocol());
    },
    transmit: async (command, deadlineMs) => {
      const answer = await attempt('SCardTransmit', () => session.transmit(command, deadlineMs));
      if (!answer.ok || answer.value.length >= shortestAnswer) return answer;
      removed = true;
      return failed(cutShort);
    },
    beginTransaction: (deadlineMs) => attempt('SCardBeginTransaction', () => session.beginTransaction(deadlineMs)),
    endTransaction: () =>
      attempt('SCardEndTransaction', () => session.endTransaction('leave', endTransactionDeadlineMs)),
    reconnect: (kind, deadlineMs) => attempt('SCardReconnect', () => session.reconnect(kind, deadlineMs)),
    disconnect: () => {
      disconnected = true;
      return session.disconnect('leave');
    },
  };
};
