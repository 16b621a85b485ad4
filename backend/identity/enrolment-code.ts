/** The one-time code that a technician reads out and somebody types at a device: twelve signs in groups of four, 58 bits. */
import { drawGroup } from '../requests/case-number.ts';

export const newEnrolmentCode = (): string => `${drawGroup()}-${drawGroup()}-${drawGroup()}`;

/** As people type it: small letters, spaces and hyphens make no difference. */
export const normalizedEnrolmentCode = (typed: string): string => typed.replaceAll(/[ -]/g, '').toUpperCase();
