import { describe, expect, it } from 'vitest';
import { createVpcdDialogue } from '../../../../simulator/vpcd/vpcd-dialogue.ts';
import { atrOfT0, recordingCard, success } from '../reader/recording-card.ts';

const powerOff = Uint8Array.of(0x00);
const powerOn = Uint8Array.of(0x01);
const reset = Uint8Array.of(0x02);
const getAtr = Uint8Array.of(0x04);
const select = Uint8Array.of(0x00, 0xa4, 0x00, 0x0c, 0x02, 0x3f, 0x00);

describe('what a card says to vpcd', () => {
  it('answers only the question for the ATR; power and reset pass in silence', () => {
    const card = recordingCard();
    const reply = createVpcdDialogue(card);
    expect([powerOn, reset, powerOff].map(reply)).toEqual(['nothing', 'nothing', 'nothing']);
    expect(reply(getAtr)).toEqual(atrOfT0);
    expect(card.seen).toEqual(['on', 'on', 'reset', 'off']);
  });

  it('does not touch the card when vpcd asks for the ATR to see whether it is there', () => {
    const card = recordingCard();
    const reply = createVpcdDialogue(card);
    reply(powerOn);
    const before = [...card.seen];
    reply(getAtr);
    reply(getAtr);
    expect(card.seen).toEqual(before);
  });

  it('passes commands on, also those of one byte that are no control message', () => {
    const card = recordingCard();
    const reply = createVpcdDialogue(card);
    expect(reply(select)).toEqual(success);
    expect(reply(Uint8Array.of(0x80))).toEqual(success);
    expect(card.seen).toEqual(['on', '00a4000c023f00', '80']);
  });

  it('makes a mute card present and not powerable: 34 bytes, one more than an ATR can have', () => {
    const reply = createVpcdDialogue(recordingCard({ atr: new Uint8Array(0) }));
    expect(reply(getAtr)).toHaveLength(34);
  });

  it('never sends an empty frame, which would block vpcd', () => {
    const reply = createVpcdDialogue(recordingCard({ answer: () => new Uint8Array(0) }));
    expect(reply(select)).toBe('silence');
  });
});
