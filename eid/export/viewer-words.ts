/**
 * The words that the official viewer's files have for codes of the card, both ways (Fedict/eid-mw, plugins_tools/eid-viewer:
 * eidv4.xsd and conversions/; the format's changes are listed there by version, 4.0 to 4.5).
 */

/** Tag 0F. */
export const documentTypeWords: Readonly<Record<number, string>> = {
  1: 'belgian_citizen',
  6: 'kids_card',
  7: 'bootstrap_card',
  8: 'habilitation_card',
  11: 'foreigner_a',
  12: 'foreigner_b',
  13: 'foreigner_c',
  14: 'foreigner_d',
  15: 'foreigner_e',
  16: 'foreigner_e_plus',
  17: 'foreigner_f',
  18: 'foreigner_f_plus',
  19: 'european_blue_card_h',
  20: 'ict_i',
  21: 'mobile_ict_j',
  22: 'foreigner_m',
  23: 'foreigner_n',
  27: 'foreigner_k',
  28: 'foreigner_l',
  31: 'foreigner_eu',
  32: 'foreigner_eu_plus',
  33: 'foreigner_A',
  34: 'foreigner_B',
  35: 'foreigner_F',
  36: 'foreigner_F_plus',
  61: 'kids_foreigner_eu',
  62: 'kids_foreigner_eu_plus',
  63: 'kids_foreigner_A',
  64: 'kids_foreigner_B',
  65: 'kids_foreigner_K',
  66: 'kids_foreigner_L',
  67: 'kids_foreigner_F',
  68: 'kids_foreigner_F_plus',
  69: 'kids_foreigner_M',
};

/** The first version of the format whose schema has no objection to a document type; null: all have none. */
export const documentTypeSince = (code: number): string | null => {
  if (code < 20) return null;
  return code < 27 ? '4.3' : '4.5';
};

/** Tag 10. */
export const specialStatusWords: Readonly<Record<number, string>> = {
  0: 'NO_STATUS',
  1: 'WHITE_CANE',
  2: 'EXTENDED_MINORITY',
  3: 'WHITE_CANE_EXTENDED_MINORITY',
  4: 'YELLOW_CANE',
  5: 'YELLOW_CANE_EXTENDED_MINORITY',
};

/** What eid/decode calls the codes of tag 16, and what the viewer does. */
export const labourMarketWords: Readonly<Record<string, string>> = {
  unlimited: 'unlimited',
  limited: 'limited',
  none: 'no',
  seasonal: 'seasonal worker',
};

/** Tag 1D. */
export const cardMentionWords: Readonly<Record<string, string>> = {
  A: 'Seasonal worker',
  D: 'Student',
  E: 'Pupil',
  F: 'Intern',
  G: 'Volunteer',
  H: 'Au pair',
  I: 'Researcher mobility',
  J: 'Job search',
};

/** The word of a code, null for a code that is not in the table. Codes come from cards, so only the table's own keys count. */
export const wordOf = (words: Readonly<Record<string, string>>, code: string | null): string | null =>
  code !== null && Object.hasOwn(words, code) ? (words[code] ?? null) : null;

/** The code of a word, null for a word that is not in the table. */
export const codeOf = (words: Readonly<Record<string, string>>, word: string): string | null =>
  Object.entries(words).find(([, known]) => known === word)?.[0] ?? null;
