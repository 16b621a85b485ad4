/** The size of the browser's picture, and news when it changes. */
import { useEffect, useState } from 'react';
import type { Viewport } from './tokens.ts';

const read = (): Viewport => ({ widthPx: window.innerWidth, heightPx: window.innerHeight });

export function useViewport(): Viewport {
  const [viewport, setViewport] = useState(read);
  useEffect(() => {
    const update = (): void => setViewport(read());
    window.addEventListener('resize', update);
    return () => window.removeEventListener('resize', update);
  }, []);
  return viewport;
}
