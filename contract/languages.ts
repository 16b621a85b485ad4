/** The languages the program is built in. A municipality chooses which of them it offers, and in which order. */
export const languages = ['nl', 'fr', 'de', 'en'] as const;
export type Language = (typeof languages)[number];
