/**
 * Who may ask something of the municipal backend. Devices: a kiosk in a hall files requests and reads back its own, a counter
 * finds reports of defective cards. People: clerks decide and record, technicians look after devices and configuration. One
 * token has one role, so that a kiosk, which anybody can touch, never holds the right of a clerk.
 */
export const deviceRoles = ['kiosk', 'counter'] as const;
export type DeviceRole = (typeof deviceRoles)[number];

export const staffRoles = ['clerk', 'technician'] as const;
export type StaffRole = (typeof staffRoles)[number];

export const callerRoles = [...deviceRoles, ...staffRoles] as const;
export type CallerRole = (typeof callerRoles)[number];

/** Whoever moves a case: a caller, or the backend itself when a term has passed or a notice was delivered. */
export const actorRoles = [...callerRoles, 'clock'] as const;
export type ActorRole = (typeof actorRoles)[number];
