/**
 * What a caller may be: a kiosk files requests and reads back its own; a counter finds reports by their case number. One
 * token has one role, so that a kiosk in a hall, which anybody can touch, never holds the right of a counter.
 */
export const callerRoles = ['kiosk', 'counter'] as const;
export type CallerRole = (typeof callerRoles)[number];
