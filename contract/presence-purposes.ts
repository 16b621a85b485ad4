/** What a person may prove to be present for, by signing with the eID (docs/pin-and-signing.md). Part of what is signed. */
export const presencePurposes = ['clerk-log-in', 'citizen-presence'] as const;
export type PresencePurpose = (typeof presencePurposes)[number];
