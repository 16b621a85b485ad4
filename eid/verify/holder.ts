/** Checks on the person's data and on the citizen's certificates (reference belgian-eid.md §4 and §8). */
import type { Check, CheckCode } from '../../contract/findings.ts';
import { readNationalNumber } from '../numbers/national-number.ts';
import type { CardContents } from './card-contents.ts';
import { type ChainProblem, type CitizenChains, notUnderstood } from './citizen-chain.ts';
import { failedCheck, notDone, passed } from './verdict.ts';
import { type Certificate, nameOids } from './x509.ts';

/** The citizen's certificates that the card holds, authentication first. */
export const citizenCertificates = ({ authentication, signature }: CardContents): readonly Certificate[] =>
  [authentication, signature].flatMap((file) => (file.status === 'decoded' ? [file.certificate] : []));

/** Why nothing can be said about citizen certificates, null when there is at least one. */
function whyNone({ authentication, signature }: CardContents): string | null {
  const statuses = [authentication.status, signature.status];
  if (statuses.includes('decoded')) return null;
  if (statuses.includes('corrupt')) return 'no citizen certificate can be decoded';
  return statuses.includes('absent') ? 'there are no citizen certificates' : 'no citizen certificate was read';
}

/** A check over all citizen certificates passes only where none of them is beyond decoding. */
const passedUnlessCorrupt = (check: CheckCode, { authentication, signature }: CardContents): Check =>
  authentication.status === 'corrupt' || signature.status === 'corrupt'
    ? notDone(check, 'one of the citizen certificates cannot be decoded')
    : passed(check);

/** Nothing but this binds the certificates to the signed identity: their subject's serial number is the national number. */
export function checkHolder(contents: CardContents): Check {
  const check = 'holder';
  const none = whyNone(contents);
  if (none !== null) return notDone(check, none);
  const nationalNumber = contents.identity?.ok === true ? contents.identity.identity.nationalNumber : null;
  if (nationalNumber === null) return notDone(check, 'there is no national number in the identity file');
  const isHolders = ({ subject }: Certificate): boolean => subject.get(nameOids.serialNumber) === nationalNumber;
  return citizenCertificates(contents).every(isHolders)
    ? passedUnlessCorrupt(check, contents)
    : failedCheck(check, 'a certificate belongs to somebody else than the holder in the identity file');
}

export function checkNationalNumber({ identity }: CardContents): Check {
  const check = 'national-number';
  const text = identity?.ok === true ? identity.identity.nationalNumber : null;
  if (text === null) return notDone(check, 'there is no national number in the identity file');
  const read = readNationalNumber(text);
  if (read.ok) return passed(check);
  return failedCheck(check, read.problem === 'check-digits' ? 'the check digits are wrong' : 'it is not eleven digits');
}

/** `today` is the calendar date in Belgium; both ends of the card's validity count. */
export function checkCardValidity({ identity }: CardContents, today: string): Check {
  const check = 'card-validity';
  if (identity?.ok !== true) return notDone(check, 'there is no readable identity file');
  const { validFrom, validTo } = identity.identity;
  if (validFrom === null || validTo === null)
    return notDone(check, 'the card does not say from when to when it is valid');
  if (today < validFrom) return failedCheck(check, 'the card is not valid yet');
  return today > validTo ? failedCheck(check, 'the card has expired') : passed(check);
}

const chainProblems: Readonly<Record<ChainProblem, string>> = {
  'wrong-key-usage': 'a certificate is not meant for its use',
  'not-issued-by-authority': 'a certificate was not issued by the authority on the card',
  'authority-untrusted': 'no known root made the authority that issued the certificates',
  'authority-not-allowed': 'the authority that issued the certificates may not issue any',
  'authority-out-of-date': 'the authority that issued the certificates was not valid',
};

/**
 * Dates, key usage and chain. A chain that could not be followed does not fail: then dates and usage alone decide, unless it
 * ends at a certificate that must not be relied on. Trust and integrity are apart (design cli.md): on a card that no known
 * root vouches for, that its authority is unknown says nothing new.
 */
export function checkCitizenCertificates(
  contents: CardContents,
  chains: CitizenChains,
  { now, isCardTrusted }: { readonly now: string; readonly isCardTrusted: boolean },
): Check {
  const check = 'citizen-certificates';
  const none = whyNone(contents);
  if (none !== null) return notDone(check, none);
  const certificates = citizenCertificates(contents);
  if (certificates.some(({ notBefore }) => now < notBefore))
    return failedCheck(check, 'a certificate is not valid yet');
  if (certificates.some(({ notAfter }) => now > notAfter)) return failedCheck(check, 'a certificate has expired');
  const followed = [chains.authentication, chains.signature];
  const wrong = followed.find(
    (chain) => chain?.status === 'wrong' && (isCardTrusted || chain.problem !== 'authority-untrusted'),
  );
  if (wrong?.status === 'wrong') return failedCheck(check, chainProblems[wrong.problem]);
  if (followed.some((chain) => chain?.status === 'unknown' && chain.reason === notUnderstood))
    return notDone(check, notUnderstood);
  return passedUnlessCorrupt(check, contents);
}
