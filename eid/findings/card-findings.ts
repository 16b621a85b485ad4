/** Findings about the card as a whole: is the chip the original, is the card valid, is the PIN usable (design findings.md). */
import { finding } from '../../contract/findings.ts';
import { certaintyOfSigned, hasFailed, identityOf, reasonOf, type Rule } from './finding-context.ts';

const chipNumber: Rule = (context) =>
  hasFailed(context, 'chip-number') ? finding('data.chip-number-mismatch', {}, certaintyOfSigned(context)) : null;

/** Generations that have no basic key: signed data that speak of one were made for another chip. */
const withoutBasicKey: ReadonlySet<string> = new Set(['1.0', '1.1', '1.7']);

/**
 * Proven only when a key or an answer is there and wrong under a signed hash. A chip that keeps silent, or that calls itself
 * older than its signed data to escape the challenge, is suspected.
 */
const copySuspected: Rule = (context) => {
  const { cardData, image } = context.contents;
  if (hasFailed(context, 'chip-authenticity')) {
    const showedNothing = image.files['basic-public-key'].status !== 'read' || image.challenge.status === 'failed';
    return finding(
      'card.copy-suspected',
      { reason: reasonOf(context, 'chip-authenticity') },
      showedNothing ? { certainty: 'suspected' } : certaintyOfSigned(context),
    );
  }
  const hasSignedKey = (identityOf(context)?.basicKeyHash ?? null) !== null;
  return hasSignedKey && cardData !== null && withoutBasicKey.has(cardData.generation)
    ? finding(
        'card.copy-suspected',
        { reason: 'the signed data belong to a newer chip than this one says it is' },
        { certainty: 'suspected' },
      )
    : null;
};

const challengeExhausted: Rule = ({ contents: { image } }) =>
  image.challenge.status === 'exhausted' ? finding('card.authentication-exhausted') : null;

const cardExpired: Rule = (context) => {
  const validTo = identityOf(context)?.identity.validTo ?? null;
  return validTo !== null && context.today > validTo ? finding('card.expired') : null;
};

const dayMs = 86_400_000;
const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / dayMs);

const cardExpiresSoon: Rule = (context) => {
  const validTo = identityOf(context)?.identity.validTo ?? null;
  if (validTo === null || context.today > validTo) return null;
  const days = daysBetween(context.today, validTo);
  return days <= context.expiresSoonDays ? finding('card.expires-soon', { days }) : null;
};

const cardNotYetValid: Rule = (context) => {
  const validFrom = identityOf(context)?.identity.validFrom ?? null;
  return validFrom !== null && context.today < validFrom ? finding('card.not-yet-valid') : null;
};

/** Three is a fresh PIN; one and two are worth a warning before anybody types. */
const pinTries: Rule = ({ contents: { image } }) =>
  image.pinTriesLeft === 1 || image.pinTriesLeft === 2
    ? finding('pin.tries-left', { triesLeft: image.pinTriesLeft })
    : null;

const pinBlocked: Rule = ({ contents: { image } }) => (image.pinTriesLeft === 0 ? finding('pin.blocked') : null);

export const cardRules: readonly Rule[] = [
  chipNumber,
  copySuspected,
  challengeExhausted,
  cardExpired,
  cardExpiresSoon,
  cardNotYetValid,
  pinTries,
  pinBlocked,
];
