/** What every use case of the backend works with; composed once at the start. */
import type { Kysely } from 'kysely';
import type { Municipality } from '../../contract/municipality.ts';
import type { FieldCipher } from '../storage/field-cipher.ts';
import type { Tables } from '../storage/tables.ts';

export type RequestContext = {
  readonly kysely: Kysely<Tables>;
  readonly cipher: FieldCipher;
  readonly municipality: Municipality;
  /** Milliseconds since the epoch; injected, so that tests never wait. */
  readonly now: () => number;
  /** True in a demo: requests are marked, on paper too. */
  readonly simulated: boolean;
};
