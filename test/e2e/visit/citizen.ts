/** A person in front of the screen: reads headings, chooses by what stands on the buttons, in one language at a time. */
import { expect, type Locator, type Page } from '@playwright/test';
import type { FindingCode } from '../../../contract/findings.ts';
import type { Language } from '../../../contract/languages.ts';
import type { VisitStateName } from '../../../contract/visit.ts';
import { type MessageKey, ownNames } from '../../../renderer/i18n/catalogue.ts';
import { type Translate, translateTo, type Values } from '../../../renderer/i18n/translate.ts';
import type { Hands } from './hands.ts';

/** Says in any language what a heading should be. */
export type Heading = (t: Translate) => string;

export type Citizen = {
  readonly page: Page;
  readonly hands: Hands;
  language(): Language;
  /** A message in the language of the moment. */
  says: Translate;
  sees(heading: MessageKey | Heading): Promise<void>;
  /** For the screens whose heading speaks every language at once. */
  arrivesAt(state: VisitStateName): Promise<void>;
  reads(key: MessageKey, values?: Values): Promise<void>;
  /** By a part of the name: a value that the name ends with may be left empty. */
  chooses(key: MessageKey, values?: Values): Promise<void>;
  choosesOption(index: number): Promise<void>;
  /** Changes to another language by the bar at the foot of the screen. */
  speaks(language: Language): Promise<void>;
  button(name: string): Locator;
};

/** Headings end without the full stop that the sentence has elsewhere. */
export const problem =
  (code: FindingCode): Heading =>
  (t) =>
    t(`finding.${code}`).replace(/\.$/, '');

const headingDeadlineMs = 20_000;

export function createCitizen(
  page: Page,
  options: { readonly language: Language; readonly hands: Hands; readonly onScreen?: () => Promise<void> },
): Citizen {
  const { hands, onScreen } = options;
  let { language } = options;
  const t: Translate = (key, values) => translateTo(language)(key, values);
  const button = (name: string): Locator => page.getByRole('button', { name });

  /** What does not fit waits on later pages of the same screen. */
  const turnsPagesTo = async (wanted: Locator): Promise<void> => {
    const on = page.locator('.pager-button[aria-disabled="false"]:last-child').first();
    while (!(await wanted.isVisible()) && (await on.isVisible())) await hands.press(on);
  };

  return {
    page,
    hands,
    language: () => language,
    says: t,
    button,
    async sees(heading) {
      const text = typeof heading === 'string' ? t(heading) : heading(t);
      await expect(page.getByRole('heading', { level: 1, name: text, exact: true })).toBeVisible({
        timeout: headingDeadlineMs,
      });
      await onScreen?.();
    },
    async arrivesAt(state) {
      await expect(page.locator(`[data-screen="${state}"]`)).toBeVisible({ timeout: headingDeadlineMs });
      await onScreen?.();
    },
    async reads(key, values) {
      const text = page.getByText(t(key, values)).first();
      await turnsPagesTo(text);
      await expect(text).toBeVisible();
    },
    async chooses(key, values) {
      const target = button(t(key, values).trim());
      await turnsPagesTo(target);
      await hands.press(target);
    },
    choosesOption: (index) => hands.press(page.getByRole('radio').nth(index)),
    async speaks(next) {
      await hands.press(page.locator('#bar-language'));
      await hands.press(page.getByRole('dialog').getByRole('button', { name: ownNames[next] }));
      language = next;
      await expect(page.locator('html')).toHaveAttribute('lang', next);
    },
  };
}
