/** A screen in every language it is offered in: the heading by the catalogue, and no sentence left of another language. */
import { expect, type Page } from '@playwright/test';
import { type Language, languages } from '../../../contract/languages.ts';
import { catalogues } from '../../../renderer/i18n/catalogue.ts';
import { translateTo } from '../../../renderer/i18n/translate.ts';
import type { Citizen, Heading } from './citizen.ts';

/** Shorter pieces of a message are words that may well be part of another language's. */
const tellingLength = 10;

const withoutPlurals = (message: string): boolean => !message.includes(', plural,');
const printed = (text: string): string => text.replaceAll("'", '\u2019').replaceAll('\u00a0', ' ');
const piecesOf = (message: string): readonly string[] =>
  printed(message)
    .split(/\{\w+\}/)
    .map((piece) => piece.trim())
    .filter((piece) => piece.length >= tellingLength);

/** What only this language says. */
const ownPieces = (language: Language, others: string): readonly string[] =>
  Object.values(catalogues[language])
    .filter(withoutPlurals)
    .flatMap(piecesOf)
    .filter((piece) => !others.includes(piece));

/** Everything that can be read or heard, but for what is marked as another language on purpose (texts of the municipality). */
const textOn = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const { lang } = document.documentElement;
    const found: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>('#kiosk *')) {
      const ownLanguage = element.closest('[lang]')?.getAttribute('lang') ?? lang;
      if (ownLanguage !== lang || element.closest('.text') !== null || !element.checkVisibility()) continue;
      for (const child of element.childNodes)
        if (child.nodeType === Node.TEXT_NODE) found.push(child.textContent ?? '');
      found.push(element.getAttribute('aria-label') ?? '', element.getAttribute('alt') ?? '');
    }
    return found.filter((text) => text.trim() !== '');
  });

/** Sentences of other languages that the screen shows; the screen must be in `language`. */
export async function foreignSentences(page: Page, language: Language): Promise<readonly string[]> {
  const shown = (await textOn(page)).map(printed);
  const own = printed(Object.values(catalogues[language]).join('\n'));
  return languages
    .filter((other) => other !== language)
    .flatMap((other) => ownPieces(other, own))
    .filter((piece) => shown.some((text) => text.includes(piece)));
}

/** Changes the language by the bar, once through all the others; the visit goes on in the last of them. */
export async function isThereInEveryLanguage(citizen: Citizen, heading: Heading): Promise<void> {
  const before = citizen.language();
  const [next] = languages.filter((each) => each !== before);
  if (next !== undefined)
    expect(await foreignSentences(citizen.page, next), 'the check finds what it looks for').not.toEqual([]);
  for (const language of languages.filter((each) => each !== before)) {
    await citizen.speaks(language);
    await citizen.sees(heading);
    expect(heading(translateTo(language)).trim()).not.toBe('');
    expect(await foreignSentences(citizen.page, language), `sentences on a screen in ${language}`).toEqual([]);
  }
}
