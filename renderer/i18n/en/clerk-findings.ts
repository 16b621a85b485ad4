/** What each finding means for the file and what the counter does with it, in English (reference municipal.md part C). */
import type { FindingWords } from '../counter-texts.ts';

export const clerkFindings: FindingWords = {
  'reader.service-down':
    'The kiosk could not reach any reader, so nothing is known of the card. Test the card at the counter.',
  'reader.none': 'The kiosk had no reader, so nothing is known of the card. Test the card at the counter.',
  'reader.lost': 'The kiosk lost its reader during the check. Test the card at the counter.',
  'reader.busy': 'Another program held the card. Says nothing about the card: test it again.',
  'reader.not-answering': 'A command stayed without an answer. Card or reader: test the card at the counter first.',
  'reader.contact-unstable':
    'Contact broke off at changing places: dirty contacts or the reader. Clean the chip and test at the counter.',
  'chip.mute': 'The chip gave no sign of life. Test it at the counter, chip up and clean, before opening a ticket.',
  'chip.dead':
    'The chip stays silent in a reader that reads other cards. Chip defect: open a ticket at 02 518 21 16 and issue annex 12.',
  'chip.not-eid': 'This was not a Belgian identity card. Ask for the eID.',
  'chip.unsupported-generation': 'The kiosk does not know this chip version. Read the card at the counter.',
  'chip.memory-damaged':
    'A file on the chip cannot be read at one place. If proven, open a ticket at 02 518 21 16 and issue annex 12.',
  'chip.eeprom-failure': 'The chip itself reports broken memory. Open a ticket at 02 518 21 16; expect a replacement.',
  'chip.not-personalised': 'The chip was never filled or was taken out of use. Open a ticket at 02 518 21 16.',
  'chip.not-activated':
    'The card has not been activated yet. Activate it here, or at the consulate for holders abroad.',
  'chip.file-missing': 'A mandatory file is not on the chip: a production fault. Open a ticket at 02 518 21 16.',
  'data.unsigned-source': 'The data did not come from a card. Do not take them over; ask for the card.',
  'data.identity-corrupt':
    'The identity data on the chip are damaged. Wrong chip data: open a ticket at 02 518 21 16 and issue annex 12.',
  'data.identity-incomplete': 'Mandatory identity data are missing on the chip. Open a ticket at 02 518 21 16.',
  'data.identity-signature-invalid':
    'The identity data are not those that were signed. Take nothing over, establish identity otherwise, report to the helpdesk.',
  'data.address-missing': 'There is no address on the chip. Write the address from the register to the card.',
  'data.address-abroad': 'Only a postal code: the holder is registered abroad. The consulate keeps the address.',
  'data.address-corrupt': 'The address on the chip is damaged. Write the address to the card again.',
  'data.address-signature-invalid':
    'Identity is right, the address is not signed: often a change that stopped halfway. Write the address again.',
  'data.photo-missing': 'There is no photo on the chip. Compare with the printed photo and report it to the helpdesk.',
  'data.photo-corrupt':
    'The photo on the chip is not the signed one. Compare with the printed photo and report it to the helpdesk.',
  'data.photo-format': 'The photo is right but not in a form the kiosk shows. No action on the card.',
  'data.chip-number-mismatch':
    'The data were signed for another chip. Refuse the card, establish identity otherwise, report to the helpdesk.',
  'data.holder-mismatch':
    'Certificates and identity file name different holders. Refuse the card and report it to the helpdesk.',
  'data.national-number-invalid':
    'The national register number on the chip has wrong check digits. Compare with the register and open a correction case.',
  'data.card-number-invalid': 'The card number on the chip has wrong check digits. Compare with the printed number.',
  'data.birth-date-mismatch':
    'Birth date and national register number disagree. Compare with the register and open a correction case.',
  'data.sex-mismatch':
    'Sex and national register number disagree. Compare with the register and open a correction case.',
  'data.register-mismatch': 'Register and chip differ. This is a correction case, not a defect of the card.',
  'data.printed-mismatch':
    'The holder reports that print and chip differ. Compare both with the register and open a correction case.',
  'data.unknown-field': 'The chip holds a field the kiosk does not know. No action on the card.',
  'data.unknown-document-type': 'The kiosk does not know this kind of document. Handle the card at the counter.',
  'certificate.rrn-corrupt':
    'The certificate of the National Register on the chip cannot be read. Open a ticket at 02 518 21 16.',
  'certificate.rrn-untrusted':
    'No known Belgian root vouches for this card. Refuse it, establish identity otherwise, report to the helpdesk.',
  'certificate.test-card': 'This is a test card. The report is not real.',
  'certificate.missing':
    'There are no citizen certificates: a minor, a refusal, or not activated. Activate them only if the holder wants them.',
  'certificate.expired':
    'The certificates have expired, the card has not. Renew the certificates; bring card and codes.',
  'certificate.not-yet-valid': 'The certificates are valid later only. The clock of the kiosk may be wrong.',
  'certificate.citizen-untrusted':
    'The issuer of the citizen certificates cannot be confirmed. Check the status in the register.',
  'certificate.revoked':
    'The certificates were revoked; the reason is not known here. Check the status in the register before saying anything.',
  'certificate.suspended': 'The certificates are on hold. Check the status in the register, then activate them.',
  'certificate.revocation-unchecked': 'Revocation could not be checked. Says nothing about the card.',
  'card.expired': 'The card is past its date. Start a renewal; no analysis is needed.',
  'card.expires-soon': 'The card expires soon. Offer a renewal.',
  'card.not-yet-valid': 'The card is valid later only. The clock of the kiosk may be wrong; check the printed date.',
  'card.copy-suspected':
    'The chip cannot prove that it is the original. Keep the card aside, establish identity otherwise, report to the helpdesk.',
  'card.authentication-exhausted': 'The chip has answered all proofs it can. PIN functions still work; no defect.',
  'pin.tries-left': 'Few PIN tries are left. Warn the holder before any PIN step.',
  'pin.blocked': 'The PIN is blocked. Up to version 1.7 unblock with PUK or reprint; on 1.8 set a new PIN here.',
  'card.chip-detached':
    'The holder reports a loose chip. Look for careless use: annex 32, or the examination if contested. Keep card and chip.',
  'card.damaged':
    'The holder reports damage. Careless use: the holder pays (annex 32, may be contested). Otherwise a ticket at 02 518 21 16.',
};
