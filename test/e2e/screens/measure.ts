/** What is wrong with where things are on the screen. Runs in the page, so it may use nothing from outside itself. */

export type Bounds = {
  readonly targetPx: number;
  readonly gapPx: number;
  readonly keyGapPx: number;
  readonly reachTopPx: number;
};

export type Measured = { readonly problems: readonly string[]; readonly bar: string };

export function measure(bounds: Bounds): Measured {
  const problems: string[] = [];
  const slack = 0.6;
  const visible = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true });
  const nameOf = (element: Element): string =>
    `<${element.className || element.tagName}> "${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)}"`;

  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth || root.scrollHeight > root.clientHeight) problems.push('the page scrolls');

  const controls = [...document.querySelectorAll<HTMLElement>('button, .field, label.choice')].filter(visible);
  const rects = controls.map((control) => control.getBoundingClientRect());
  controls.forEach((control, index) => {
    const rect = rects[index];
    if (rect === undefined) return;
    if (Math.min(rect.width, rect.height) < bounds.targetPx - slack) {
      problems.push(`too small, ${Math.round(rect.width)}x${Math.round(rect.height)}: ${nameOf(control)}`);
    }
    if (rect.top < bounds.reachTopPx - slack)
      problems.push(`out of reach, top ${Math.round(rect.top)}: ${nameOf(control)}`);
    if (rect.left < -slack || rect.right > innerWidth + slack || rect.bottom > innerHeight + slack) {
      problems.push(`off the screen: ${nameOf(control)}`);
    }
    controls.slice(index + 1).forEach((other, offset) => {
      const otherRect = rects[index + 1 + offset];
      if (otherRect === undefined) return;
      const dx = Math.max(otherRect.left - rect.right, rect.left - otherRect.right);
      const dy = Math.max(otherRect.top - rect.bottom, rect.top - otherRect.bottom);
      const gap = dx <= 0 && dy <= 0 ? Math.max(dx, dy) : Math.hypot(Math.max(0, dx), Math.max(0, dy));
      const keys = control.closest('.entry') !== null && other.closest('.entry') !== null;
      if (gap < (keys ? bounds.keyGapPx : bounds.gapPx) - slack) {
        problems.push(`only ${gap.toFixed(1)} px between ${nameOf(control)} and ${nameOf(other)}`);
      }
    });
  });

  type Piece = { readonly owner: Element; readonly rect: DOMRect };
  const pieces: Piece[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const owner = node.parentElement;
    if (owner === null || (node.textContent ?? '').trim() === '' || !visible(owner)) continue;
    if (owner.closest('.spoken') !== null || owner.closest('svg') !== null) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) pieces.push({ owner, rect });
  }
  for (const { owner, rect } of pieces) {
    const box = owner.closest('.stage-box, .answers, .key, .bar-button, .main, .header, .bar, .warning') ?? root;
    const bounds = box.getBoundingClientRect();
    const outside =
      rect.left < bounds.left - 2 ||
      rect.right > bounds.right + 2 ||
      rect.top < bounds.top - rect.height * 0.25 ||
      rect.bottom > bounds.bottom + rect.height * 0.25;
    if (outside) problems.push(`text outside its box: ${nameOf(owner)}`);
  }
  pieces.forEach((piece, index) => {
    for (const other of pieces.slice(index + 1)) {
      if (piece.owner === other.owner) continue;
      const wide = Math.min(piece.rect.right, other.rect.right) - Math.max(piece.rect.left, other.rect.left);
      const high = Math.min(piece.rect.bottom, other.rect.bottom) - Math.max(piece.rect.top, other.rect.top);
      // Line boxes are higher than their letters: what touches by less than a third of a line does not collide.
      if (wide > 2 && high > Math.min(piece.rect.height, other.rect.height) / 3) {
        problems.push(`texts on each other: ${nameOf(piece.owner)} and ${nameOf(other.owner)}`);
      }
    }
  });

  const bar = [...document.querySelectorAll('.bar-button')]
    .map((button) => button.getBoundingClientRect())
    .map(({ left, top, width, height }) => [left, top, width, height].map(Math.round).join(','))
    .join(' ');
  return { problems: [...new Set(problems)], bar };
}
