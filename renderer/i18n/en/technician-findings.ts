/** What each finding means in technical terms and the next check, in English (reference belgian-eid.md §7). */
import type { FindingWords } from '../counter-texts.ts';

export const technicianFindings: FindingWords = {
  'reader.service-down': 'No PC/SC service (8010001D, 8010001E). Start pcscd or SCardSvr, then run eid readers.',
  'reader.none':
    'Service up, list empty (8010002E). Check cable, USB power, CCID driver; lsusb against the PC/SC list.',
  'reader.lost': 'Reader gone during use (80100017, 80100009). Check cable, hub, power saving; kernel log.',
  'reader.busy':
    'Sharing violation (8010000B), or a transaction that others hold, or resets by them (80100068). Find the other program.',
  'reader.not-answering':
    'A command passed its deadline. Power cycle, other card in the same reader, other port; look at the trace for the last APDU.',
  'reader.contact-unstable':
    'Transmission errors (80100013, 80100016, 8010002F) at moving offsets: contacts or reader. Clean the reader, count errors over several cards.',
  'chip.mute':
    'State PRESENT and MUTE (0x200) or 80100066: no ATR. Orientation, dirt, contact springs; then another card in the same reader.',
  'chip.dead':
    'MUTE after three guided tries, while another card gives its ATR in the same reader. No further test needed.',
  'chip.not-eid':
    'The applet AID is not found (6A82) after a valid ATR. Compare the ATR with the list of Belgian ones.',
  'chip.unsupported-generation':
    'GET CARD DATA (80 E4) gives an applet version that is not in the table, or none. Note length and status word; update.',
  'chip.memory-damaged':
    'Same file stops at the same offset after reset and power cycle: memory, not contact. A moving offset would be the contact.',
  'chip.eeprom-failure': 'Status word 6581 (memory failure) from the chip. Often mute soon after; do not retry writes.',
  'chip.not-personalised': 'Life-cycle byte is not 0F in GET CARD DATA. Not personalised or terminated.',
  'chip.not-activated': '6283, 6985 or 6D00 on selecting or reading the data files. No defect of the chip.',
  'chip.file-missing':
    '6A82 on a mandatory file while others are there. Personalisation fault; read again to exclude a reset.',
  'data.unsigned-source': 'Input from a file of fields without signatures. Nothing can be verified.',
  'data.identity-corrupt':
    'EF 4031 is all 00 or FF, has a broken TLV, a tag twice, bad UTF-8 or unseen characters. See offset and tag.',
  'data.identity-incomplete': 'EF 4031 decodes, but mandatory tags are absent or empty. See the list of tags.',
  'data.identity-signature-invalid':
    'The signature in 4032 does not verify over 4031 with the RRN key. Read both again; then treat as altered.',
  'data.address-missing': 'EF 4033 is empty, all 00 or all FF. An interrupted write or a holder abroad.',
  'data.address-abroad': 'EF 4033 holds the zip only. Normal for holders abroad.',
  'data.address-corrupt':
    'EF 4033 has a broken TLV, missing fields or unseen characters. Often an interrupted address write.',
  'data.address-signature-invalid':
    '4034 does not verify over 4033 and 4032, while 4032 verifies. Address written without being signed again.',
  'data.photo-missing': 'EF 4035 is absent or empty. Personalisation fault.',
  'data.photo-corrupt':
    'The hash of EF 4035 is not tag 11 of the identity. Read again; the same length points at memory.',
  'data.photo-format': 'The hash is right, the content is no JPEG of a size we show. Note width, height, length.',
  'data.chip-number-mismatch':
    'Tag 02 of the identity is not the serial in GET CARD DATA. Cloned or mixed up at production.',
  'data.holder-mismatch': 'The serialNumber in a citizen certificate is not tag 06 of the identity.',
  'data.national-number-invalid': 'Tag 06: modulo 97 fails, with and without the 2 in front for births from 2000.',
  'data.card-number-invalid': 'Tag 01: modulo 97 fails. An unknown form of number is possible; compare with the print.',
  'data.birth-date-mismatch': 'Date part of tag 06 against tag 0C. Unknown dates and bis months were allowed for.',
  'data.sex-mismatch': 'Parity of the counter in tag 06 against tag 0D. Bis numbers of unknown sex were allowed for.',
  'data.register-mismatch': 'An answer of the register differs from a signed field. Not a matter of chip or reader.',
  'data.printed-mismatch': 'Reported by a person; no check reads print. Compare the card with the verified data.',
  'data.unknown-field': 'Tags outside the table, kept raw. Note them and update the software.',
  'data.unknown-document-type': 'Tag 0F holds a code outside the table. Note it and update the software.',
  'certificate.rrn-corrupt': 'The RRN certificate (503C) is all zero or no X.509. Read again, compare the length.',
  'certificate.rrn-untrusted':
    'No pinned root signed the RRN certificate. Check the trust list version; a new root, a test card or a fake.',
  'certificate.test-card': 'Chains to a test root that was given on purpose. Expected in the demo.',
  'certificate.missing': '5038 and 5039 are absent or zero. Normal for minors and refusals.',
  'certificate.expired': 'notAfter of a citizen certificate is past while the card is valid. Check the clock first.',
  'certificate.not-yet-valid': 'notBefore is in the future. Check clock and time zone of the kiosk.',
  'certificate.citizen-untrusted':
    'Citizen certificate or its authority does not chain to a known root. See the problem per certificate; trust list version.',
  'certificate.revoked':
    'OCSP or CRL says revoked. See who was asked and when; the reason code is not told to citizens.',
  'certificate.suspended': 'OCSP or CRL: reason certificateHold.',
  'certificate.revocation-unchecked':
    'No usable answer of OCSP or CRL in time. Network, proxy, clock; docs/revocation.md.',
  'card.expired': 'Tag 04 is past, by the calendar of Brussels. Check the clock.',
  'card.expires-soon': 'Tag 04 lies within the window of the municipality file.',
  'card.not-yet-valid': 'Tag 03 is in the future. Check the clock; otherwise personalisation.',
  'card.copy-suspected':
    'Key file 4040 against the signed hash (tag 1A), or the challenge failed on 1.8. Repeat once in another reader.',
  'card.authentication-exhausted': 'INTERNAL AUTHENTICATE answers 6985: the limit of challenges is reached.',
  'pin.tries-left': 'VERIFY status without PIN answered 63C1 or 63C2. Costs no try.',
  'pin.blocked': 'VERIFY status answered 6983 or 63C0. PUK up to applet 1.7 only.',
  'card.chip-detached': 'Reported by a person; no reading was made. Inspect the card body.',
  'card.damaged':
    'Reported by a person. Compare with what the reading says: cracks near the module give moving offsets.',
};
