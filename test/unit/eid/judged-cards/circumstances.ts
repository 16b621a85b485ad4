/** Sound cards, judged on another day, by other roots, or with other questions asked: what changes is not the card. */
import { adult17, adult18 } from '../../../../simulator/cards/holders.ts';
import { peopleCards } from '../../../cards/people.ts';
import { asBelgianCard, asTestCard, withChangedByte, withFiles } from '../card-images.ts';
import { at, judgedImage, type JudgedCard, nothingOfCertificates, nothingOfIdentity, readMade } from './judged-card.ts';

const of17 = () => readMade(adult17);
const expiredCard = { 'card-validity': 'failed', 'citizen-certificates': 'failed' } as const;

const dates: readonly JudgedCard[] = [
  judgedImage(
    'the last evening in Brussels',
    of17,
    { verdicts: { 'citizen-certificates': 'failed' }, findings: ['certificate.expired', 'card.expires-soon'] },
    at('2032-04-12T21:59:00Z'),
  ),
  judgedImage(
    'just after midnight in Brussels, still yesterday in Greenwich',
    of17,
    { verdicts: expiredCard, findings: ['card.expired'] },
    at('2032-04-12T22:01:00Z'),
  ),
  judgedImage('ninety days before the end', of17, { findings: ['card.expires-soon'] }, at('2032-01-13')),
  judgedImage('ninety-one days before the end', of17, {}, at('2032-01-12')),
  judgedImage(
    'a clock that is wrong by years',
    of17,
    { verdicts: expiredCard, findings: ['card.not-yet-valid'] },
    at('2020-01-01'),
  ),
];

const roots: readonly JudgedCard[] = [
  judgedImage(
    'a test card where nobody said that test cards are welcome',
    of17,
    {
      verdicts: { 'rrn-chain': 'failed' },
      findings: ['certificate.rrn-untrusted'],
      isUntrusted: true,
    },
    asBelgianCard,
  ),
];

const questions: readonly JudgedCard[] = [
  judgedImage(
    'revocation was to be checked, but nobody could be asked',
    of17,
    { findings: ['certificate.revocation-unchecked'] },
    { ...asTestCard, revocation: 'unavailable' },
  ),
  judgedImage(
    'nothing to revoke',
    () => readMade(peopleCards.kids.definition),
    { verdicts: nothingOfCertificates, findings: ['certificate.missing'] },
    { ...asTestCard, revocation: 'unavailable' },
  ),
  judgedImage('no photo asked for', () => withFiles(of17(), { photo: { status: 'not-requested' } }), {
    verdicts: { 'photo-hash': 'not-done' },
  }),
  judgedImage(
    'no challenge asked for',
    () => ({ ...readMade(adult18), challenge: { status: 'not-done', reason: 'not asked for' } }),
    { verdicts: { 'chip-authenticity': 'not-done' } },
  ),
  judgedImage(
    'only the address was asked for, and it is wrong',
    () =>
      withChangedByte(
        withFiles(of17(), { identity: { status: 'not-requested' }, photo: { status: 'not-requested' } }),
        'address',
        4,
      ),
    {
      verdicts: { ...nothingOfIdentity, 'address-signature': 'failed' },
      findings: ['data.address-signature-invalid'],
    },
  ),
  judgedImage('PIN tries unknown', () => ({ ...of17(), pinTriesLeft: null })),
];

export const circumstances: readonly JudgedCard[] = [...dates, ...roots, ...questions];
