/**
 * Pages instead of scroll bars: the blocks of a box that do not fit wait on later pages. Blocks are the children marked
 * `data-block`; they are measured in the browser, so any text in any language and size finds its page.
 */
import { type RefObject, useCallback, useEffect, useLayoutEffect, useState } from 'react';

export type Pages = {
  readonly page: number;
  readonly count: number;
  readonly turn: (page: number) => void;
  /** Some block alone is taller than a page. */
  readonly tight: boolean;
};

type Span = { readonly top: number; readonly bottom: number };

/** Smaller than this, text would no longer be large for someone who asked for large text. */
const smallestFit = 0.5;

/** First block of every page. A block taller than a page gets a page of its own. */
export function pageStarts(spans: readonly Span[], heightPx: number): readonly number[] {
  const starts = [0];
  let top = spans[0]?.top ?? 0;
  spans.forEach((span, index) => {
    const fits = span.bottom - top <= heightPx + 0.5;
    const startsRow = spans[index - 1] === undefined || span.top > (spans[index - 1]?.top ?? 0) + 0.5;
    if (!fits && startsRow && index > (starts.at(-1) ?? 0)) {
      starts.push(index);
      top = span.top;
    }
  });
  return starts;
}

const blocksOf = (box: HTMLElement): HTMLElement[] =>
  [...box.children].filter((child): child is HTMLElement => child instanceof HTMLElement && 'block' in child.dataset);

/**
 * `contentKey` changes whenever what is in the box changes meaning: pages begin anew. `pagerPx` is what the row that turns
 * these pages takes from the box while it is shown; 0 when it takes nothing.
 */
export function usePages(boxRef: RefObject<HTMLElement | null>, contentKey: string, pagerPx: number): Pages {
  const [starts, setStarts] = useState<readonly number[]>([0]);
  const [page, setPage] = useState(0);
  const [tight, setTight] = useState(false);
  const shown = Math.min(page, starts.length - 1);

  const measure = useCallback(() => {
    const box = boxRef.current;
    if (box === null || box.getClientRects().length === 0) return; // not drawn, for example under a panel
    const blocks = blocksOf(box);
    if (box.clientHeight === 0) {
      setTight(blocks.length > 0); // what stands beside it took all the room
      return;
    }
    const hidden = blocks.map((block) => block.hidden);
    for (const block of blocks) {
      block.hidden = false;
      block.style.zoom = '';
      block.style.removeProperty('--fit');
    }
    const spans = blocks.map((block) => {
      const { top, bottom } = block.getBoundingClientRect();
      return { top, bottom };
    });
    blocks.forEach((block, index) => {
      block.hidden = hidden[index] ?? false;
    });
    // The pager is in the room now only if pages were found before.
    const withoutPager = box.clientHeight + (starts.length > 1 ? pagerPx : 0);
    const pageHeight = pageStarts(spans, withoutPager).length === 1 ? withoutPager : withoutPager - pagerPx;
    let anyTight = false;
    blocks.forEach((block, index) => {
      const span = spans[index];
      const height = span === undefined ? 0 : span.bottom - span.top;
      if (height <= pageHeight + 0.5) return;
      anyTight = true;
      // Nothing is ever cut off: a block that fits no page is drawn a little smaller.
      const fit = String(Math.max(smallestFit, Math.floor((pageHeight / height) * 100) / 100));
      block.style.zoom = fit;
      block.style.setProperty('--fit', fit); // what is touched keeps its size
    });
    setTight(anyTight);
    setStarts((before) => {
      const whole = pageStarts(spans, withoutPager);
      const next = whole.length === 1 ? whole : pageStarts(spans, withoutPager - pagerPx);
      return next.join() === before.join() ? before : next;
    });
  }, [boxRef, pagerPx, starts.length]);

  useLayoutEffect(() => {
    setPage(0);
  }, [contentKey]);

  // After every drawing: text may have changed without the box changing its size.
  useLayoutEffect(measure);

  useLayoutEffect(() => {
    const box = boxRef.current;
    if (box === null) return;
    const first = starts[shown] ?? 0;
    const end = starts[shown + 1] ?? Number.POSITIVE_INFINITY;
    blocksOf(box).forEach((block, index) => {
      block.hidden = index < first || index >= end;
    });
  });

  useEffect(() => {
    const box = boxRef.current;
    if (box === null) return;
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    let watching = true;
    void document.fonts.ready.then(() => {
      if (watching) measure();
    });
    return () => {
      watching = false;
      observer.disconnect();
    };
  }, [boxRef, measure]);

  return { page: shown, count: starts.length, turn: setPage, tight };
}
