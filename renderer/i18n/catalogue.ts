/** Every sentence of the citizen's screen in every language. English names the keys; a missing one does not compile. */
import type { Language } from '../../contract/languages.ts';
import { findings as germanFindings } from './de/findings.ts';
import { frame as germanFrame } from './de/frame.ts';
import { screens as germanScreens } from './de/screens.ts';
import { findings as englishFindings } from './en/findings.ts';
import { frame as englishFrame } from './en/frame.ts';
import { screens as englishScreens } from './en/screens.ts';
import { findings as frenchFindings } from './fr/findings.ts';
import { frame as frenchFrame } from './fr/frame.ts';
import { screens as frenchScreens } from './fr/screens.ts';
import { findings as dutchFindings } from './nl/findings.ts';
import { frame as dutchFrame } from './nl/frame.ts';
import { screens as dutchScreens } from './nl/screens.ts';

export type MessageKey = keyof typeof englishFrame | keyof typeof englishScreens | keyof typeof englishFindings;
export type Catalogue = { readonly [K in MessageKey]: string };

export const catalogues: { readonly [L in Language]: Catalogue } = {
  nl: { ...dutchFrame, ...dutchScreens, ...dutchFindings },
  fr: { ...frenchFrame, ...frenchScreens, ...frenchFindings },
  de: { ...germanFrame, ...germanScreens, ...germanFindings },
  en: { ...englishFrame, ...englishScreens, ...englishFindings },
};

export { ownNames } from './own-names.ts';
