/** What people were told, read back from the mail server and from the folder of letters; the rules that hold for each of them. */
import { expect } from 'vitest';
import type { Case } from '../../../contract/case-api.ts';
import { hasPoppler, pdfAsRead } from '../../unit/backend/documents/pdf-as-read.ts';
import type { Person } from './people.ts';
import type { Town } from './town.ts';

type Numbered = Pick<Case, 'caseNumber'>;

const holdsNoNationalNumber = (text: string, { nationalNumber }: Person): void => {
  // As it is written, and as cards print it.
  expect(text.replaceAll(/[\s.-]/g, '')).not.toContain(nationalNumber);
};

/**
 * The mails of a person so far, as texts. Each holds its case number and says that it is simulated; none holds the national
 * number or a name (reference municipal.md §3: mails contain the case number only).
 */
export const mailsOf = async (town: Town, person: Person, { caseNumber }: Numbered): Promise<readonly string[]> => {
  const mails = await town.mailsTo(person.email ?? '');
  return mails.map(({ parsed, raw }) => {
    const subject = parsed.subject ?? '';
    expect(subject).toContain(caseNumber);
    expect(subject).toMatch(/^\[(SIMULATIE|SIMULATION)\] /);
    expect(parsed.html).toContain(`<html lang="${person.language}-BE">`);
    const whole = [raw, subject, parsed.text, parsed.html].join('\n');
    holdsNoNationalNumber(whole, person);
    for (const { value } of [person.applicant.surname, person.applicant.givenNames ?? { value: 'Ottilie' }])
      expect(whole).not.toContain(value);
    return `${subject}\n${parsed.text}`;
  });
};

/** The text of a paper; null where no program is installed that reads it. */
export const textOf = async (pdf: Uint8Array, person: Person | null): Promise<string | null> => {
  expect(Buffer.from(pdf.subarray(0, 5)).toString('latin1')).toBe('%PDF-');
  if (!hasPoppler) return null;
  const { info, text } = await pdfAsRead(pdf);
  expect(info).toMatch(/^Tagged: +yes$/m);
  expect(text).toMatch(/SIMULATIE|SIMULATION/);
  if (person !== null) holdsNoNationalNumber(text, person);
  return text.replaceAll(/\s+/g, ' ');
};

/** The one letter that was put into the folder since the last look. */
export const letterTo = async (town: Town, person: Person, { caseNumber }: Numbered): Promise<string | null> => {
  const letters = await town.newLetters();
  expect(letters.length, 'letters in the folder').toBe(1);
  const text = await textOf(letters[0] ?? new Uint8Array(), person);
  if (text !== null) {
    expect(text).toContain(caseNumber);
    expect(text).toContain(person.applicant.surname.value);
  }
  return text;
};

/** Holds a paper against what it should say, where it can be read. */
export const says = (text: string | null, ...parts: readonly string[]): void => {
  if (text === null) return;
  for (const part of parts) expect(text).toContain(part);
};
