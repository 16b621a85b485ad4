/**
 * What each service takes from a card, and therefore which files are read for it: nothing is read that is not used
 * (procedures: reference municipal.md §1). A file is the least that can be read, because the National Register signs whole
 * files; of an identity file that was read, a request takes over the fields named here only.
 *
 * Reading says which applet the chip has and how many PIN tries are left without any file.
 */
import { type EidFileName, eidFileNames } from '../../contract/eid-files.ts';
import type { Address, Identity } from '../../contract/eid-read.ts';

type CardNeeds = {
  readonly identity: readonly (keyof Identity)[];
  readonly address: readonly (keyof Address)[];
  /** `where-shown`: only in a municipality that has a reason to show it (its file says so). */
  readonly photo: 'never' | 'where-shown';
  /**
   * Whether the citizen's certificates can be used: present, valid, not revoked. A card that was reported lost has both revoked,
   * so that the first alone tells it.
   */
  readonly certificates: 'none' | 'authentication' | 'both';
  /** The chip proves to be an original (1.8 only). */
  readonly chipProof: boolean;
  /** Every file is tested and nothing of what it says is taken over. */
  readonly wholeCard?: true;
};

const person = ['nationalNumber', 'surname', 'givenNames'] as const;
const residence = ['streetAndNumber', 'zip', 'municipality'] as const;
const document = ['cardNumber', 'documentType', 'validTo'] as const;

const nothing: CardNeeds = { identity: [], address: [], photo: 'never', certificates: 'none', chipProof: false };

/** One row per service of the kiosk, whether its request exists already or not. */
export const cardNeeds = {
  /**
   * The letter with the codes goes to the municipality of residence, or is posted. Nobody is sold codes for a card that was
   * reported lost, which only its revoked certificates tell (municipal.md A4).
   */
  'pin-reprint': {
    ...nothing,
    identity: person,
    address: residence,
    photo: 'where-shown',
    certificates: 'authentication',
  },
  /** At the counter of any municipality that the person walks into, so no address. */
  'pin-reset': { ...nothing, identity: person },
  /** There is no card to read: identity rests on another document and a clerk. */
  'loss-or-theft': nothing,
  /** Every part of the chip is tried, the photo too, because its hash is signed; the report names nobody. */
  'card-defect': { ...nothing, certificates: 'both', chipProof: true, wholeCard: true },
  /** The old card is named; the new one gets a new photo. */
  replacement: { ...nothing, identity: [...person, ...document], address: residence },
  'urgent-replacement': { ...nothing, identity: [...person, ...document], address: residence },
  /** The family of the residence document decides about the procedure. */
  'foreigner-card': { ...nothing, identity: [...person, ...document, 'nationality'], address: residence },
  /** The card is that of the parent who asks. */
  'kids-id': { ...nothing, identity: person, address: residence },
  /** Activated with the card's certificates by the person the card was made for. */
  'digital-key': { ...nothing, identity: person, certificates: 'both', chipProof: true },
  /** A name to call. */
  appointment: { ...nothing, identity: ['surname', 'givenNames'] },
} as const satisfies Readonly<Record<string, CardNeeds>>;

export type CardService = keyof typeof cardNeeds;

/** Without these nobody vouches for the identity file, and nothing of it may be taken over. */
const vouchedIdentity: readonly EidFileName[] = ['identity', 'identity-signature', 'rrn-certificate'];

const certificateFiles: Readonly<Record<CardNeeds['certificates'], readonly EidFileName[]>> = {
  none: [],
  authentication: ['authentication-certificate', 'citizen-ca-certificate'],
  both: ['authentication-certificate', 'signature-certificate', 'citizen-ca-certificate'],
};

/** In no particular order of reading: the engine has its own. Whatever is needed of a card starts from a vouched identity. */
export const filesNeeded = (service: CardService, isPhotoShown: boolean): readonly EidFileName[] => {
  const needs: CardNeeds = cardNeeds[service];
  // The root's certificate proves nothing (reference belgian-eid.md §4): only exports want it.
  if (needs.wholeCard) return eidFileNames.filter((file) => file !== 'root-certificate');
  if (needs.identity.length === 0) return [];
  return [
    ...vouchedIdentity,
    ...(needs.address.length > 0 ? (['address', 'address-signature'] as const) : []),
    ...(needs.photo === 'where-shown' && isPhotoShown ? (['photo'] as const) : []),
    ...certificateFiles[needs.certificates],
    ...(needs.chipProof ? (['basic-public-key'] as const) : []),
  ];
};
