/**
 * What a card says to vpcd, message by message, without the socket. A payload of one byte is a control message, every
 * other one a command APDU (virtualsmartcard, src/vpcd/vpcd.h: VPCD_CTRL_*).
 */
import type { VirtualCard } from '../virtual-card.ts';

const control = { powerOff: 0x00, powerOn: 0x01, reset: 0x02, getAtr: 0x04 } as const;

/**
 * What a mute card answers when vpcd asks for the ATR. An empty frame would be natural and is fatal: vpcd then calls
 * recv() for zero bytes, which on a Linux TCP socket blocks until something else arrives, with the slot's lock held. An
 * answer longer than the 33 bytes of ISO 7816-3 §8.2.1 counts as present when vpcd polls (it asks for the ATR and looks
 * at the length only) and fails when pcscd powers up (it does not fit pcscd's buffer): present without an ATR, which is
 * what pcscd calls mute.
 */
const atrTooLongToTake = new Uint8Array(34);

/** The bytes to send back, `nothing` where vpcd expects no answer, `silence` where it does and never gets one. */
export type Reply = Uint8Array | 'nothing' | 'silence';

/** One connection's worth of dialogue; powers the card up. */
export const createVpcdDialogue = (card: VirtualCard): ((message: Uint8Array) => Reply) => {
  // vpcd asks for the ATR to find out that a card is there, before it powers it up, and again every 400 ms: the answer
  // is remembered, because asking the card anew would reset it.
  let atr = card.powerOn();

  return (message) => {
    if (message.length === 0) return 'nothing';
    const [first] = message;
    if (message.length === 1 && first === control.powerOff) {
      card.powerOff();
      return 'nothing';
    }
    if (message.length === 1 && first === control.powerOn) {
      atr = card.powerOn();
      return 'nothing';
    }
    if (message.length === 1 && first === control.reset) {
      atr = card.reset();
      return 'nothing';
    }
    if (message.length === 1 && first === control.getAtr) return atr.length === 0 ? atrTooLongToTake : atr;
    // What is left of one byte is a command too: vpcd waits for its answer like for any other.
    const answer = card.transmit(message);
    // An empty answer would block vpcd in the same way as an empty ATR.
    return answer === 'silence' || answer.length === 0 ? 'silence' : answer;
  };
};
