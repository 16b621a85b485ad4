/**
 * An identity card as data: who the invented holder is, what kind of card it is, and what is wrong with it. `makeChip`
 * turns it into a chip. Fields, tags and formats: reference belgian-eid.md §3.
 *
 * Public specimens come as card folders instead (simulator/card-files).
 */
import type { LookUps, PkiKind, PkiOwner } from '../pki/test-pki.ts';
import type { RsaDigest } from '../pki/issue-certificate.ts';
import type { PhotoName } from './photos.ts';

export type Generation = '1.0' | '1.1' | '1.7' | '1.8';
export type CardLanguage = 'nl' | 'fr' | 'de';

/** How lengths from 128 on are written: both ways are read by software in use (reference belgian-eid.md §3). */
export type LengthEncoding = 'ff-chained' | 'seven-bits';

/** A day of the calendar, month 1 to 12. */
export type Day = { readonly year: number; readonly month: number; readonly day: number };

export type Holder = {
  readonly surname: string;
  /** The first two given names, separated by a blank. */
  readonly givenNames: string;
  /** Initial of the third given name, empty without one. */
  readonly thirdGivenNameInitial: string;
  readonly birthDate: Day;
  /** Digits 7 to 9 of the national number; odd for a man, even for a woman. */
  readonly birthSequence: number;
  readonly sex: 'male' | 'female';
  /** In the language of the card, as it is written on the chip. */
  readonly nationality: string;
  readonly birthPlace: string;
  readonly nobleCondition: string;
};

type CardDocument = {
  /** The ten digits (Belgian) or seven digits (foreigner; from 1.7 on written with a leading B) before the check digits. */
  readonly cardNumber: string;
  /** Document type of tag 0F, for example `1` Belgian, `6` Kids-ID, `32` EU+. */
  readonly type: string;
  readonly validFrom: Day;
  readonly validTo: Day;
  readonly municipality: string;
};

export type Address = {
  readonly streetAndNumber: string;
  readonly zip: string;
  readonly municipality: string;
};

/** A field by its tag: text, bytes, or null to leave it out. */
export type FieldOverrides = Readonly<Record<number, string | Uint8Array | null>>;

/** Ways in which a card can be wrong; all of them optional, each on its own. */
type CardDefects = {
  /** Identity fields replaced or added before signing: wrongly personalised, but signed. */
  readonly identityFields?: FieldOverrides;
  /** Bytes after the last identity field, signed with it: for example half a field. */
  readonly identityTail?: Uint8Array;
  /** Identity fields changed after signing: forged. */
  readonly identityFieldsAfterSigning?: FieldOverrides;
  /** The address signature on the chip is the one of this earlier address. */
  readonly addressSignatureOf?: Address;
  /** Key that signs identity and address instead of the one in the RRN certificate. */
  readonly signedBy?: PkiOwner;
  /** Serial that GET CARD DATA reports (16 bytes) where it is not the one in tag 02. */
  readonly chipNumber?: Uint8Array;
  /** Further bytes of GET CARD DATA by their offset: 21 applet version, 27 life cycle. */
  readonly cardData?: Readonly<Record<number, number>>;
  /** Bytes written over finished files, at their offset. */
  readonly patches?: readonly { readonly file: string; readonly offset: number; readonly bytes: Uint8Array }[];
  /** Whole files replaced, or removed by null. */
  readonly files?: Readonly<Record<string, Uint8Array | null>>;
};

export type CertificateValidity = { readonly from: Day; readonly to: Day };

export type CardDefinition = {
  readonly name: string;
  readonly generation: Generation;
  readonly language: CardLanguage;
  readonly holder: Holder;
  readonly document: CardDocument;
  /** Null: the address file is all zero. */
  readonly address: Address | null;
  readonly photo: PhotoName;
  /** Further identity fields by tag: special status 10, duplicate 12, EU registration 1F and so on. */
  readonly specialFields?: Readonly<Record<number, string>>;
  /** Null: the card carries no certificate of the holder for that use. */
  readonly certificates: {
    readonly authentication: CertificateValidity | null;
    readonly signature: CertificateValidity | null;
  };
  /** Identity and address begin with tag 00 and version 2. Both forms are in use (reference belgian-eid.md §11). */
  readonly fileVersion?: boolean;
  /** Default: as specified, FF-chained. */
  readonly lengthEncoding?: LengthEncoding;
  readonly pin?: { readonly digits: string; readonly triesLeft: number };
  /** Key family of the RRN; `ec` on a 1.7 card makes a re-keyed one. Default: the generation's own. */
  readonly rrnFamily?: PkiKind;
  /** Whose PKI everything comes from. Default: `test`. */
  readonly pki?: PkiOwner;
  /** What the holder's certificates and their authority name where it is not the host that cannot exist (test-pki.ts pkiHost). */
  readonly lookUps?: Partial<LookUps>;
  /** Digests of the RSA signatures where they differ from the generation's own. */
  readonly rsaDigests?: { readonly identity: RsaDigest; readonly address: RsaDigest };
  readonly challengesLeft?: number;
  readonly defects?: CardDefects;
};
