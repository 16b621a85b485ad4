// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { takeDockToken } from '../../../../simulator/dock/page/dock-token.ts';
import { createDockView } from '../../../../simulator/dock/page/dock-view.ts';

const overview = {
  reader: 'Invented Reader',
  cardFolder: null,
  cards: [
    { name: 'adult', story: 'An adult.' },
    { name: 'child', story: 'A child <b>of</b> twelve.' },
  ],
};

const open = (given: Parameters<typeof createDockView>[1] = overview) => {
  const root = document.createElement('main');
  document.body.replaceChildren(root);
  const asked: string[] = [];
  const view = createDockView(root, given, {
    insert: (name) => asked.push(`insert ${name}`),
    remove: () => asked.push('remove'),
  });
  const button = (label: string): HTMLButtonElement => {
    const found = [...root.querySelectorAll('button')].find(
      (candidate) => (candidate.getAttribute('aria-label') ?? candidate.textContent) === label,
    );
    if (found === undefined) throw new Error(`no button ${label}`);
    return found;
  };
  return { root, view, asked, button };
};

describe('the page of the dock', () => {
  it('offers every card with its story, as text', () => {
    const { root, view, asked, button } = open();
    view.show({ card: null }, false);
    expect(root.textContent).toContain('The slot is empty.');
    expect(root.textContent).toContain('A child <b>of</b> twelve.');
    button('Insert child').click();
    button('Remove').click();
    expect(asked).toEqual(['insert child']);
  });

  it('offers to swap or remove when a card is in', () => {
    const { root, view, asked, button } = open();
    view.show({ card: 'adult' }, false);
    expect(root.textContent).toContain('adult is in the slot. An adult.');
    button('adult is in the slot').click();
    button('Swap child').click();
    button('Remove').click();
    expect(asked).toEqual(['insert child', 'remove']);
  });

  it('waits while a card is on its way, and keeps the focus', () => {
    const { view, asked, button } = open();
    view.show({ card: null }, false);
    const pressed = button('Insert adult');
    pressed.focus();
    view.show({ card: null }, true);
    pressed.click();
    expect(asked).toEqual([]);
    expect(pressed.getAttribute('aria-disabled')).toBe('true');
    view.show({ card: 'adult' }, false);
    expect(document.activeElement).toBe(pressed);
  });

  it('says where cards of a folder come from and what went wrong', () => {
    const { root, view } = open({ ...overview, cardFolder: '/cards/of/mine' });
    view.say('The dock does not answer.');
    expect(root.querySelector('[role=alert]')?.textContent).toBe('The dock does not answer.');
    expect(root.textContent).toContain('/cards/of/mine');
  });
});

describe('the token of the page', () => {
  const page = (hash: string, kept: string | null = null) => {
    const stored = new Map(kept === null ? [] : [['dock-token', kept]]);
    const shown: string[] = [];
    const token = takeDockToken({
      location: { hash, pathname: '/' },
      history: { replaceState: (_state, _title, url) => void shown.push(String(url)) },
      sessionStorage: {
        getItem: (key: string) => stored.get(key) ?? null,
        setItem: (key: string, value: string) => void stored.set(key, value),
      },
    });
    return { token, shown };
  };

  it('is taken out of the address and outlives a reload', () => {
    expect(page('#secret')).toEqual({ token: 'secret', shown: ['/'] });
    expect(page('', 'secret')).toEqual({ token: 'secret', shown: [] });
    expect(page('#newer', 'older')).toEqual({ token: 'newer', shown: ['/'] });
    expect(page('')).toEqual({ token: null, shown: [] });
  });
});
