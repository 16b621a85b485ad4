/** A lead time in working days is said as working days, and who pays nothing is not sent to a counter to pay. */
import { expect, it } from 'vitest';
import { languages } from '../../../contract/languages.ts';
import { createTranslate } from '../../../renderer/i18n/translate.ts';

const workingDays = { nl: 'werkdagen', fr: 'jours ouvrables', de: 'Arbeitstage', en: 'working days' } as const;

it.each(languages)('in %s', (language) => {
  const t = createTranslate(language);
  const said = t('review.when.working-days', { min: 3, max: 5 }).replaceAll('\u00a0', ' ');
  expect(said).toMatch(new RegExp(`3\\b.*\\b5 ${workingDays[language]}`));
  expect(t('review.when.days', { min: 3, max: 5 }).replaceAll('\u00a0', ' ')).not.toContain(workingDays[language]);
  expect(new Set([t('review.pay.request'), t('review.pay.collection'), t('review.pay.none')]).size).toBe(3);
});
