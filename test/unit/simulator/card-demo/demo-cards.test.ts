import { describe, expect, it } from 'vitest';
import { createDemoCard, demoCards } from '../../../../simulator/cards/index.ts';
import type { VirtualCard } from '../../../../simulator/virtual-card.ts';
import { readFile, send } from '../card/apdu-exchange.ts';

const built = (name: string): VirtualCard => {
  const card = createDemoCard(name);
  if (card === null) throw new Error(`no demo card ${name}`);
  return card;
};
const powered = (name: string): VirtualCard => {
  const card = built(name);
  card.powerOn();
  return card;
};

describe('the demo cards', () => {
  it('have names that fit a shell, each once', () => {
    const names = demoCards.map(({ name }) => name);
    expect(names.filter((name) => !/^[a-z0-9][a-z0-9.-]*$/.test(name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });

  it('have a story of one line each', () => {
    expect(demoCards.filter(({ story }) => !/^[^\n]{20,120}\.$/.test(story)).map(({ name }) => name)).toEqual([]);
  });

  it('are found by name, and only by name', () => {
    expect(demoCards.map(({ name }) => createDemoCard(name)?.name)).toEqual(demoCards.map(({ name }) => name));
    expect(createDemoCard('no-such-card')).toBeNull();
  });

  it('are fresh each time', () => {
    const used = powered('adult-1.7');
    send(used, '0020000108 249999FFFFFFFFFF');
    expect([send(used, '00200001'), send(powered('adult-1.7'), '00200001')]).toEqual(['63C2', '63C3']);
  });

  it('cover what the dock promises', () => {
    const expected = [
      'adult-1.7',
      'adult-1.8',
      'senior-1.7',
      'expired',
      'damaged-identity',
      'forged-identity',
      'moved',
    ];
    const more = ['mute', 'silent', 'not-eid', 'long-name', 'foreigner-eu-plus', 'kids'];
    const names = new Set(demoCards.map(({ name }) => name));
    expect([...expected, ...more].filter((name) => !names.has(name))).toEqual([]);
  });

  it.each(['adult-1.7', 'adult-1.8', 'senior-1.7', 'expired', 'long-name', 'foreigner-eu-plus', 'kids', 'pin-blocked'])(
    '%s can be read whole',
    (name) => {
      const card = powered(name);
      const paths = ['DF014031', 'DF014032', 'DF014033', 'DF014034', 'DF014035', 'DF00503C'];
      expect(paths.filter((path) => readFile(card, path).length < 100)).toEqual([]);
    },
  );

  it('show what their stories say', () => {
    const selectIdentity = '00A4080C04 DF014031';
    expect(built('mute').powerOn()).toHaveLength(0);
    expect(send(powered('silent'), selectIdentity)).toBe('silence');
    expect(send(powered('not-eid'), '00A404000F A00000003029057000AD13100101FF')).toBe('6A82');
    expect(send(powered('not-activated'), selectIdentity)).toBe('6985');
    expect(send(powered('pin-blocked'), '00200001')).toBe('6983');
    const damaged = powered('damaged-identity');
    send(damaged, selectIdentity);
    expect([send(damaged, '00B0000000'), send(damaged, '00B0000000')]).toEqual(['6400', '6400']);
    const shaky = powered('shaky-start');
    expect([1, 2, 3].map(() => send(shaky, selectIdentity))).toEqual(['6D00', '6D00', '9000']);
  });
});
