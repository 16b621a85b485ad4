/** Invented people of the stories, each with a national number that nobody can have, and how they ask. */
import type { Applicant, Notification } from '../../../contract/municipal-api.ts';
import type { Language } from '../../../contract/languages.ts';

export type Person = {
  readonly language: Language;
  readonly applicant: Applicant;
  readonly notification: Notification;
  readonly nationalNumber: string;
  /** Null: told by letter. */
  readonly email: string | null;
};

let people = 0;

/** Month 73 has no citizen; the check digits fit (reference belgian-eid.md §8). */
const specimen = (birthYear: number): string => {
  people += 1;
  const digits = `${String(birthYear % 100).padStart(2, '0')}7315${String(people).padStart(3, '0')}`;
  const divided = birthYear < 2000 ? Number(digits) : 2_000_000_000 + Number(digits);
  return `${digits}${String(97 - (divided % 97)).padStart(2, '0')}`;
};

type Wishes = {
  readonly zip: string;
  readonly surname: string;
  readonly language?: Language;
  readonly birthYear?: number;
  readonly email?: string;
};

export const person = ({ zip, surname, language = 'nl', birthYear = 1985, email }: Wishes): Person => {
  const nationalNumber = specimen(birthYear);
  const typed = (value: string) => ({ value, provenance: 'typed' as const });
  return {
    language,
    nationalNumber,
    email: email ?? null,
    applicant: {
      nationalNumber: typed(nationalNumber),
      surname: typed(surname),
      givenNames: typed('Ottilie Zénobe'),
      streetAndNumber: typed('Proefkonijnstraat 99'),
      zip: typed(zip),
      municipality: typed('Verzinsel'),
    },
    notification: email === undefined ? { channel: 'letter' } : { channel: 'email', address: email },
  };
};

/** The part of a submission that says who asks. */
export const asks = ({ language, applicant, notification }: Person) => ({ language, applicant, notification });
