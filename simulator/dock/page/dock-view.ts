/** The page of the dock: built once, then changed in place, so that the focus stays where the person put it. */
import type { DockCards, DockSlot } from './dock-messages.ts';

export type DockActions = {
  insert(name: string): void;
  remove(): void;
};

export type DockView = {
  /** `changing`: a card is on its way in or out; the buttons wait. */
  show(slot: DockSlot, changing: boolean): void;
  /** A sentence about what went wrong; empty when it is over. */
  say(trouble: string): void;
};

const element = <Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
};

export const createDockView = (root: HTMLElement, overview: DockCards, actions: DockActions): DockView => {
  let shown: DockSlot = { card: null };
  let waiting = false;

  const trouble = element('p', { class: 'trouble', role: 'alert' });
  const state = element('p', { 'aria-live': 'polite' });
  const removeButton = element('button', { type: 'button', class: 'remove' }, 'Remove');
  removeButton.addEventListener('click', () => {
    if (!waiting && shown.card !== null) actions.remove();
  });
  const slotBox = element('div', { class: 'slot' }, state, removeButton);

  const rows = overview.cards.map((card) => {
    const button = element('button', { type: 'button' });
    button.addEventListener('click', () => {
      if (!waiting && shown.card !== card.name) actions.insert(card.name);
    });
    const text = element('div', {}, element('h3', {}, card.name), element('p', {}, card.story));
    return { card, button, item: element('li', {}, text, button) };
  });

  const footer = element('footer', {}, element('p', {}, `Reader: ${overview.reader}`));
  if (overview.cardFolder !== null) footer.append(element('p', {}, `Cards from the folder: ${overview.cardFolder}`));

  root.replaceChildren(
    trouble,
    element('section', { 'aria-labelledby': 'slot' }, element('h2', { id: 'slot' }, 'In the slot'), slotBox),
    element(
      'section',
      { 'aria-labelledby': 'cards' },
      element('h2', { id: 'cards' }, 'Invented cards'),
      element('ul', { class: 'cards' }, ...rows.map((row) => row.item)),
    ),
    footer,
  );

  /** Stays focusable while it waits: `disabled` would drop the focus. */
  const mayPress = (button: HTMLButtonElement, may: boolean): void =>
    button.setAttribute('aria-disabled', String(!may));

  return {
    show: (slot, changing) => {
      shown = slot;
      waiting = changing;
      const story = overview.cards.find((card) => card.name === slot.card)?.story;
      state.textContent =
        slot.card === null ? 'The slot is empty.' : [`${slot.card} is in the slot.`, story ?? ''].join(' ').trim();
      slotBox.dataset['card'] = slot.card === null ? 'out' : 'in';
      mayPress(removeButton, !changing && slot.card !== null);
      for (const { card, button, item } of rows) {
        const isIn = card.name === slot.card;
        const verb = slot.card === null ? 'Insert' : 'Swap';
        button.textContent = isIn ? 'In the slot' : verb;
        button.setAttribute('aria-label', isIn ? `${card.name} is in the slot` : `${verb} ${card.name}`);
        item.dataset['card'] = isIn ? 'in' : 'out';
        mayPress(button, !changing && !isIn);
      }
    },
    say: (sentence) => {
      trouble.textContent = sentence;
    },
  };
};
