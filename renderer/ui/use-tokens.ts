/** Writes the tokens to the root element. The style object model is allowed by the content policy; inline styles are not. */
import { useLayoutEffect } from 'react';
import type { Language } from '../../contract/languages.ts';
import type { Modes } from './modes.ts';
import { type Metrics, rolesFor, tokensFor } from './tokens.ts';

export function useTokens(metrics: Metrics, modes: Modes, municipalColour: string | null, language: Language): void {
  useLayoutEffect(() => {
    const root = document.documentElement;
    root.lang = language;
    const tokens = tokensFor(metrics, rolesFor(modes.contrast, municipalColour), modes);
    for (const [name, value] of Object.entries(tokens)) root.style.setProperty(name, value);
    for (const [axis, value] of Object.entries(modes)) root.dataset[axis] = value;
  }, [metrics, modes, municipalColour, language]);
}
