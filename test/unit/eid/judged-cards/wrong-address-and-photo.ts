/** Addresses that are erased, half there or not to be shown, and photos that are none. */
import { wrongAddressAndPhotoCards } from '../../../cards/wrong-address-and-photo.ts';
import { judgedGroup, type Judgement } from './judged-card.ts';

const unreadable: Judgement = { verdicts: { 'address-signature': 'not-done' }, findings: ['data.address-corrupt'] };
/** Well signed, and yet nothing to send a letter to. */
const unusable: Judgement = { findings: ['data.address-corrupt'] };
const otherPhoto: Judgement = { verdicts: { 'photo-hash': 'failed' }, findings: ['data.photo-corrupt'] };
/** The register signed the hash of something that is not to be shown. */
const noPicture: Judgement = { findings: ['data.photo-format'] };

export const wrongAddressAndPhoto = judgedGroup(wrongAddressAndPhotoCards, {
  erasedAddress: { verdicts: { 'address-signature': 'not-done' }, findings: ['data.address-missing'] },
  noStreet: unusable,
  emptyAddress: { findings: ['data.address-missing'] },
  controlInStreet: unusable,
  directionInMunicipality: unusable,
  addressTagTwice: unreadable,
  addressOverrun: unreadable,
  addressNotUtf8: unreadable,
  addressRemains: unreadable,
  unknownAddressField: {
    verdicts: { 'address-signature': 'failed' },
    findings: ['data.address-signature-invalid', 'data.unknown-field'],
  },
  otherPhotoHash: otherPhoto,
  flippedBit: otherPhoto,
  photoIsText: noPicture,
  photoIsPng: noPicture,
  photoIsSvg: noPicture,
  hugePhoto: noPicture,
  widePhoto: noPicture,
  photoWithoutSize: noPicture,
  photoCut: noPicture,
});
