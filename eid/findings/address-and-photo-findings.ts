/** Findings about the address file and the photo (design findings.md, `data.address-*` and `data.photo-*`). */
import { finding } from '../../contract/findings.ts';
import { jpegSize } from '../decode/jpeg.ts';
import { bytesOf } from '../verify/card-contents.ts';
import { certaintyOfSigned, hasFailed, type Rule, verdictOf } from './finding-context.ts';

/** Problems of an address file that was erased rather than damaged. */
const erased: ReadonlySet<string> = new Set(['empty', 'all-zero', 'all-ff']);

/** An erased file and one that decodes to nothing are the same to a person: there is no address. */
const addressMissing: Rule = ({ contents: { address } }) => {
  if (address === null) return null;
  if (address.ok)
    return address.extent === 'nothing' ? finding('data.address-missing', { problem: 'no-fields' }) : null;
  return erased.has(address.problem) ? finding('data.address-missing', { problem: address.problem }) : null;
};

const addressAbroad: Rule = ({ contents: { address } }) =>
  address?.ok === true && address.extent === 'zip-only' ? finding('data.address-abroad') : null;

/** All three fields are mandatory (ID and address file specification v5). */
const addressCorrupt: Rule = ({ contents: { address } }) => {
  if (address === null) return null;
  if (address.ok) {
    if (address.markedTags.length > 0)
      return finding('data.address-corrupt', { problem: 'unseen-characters', offset: null });
    return address.extent === 'incomplete'
      ? finding('data.address-corrupt', { problem: 'missing-fields', offset: null })
      : null;
  }
  return erased.has(address.problem)
    ? null
    : finding('data.address-corrupt', { problem: address.problem, offset: address.offset });
};

/** The address signature covers the identity signature: where that one fails already, this one says nothing new. */
const addressSignature: Rule = (context) =>
  hasFailed(context, 'address-signature') && !hasFailed(context, 'identity-signature')
    ? finding('data.address-signature-invalid')
    : null;

const photoMissing: Rule = ({ contents: { image } }) => {
  const outcome = image.files.photo;
  const isEmpty = outcome.status === 'read' && outcome.bytes.length === 0;
  return outcome.status === 'missing' || isEmpty ? finding('data.photo-missing') : null;
};

const photoCorrupt: Rule = (context) =>
  hasFailed(context, 'photo-hash')
    ? finding(
        'data.photo-corrupt',
        { bytes: bytesOf(context.contents.image, 'photo')?.length ?? 0 },
        certaintyOfSigned(context),
      )
    : null;

/** Photos on cards are 140x200 or 150x195; whoever claims much more wants to hurt the program that shows it. */
const greatestSidePixels = 2000;

const photoFormat: Rule = (context) => {
  const photo = bytesOf(context.contents.image, 'photo');
  if (photo === null || verdictOf(context, 'photo-hash') !== 'passed') return null;
  const size = jpegSize(photo);
  const canBeShown = size !== null && Math.max(size.width, size.height) <= greatestSidePixels;
  return canBeShown
    ? null
    : finding('data.photo-format', { bytes: photo.length, width: size?.width ?? null, height: size?.height ?? null });
};

export const addressAndPhotoRules: readonly Rule[] = [
  addressMissing,
  addressAbroad,
  addressCorrupt,
  addressSignature,
  photoMissing,
  photoCorrupt,
  photoFormat,
];
