/** Citizen certificates whose issuer is another than it should be or not known, and what looking up revocation came to. */
import type { InterpretOptions, RevocationOutcome } from '../../../../eid/index.ts';
import { adult17, adult18 } from '../../../../simulator/cards/holders.ts';
import { testPki } from '../../../../simulator/pki/test-pki.ts';
import { asTestCard, fileBytes, withFiles } from '../card-images.ts';
import { zeros } from '../tlv-file.ts';
import { judgedImage, type Judgement, type JudgedCard, readMade } from './judged-card.ts';

const of17 = () => readMade(adult17);
const of18 = () => readMade(adult18);
const rogue17 = () => readMade({ ...adult17, pki: 'rogue' });
const untrusted: Judgement = {
  verdicts: { 'citizen-certificates': 'failed' },
  findings: ['certificate.citizen-untrusted'],
};

const chains: readonly JudgedCard[] = [
  judgedImage(
    'one certificate from a rogue authority of the right name',
    () => withFiles(of17(), { 'signature-certificate': fileBytes(rogue17(), 'signature-certificate') }),
    untrusted,
  ),
  judgedImage(
    'certificates that another authority issued than the one on the card',
    () => withFiles(of18(), { 'citizen-ca-certificate': testPki('ec').foreignerCa.certificate }),
    untrusted,
  ),
  judgedImage(
    'the certificate for signatures in the place of that for authentication',
    () => withFiles(of18(), { 'authentication-certificate': fileBytes(of18(), 'signature-certificate') }),
    untrusted,
  ),
  judgedImage('an authority whose certificate was not read: unknown, and nothing worse', () =>
    withFiles(of18(), { 'citizen-ca-certificate': { status: 'not-requested' } }),
  ),
  judgedImage('an authority whose certificate is not on the card', () =>
    withFiles(of17(), { 'citizen-ca-certificate': zeros(1300) }),
  ),
  judgedImage('an authority whose certificate is none', () =>
    withFiles(of17(), { 'citizen-ca-certificate': zeros(900).fill(0x5a) }),
  ),
];

const good = { status: 'good' } as const;
const at = '2026-01-01T00:00:00.000Z';
const isRevoked = { status: 'revoked', reason: null, at } as const;
const onHold = { status: 'suspended', at } as const;
const unknown = (reason: 'unreachable' | 'timed-out') => ({ status: 'unknown', reason }) as const;
const failed = { revocation: 'failed' } as const;

/** `outcome`: what was not good. */
const lookedUp = (story: string, outcome: Partial<RevocationOutcome>, judgement: Judgement): JudgedCard => {
  const options: InterpretOptions = {
    ...asTestCard,
    revocation: { authentication: good, signature: good, authority: good, ...outcome },
  };
  return judgedImage(story, of18, judgement, options);
};

const lookUps: readonly JudgedCard[] = [
  lookedUp('nothing was revoked', {}, { verdicts: { revocation: 'passed' } }),
  lookedUp(
    'a revoked certificate',
    { authentication: isRevoked },
    { verdicts: failed, findings: ['certificate.revoked'] },
  ),
  lookedUp('a certificate on hold', { signature: onHold }, { verdicts: failed, findings: ['certificate.suspended'] }),
  lookedUp(
    'one certificate revoked, the other on hold: both are said',
    { authentication: isRevoked, signature: onHold },
    { verdicts: failed, findings: ['certificate.revoked', 'certificate.suspended'] },
  ),
  lookedUp(
    'one certificate revoked, and nobody to ask about the other',
    { authentication: isRevoked, signature: unknown('timed-out') },
    { verdicts: failed, findings: ['certificate.revoked', 'certificate.revocation-unchecked'] },
  ),
  lookedUp(
    'an authority that was revoked takes its certificates with it',
    { authority: isRevoked },
    { verdicts: failed, findings: ['certificate.revoked'] },
  ),
  lookedUp(
    'an authority about which nobody could be asked holds nothing back',
    { authority: unknown('unreachable') },
    { verdicts: { revocation: 'passed' } },
  ),
  lookedUp(
    'no network',
    { authentication: unknown('unreachable'), signature: unknown('unreachable'), authority: unknown('unreachable') },
    { findings: ['certificate.revocation-unchecked'] },
  ),
  lookedUp(
    'good news about one certificate, none about the other',
    { signature: unknown('timed-out') },
    { findings: ['certificate.revocation-unchecked'] },
  ),
];

export const chainsAndRevocation: readonly JudgedCard[] = [...chains, ...lookUps];
