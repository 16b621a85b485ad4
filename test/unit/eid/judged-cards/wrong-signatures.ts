/** Forged, moved, signed by somebody else, or issued by nobody we know. */
import { wrongSignatureCards } from '../../../cards/wrong-signatures.ts';
import { bothSignaturesFailed, judgedGroup, type Judgement, nothingOfRegister } from './judged-card.ts';

const forged: Judgement = {
  verdicts: { 'identity-signature': 'failed' },
  findings: ['data.identity-signature-invalid'],
};
const moved: Judgement = { verdicts: { 'address-signature': 'failed' }, findings: ['data.address-signature-invalid'] };
const signedByOther: Judgement = { verdicts: bothSignaturesFailed, findings: ['data.identity-signature-invalid'] };
/** The forger's signatures fit the forger's certificates: trust and integrity are apart. */
const rogue: Judgement = {
  verdicts: { 'rrn-chain': 'failed' },
  findings: ['certificate.rrn-untrusted'],
  isUntrusted: true,
};
const notARegister: Judgement = {
  verdicts: { ...bothSignaturesFailed, 'rrn-chain': 'failed' },
  findings: ['data.identity-signature-invalid', 'certificate.rrn-untrusted'],
  isUntrusted: true,
};
const noRegister: Judgement = {
  verdicts: nothingOfRegister,
  findings: ['certificate.rrn-corrupt'],
  isUntrusted: true,
};

export const wrongSignatures = judgedGroup(wrongSignatureCards, {
  forgedSurname: forged,
  forgedSurname18: forged,
  forgedOn11: forged,
  forgedSurnameAndPhoto: {
    verdicts: { 'identity-signature': 'failed', 'photo-hash': 'failed' },
    findings: ['data.identity-signature-invalid', 'data.photo-corrupt'],
  },
  changedAddress: moved,
  moved,
  changedSignaturePadding: signedByOther,
  swappedSignatures: signedByOther,
  wrongSigner: signedByOther,
  wrongSigner18: signedByOther,
  swappedRegister: signedByOther,
  swappedRegister18: signedByOther,
  strangeKey: {
    verdicts: { ...nothingOfRegister, 'rrn-chain': 'failed' },
    findings: ['certificate.rrn-untrusted'],
    isUntrusted: true,
  },
  rogue,
  rogue17: rogue,
  rogue11: rogue,
  authorityAsRegister: notARegister,
  rootAsRegister: notARegister,
  beforeRegister: {
    verdicts: { 'rrn-chain': 'failed' },
    findings: ['certificate.rrn-untrusted'],
    isUntrusted: true,
  },
  registerOf4Gigabytes: noRegister,
  registerOf16Megabytes: noRegister,
  registerOfNothing: noRegister,
  registerWithoutEnd: noRegister,
  registerWithLongLength: noRegister,
});
