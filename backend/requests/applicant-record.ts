/** How an applicant lies in the database: values sealed one by one, provenance in the clear (it says nothing about a person). */
import type { Insertable, Selectable } from 'kysely';
import { type Applicant, ApplicantSchema, type Notification } from '../../contract/municipal-api.ts';
import type { FieldCipher } from '../storage/field-cipher.ts';
import { storedAs } from '../storage/decode-stored.ts';
import type { Tables } from '../storage/tables.ts';

/** The place a sealed value belongs to; storage/field-cipher.ts binds them together. */
const place = (column: string, requestId: string): string => `applicants.${column}:${requestId}`;

export const sealApplicant = (
  cipher: FieldCipher,
  requestId: string,
  applicant: Applicant,
  notification: Notification,
): Omit<Insertable<Tables['applicants']>, 'municipality_id'> => {
  const seal = (column: string, value: string): string => cipher.seal(value, place(column, requestId));
  const sealOptional = (column: string, field: { readonly value: string } | null): string | null =>
    field === null ? null : seal(column, field.value);
  return {
    request_id: requestId,
    national_number_index: cipher.blindIndex(applicant.nationalNumber.value),
    national_number_sealed: seal('national_number', applicant.nationalNumber.value),
    surname_sealed: seal('surname', applicant.surname.value),
    given_names_sealed: sealOptional('given_names', applicant.givenNames),
    street_and_number_sealed: sealOptional('street_and_number', applicant.streetAndNumber),
    zip_sealed: sealOptional('zip', applicant.zip),
    municipality_sealed: sealOptional('municipality', applicant.municipality),
    notification_channel: notification.channel,
    email_sealed: notification.channel === 'email' ? seal('email', notification.address) : null,
    provenance: JSON.stringify(
      Object.fromEntries(
        Object.entries(applicant).map(([name, field]) => [name, field === null ? null : field.provenance]),
      ),
    ),
  };
};

/** The name as printed on the receipt; nothing else of the applicant leaves the database for it. */
export const openName = (
  cipher: FieldCipher,
  row: Pick<Selectable<Tables['applicants']>, 'request_id' | 'surname_sealed' | 'given_names_sealed'>,
): { readonly surname: string; readonly givenNames: string | null } => ({
  surname: cipher.open(row.surname_sealed, place('surname', row.request_id)),
  givenNames:
    row.given_names_sealed === null ? null : cipher.open(row.given_names_sealed, place('given_names', row.request_id)),
});

/** Where this person is told things; opened at the moment of sending and kept nowhere else. */
export const openContact = (
  cipher: FieldCipher,
  row: Selectable<Tables['applicants']>,
): {
  readonly email: string | null;
  readonly streetAndNumber: string | null;
  readonly zip: string | null;
  readonly municipality: string | null;
} => {
  const open = (column: string, sealed: string | null): string | null =>
    sealed === null ? null : cipher.open(sealed, place(column, row.request_id));
  return {
    email: open('email', row.email_sealed),
    streetAndNumber: open('street_and_number', row.street_and_number_sealed),
    zip: open('zip', row.zip_sealed),
    municipality: open('municipality', row.municipality_sealed),
  };
};

const decodeApplicant = storedAs(ApplicantSchema);

const columns = {
  nationalNumber: 'national_number',
  surname: 'surname',
  givenNames: 'given_names',
  streetAndNumber: 'street_and_number',
  zip: 'zip',
  municipality: 'municipality',
} as const satisfies Record<keyof Applicant, string>;

/** Everything about the person, with where each value came from. */
export const openApplicantRecord = (cipher: FieldCipher, row: Selectable<Tables['applicants']>): Applicant => {
  const provenance = new Map(Object.entries(row.provenance ?? {}));
  return decodeApplicant(
    Object.fromEntries(
      Object.entries(columns).map(([name, column]) => {
        const sealed = row[`${column}_sealed`];
        if (sealed === null) return [name, null];
        return [name, { value: cipher.open(sealed, place(column, row.request_id)), provenance: provenance.get(name) }];
      }),
    ),
  );
};
