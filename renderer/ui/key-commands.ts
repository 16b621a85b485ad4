/** The keys of a keypad or keyboard (accessible-kiosk.md §4): arrows move, Enter chooses, Esc stops, F1 helps. */

export type KeyActions = {
  readonly back: () => void;
  readonly stop: () => void;
  readonly help: () => void;
};

const reachable = (root: ParentNode): HTMLElement[] =>
  [...root.querySelectorAll<HTMLElement>('button, input')].filter(
    (element) => element.closest('[inert]') === null && element.checkVisibility({ visibilityProperty: true }),
  );

function move(by: 1 | -1): void {
  const stops = reachable(document);
  const active = document.activeElement;
  const at = stops.findIndex((stop) => stop === active);
  const start = by === 1 ? -1 : 0;
  const next = stops[((at === -1 ? start : at) + by + stops.length) % stops.length];
  next?.focus();
}

function forward(): void {
  const stops = reachable(document);
  const button = stops.find((element) => element.dataset['forward'] !== undefined);
  if (button === undefined) stops[0]?.focus();
  else if (button.dataset['forward'] === 'press' && button.getAttribute('aria-disabled') !== 'true') button.click();
  else button.focus();
}

const isField = (element: Element | null): boolean => element instanceof HTMLInputElement && element.type === 'text';

/** On a keypad of arrows and Enter each radio is a stop of its own: moving never chooses, Enter does. */
const chooseRadio = (element: Element | null): (() => void) | undefined =>
  element instanceof HTMLInputElement && element.type === 'radio' ? () => element.click() : undefined;

export function onKeyCommand(event: KeyboardEvent, actions: KeyActions): void {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const { activeElement } = document;
  const typing = isField(activeElement);
  const commands: Readonly<Record<string, (() => void) | undefined>> = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    ArrowRight: typing ? undefined : forward,
    ArrowLeft: typing ? undefined : actions.back,
    Enter: chooseRadio(activeElement),
    Escape: actions.stop,
    F1: actions.help,
  };
  const command = commands[event.key];
  if (command === undefined) return;
  event.preventDefault();
  command();
}
