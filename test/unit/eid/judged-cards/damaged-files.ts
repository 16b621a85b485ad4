/** What must be said when one file is damaged: a line per file, and one per way of damage where it matters. */
import { makeChip } from '../../../../simulator/card-maker/make-chip.ts';
import { damagedFileCards, type Damage, type DamagedFile } from '../../../cards/damaged-files.ts';
import { imageOf } from '../card-images.ts';
import {
  bothSignaturesFailed,
  judged,
  type Judgement,
  nothingOfCertificates,
  nothingOfIdentity,
  nothingOfRegister,
} from './judged-card.ts';

type JudgementPerDamage = Partial<Readonly<Record<Damage, Judgement>>> & { readonly otherwise: Judgement };

const nothing: Judgement = {};
/** Without the identity signature there is no address signature either: it is part of what that one covers. */
const noIdentitySignature = { 'identity-signature': 'not-done', 'address-signature': 'not-done' } as const;
/** One certificate is enough for the checks, unless the other is there and beyond decoding. */
const citizenCertificate: JudgementPerDamage = {
  missing: { findings: ['certificate.missing'] },
  empty: { findings: ['certificate.missing'] },
  zeros: { findings: ['certificate.missing'] },
  // What follows the DER is no part of the certificate.
  oversized: nothing,
  otherwise: { verdicts: nothingOfCertificates, findings: ['certificate.missing'] },
};

const expectations: Readonly<Record<DamagedFile, JudgementPerDamage>> = {
  identity: {
    missing: { verdicts: nothingOfIdentity, findings: ['chip.file-missing'] },
    otherwise: { verdicts: nothingOfIdentity, findings: ['data.identity-corrupt'] },
  },
  'identity-signature': {
    missing: { verdicts: noIdentitySignature, findings: ['chip.file-missing'] },
    otherwise: { verdicts: bothSignaturesFailed, findings: ['data.identity-signature-invalid'] },
  },
  address: {
    missing: { verdicts: { 'address-signature': 'not-done' }, findings: ['chip.file-missing'] },
    truncated: { verdicts: { 'address-signature': 'not-done' }, findings: ['data.address-corrupt'] },
    oversized: { verdicts: { 'address-signature': 'not-done' }, findings: ['data.address-corrupt'] },
    garbage: { verdicts: { 'address-signature': 'not-done' }, findings: ['data.address-corrupt'] },
    otherwise: { verdicts: { 'address-signature': 'not-done' }, findings: ['data.address-missing'] },
  },
  'address-signature': {
    missing: { verdicts: { 'address-signature': 'not-done' }, findings: ['chip.file-missing'] },
    otherwise: { verdicts: { 'address-signature': 'failed' }, findings: ['data.address-signature-invalid'] },
  },
  photo: {
    missing: { verdicts: { 'photo-hash': 'not-done' }, findings: ['data.photo-missing'] },
    empty: { verdicts: { 'photo-hash': 'not-done' }, findings: ['data.photo-missing'] },
    otherwise: { verdicts: { 'photo-hash': 'failed' }, findings: ['data.photo-corrupt'] },
  },
  'rrn-certificate': {
    missing: { verdicts: nothingOfRegister, findings: ['chip.file-missing'], isUntrusted: true },
    oversized: nothing,
    otherwise: { verdicts: nothingOfRegister, findings: ['certificate.rrn-corrupt'], isUntrusted: true },
  },
  'authentication-certificate': citizenCertificate,
  'signature-certificate': citizenCertificate,
  'basic-public-key': {
    otherwise: { verdicts: { 'chip-authenticity': 'failed' }, findings: ['card.copy-suspected'] },
  },
};

/** Whole files, as nobody reads them: a reading stops where a file is known to end, and so never sees all of the damage. */
export const damagedFiles = damagedFileCards.map((card) =>
  judged(card, expectations[card.file][card.kind] ?? expectations[card.file].otherwise, (definition) =>
    imageOf(makeChip(definition)),
  ),
);
