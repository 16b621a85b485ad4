/** Citizen certificates that are none, and chips that are not the ones the data were signed for. */
import { wrongCertificateCards } from '../../../cards/wrong-certificates.ts';
import { judgedGroup, type Judgement, nothingOfCertificates } from './judged-card.ts';

const broken: Judgement = { verdicts: nothingOfCertificates, findings: ['certificate.missing'] };
const otherChip: Judgement = { verdicts: { 'chip-number': 'failed' }, findings: ['data.chip-number-mismatch'] };
const unknownApplet: Judgement = {
  verdicts: { 'chip-authenticity': 'not-done' },
  findings: ['chip.unsupported-generation'],
};

export const wrongCertificates = judgedGroup(wrongCertificateCards, {
  certificatesToCome: {
    verdicts: { 'citizen-certificates': 'failed' },
    findings: ['certificate.not-yet-valid', 'certificate.missing'],
  },
  certificateOf4Gigabytes: broken,
  certificateOf16Megabytes: broken,
  certificateOfNothing: broken,
  certificateWithoutEnd: broken,
  certificateTooLongInside: broken,
  rogueCertificates: {
    verdicts: { 'citizen-certificates': 'failed' },
    findings: ['certificate.citizen-untrusted'],
  },
  swappedChip: otherChip,
  copiedChip18: otherChip,
  otherBasicKey: { verdicts: { 'chip-authenticity': 'failed' }, findings: ['card.copy-suspected'] },
  pretendsToBeOlder: { verdicts: { 'chip-authenticity': 'not-done' }, findings: ['card.copy-suspected'] },
  applet19: unknownApplet,
  applet12: unknownApplet,
  notPersonalised: { findings: ['chip.not-personalised'] },
  challengesUsedUp: {
    verdicts: { 'chip-authenticity': 'not-done' },
    findings: ['card.authentication-exhausted'],
  },
});
