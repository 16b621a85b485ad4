/** How large a body may be, in bytes, by the type of request it claims to be; whatever names no type gets `other`. */

/**
 * A reprint with long names and sixty findings stays under 8 kB. A diagnosis of twenty attempts on the demo card with the most
 * findings stays under half of its limit (measured by a test).
 */
export const bodyLimits = { 'card-defect': 32 * 1024, other: 16 * 1024 } as const;
