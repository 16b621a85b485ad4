/** The fixed words of receipts in every language, beside those of every paper (paper-words.ts) and of pre-declarations. */
import type { Language } from '../../contract/languages.ts';
import { de } from './receipt-words/de.ts';
import { en } from './receipt-words/en.ts';
import { fr } from './receipt-words/fr.ts';
import { nl } from './receipt-words/nl.ts';
import type { ReceiptWords } from './receipt-wording.ts';

export const receiptWords: Readonly<Record<Language, ReceiptWords>> = { nl, fr, de, en };
