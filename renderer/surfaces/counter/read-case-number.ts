/** The case number as somebody types it from paper: small letters, spaces and missing dashes are no mistakes. */
import { caseNumberPattern } from '../../../contract/municipal-api.ts';

const wellFormed = new RegExp(caseNumberPattern);

/** Null for anything that cannot be one. Says nothing about whether a report stands under it. */
export function readCaseNumber(typed: string): string | null {
  const signs = typed.toUpperCase().replaceAll(/[^0-9A-Z]/g, '');
  const number = [signs.slice(0, 4), signs.slice(4, 8), signs.slice(8)].join('-');
  return wellFormed.test(number) ? number : null;
}
