/**
 * For each code of the catalogue one card, reader state or answer that brings it about. A code without a line here does not
 * compile, and test/integration/every-finding.test.ts runs every line.
 */
import type { FindingCode } from '../../contract/findings.ts';
import { answersToReset } from '../../simulator/card/answers-to-reset.ts';
import { createVirtualCard } from '../../simulator/card/create-virtual-card.ts';
import { adult17, adult18 } from '../../simulator/cards/holders.ts';
import { fileOf, type TestCard } from '../cards/test-card.ts';
import { peopleCards } from '../cards/people.ts';
import { wrongAddressAndPhotoCards } from '../cards/wrong-address-and-photo.ts';
import { wrongCertificateCards } from '../cards/wrong-certificates.ts';
import { wrongDataCards } from '../cards/wrong-data.ts';
import { wrongSignatureCards } from '../cards/wrong-signatures.ts';
import { withLooseContact } from './loose-contact.ts';
import { cardOf, type OnCard, onCard, onTestCard, type Provocation, type UnusualCard } from './provocation.ts';

/** A card of the catalogue of test cards. */
const onKnown = ({ story, definition, judgedAt }: TestCard, change: UnusualCard = {}): OnCard =>
  onCard(story, definition, { ...(judgedAt === undefined ? {} : { judgedAt }), ...change });

const authenticationCertificate = fileOf(adult18, 'DF005038');
const readers = {
  'reader.service-down': { through: 'service', service: 'stopped', story: 'pcscd has been stopped.', also: [] },
  'reader.none': {
    through: 'service',
    service: 'without-readers',
    story: 'pcscd runs, and no reader is configured.',
    also: [],
  },
  'reader.lost': onCard('A reader that the service no longer lists.', adult17, {
    readerName: 'Virtual PCD 09 00',
    also: [],
  }),
  'reader.busy': onCard('Another program is connected to the card exclusively.', adult17, {
    isOccupied: true,
    also: [],
  }),
  'reader.not-answering': onCard('A card that answers to reset, and then never to any command.', adult17, {
    faults: [{ kind: 'silent-from-command', nth: 1 }],
    also: [],
  }),
  'reader.contact-unstable': onCard('Answers are garbled at one place of the photo, then at another.', adult17, {
    card: () => withLooseContact(cardOf(adult17)),
  }),
} as const satisfies Partial<Record<FindingCode, Provocation>>;

const chips = {
  'chip.mute': onCard('No answer to reset.', adult17, { faults: [{ kind: 'mute' }], also: [] }),
  'chip.dead': onCard('No answer to reset at the third attempt, in a reader that read another card before.', adult17, {
    faults: [{ kind: 'mute' }],
    after: () => cardOf(adult18),
    earlierAttempts: 2,
    also: [],
  }),
  'chip.not-eid': {
    through: 'pcscd',
    story: 'A bank card.',
    card: () => createVirtualCard({ name: 'not-eid', atr: answersToReset['not-eid'], applet: null }),
    definition: null,
    also: [],
  },
  'chip.unsupported-generation': onKnown(wrongCertificateCards.applet19),
  'chip.memory-damaged': onCard('The photo stops at the same byte through reset and power cycle (6400).', adult17, {
    faults: [{ kind: 'status-on-read', file: 'DF014035', offset: 0x0420, statusWord: 0x6400, times: 'always' }],
  }),
  'chip.eeprom-failure': onCard('6581 while the photo is read.', adult17, {
    faults: [{ kind: 'status-on-read', file: 'DF014035', offset: 0x0420, statusWord: 0x6581, times: 'always' }],
  }),
  'chip.not-personalised': onKnown(wrongCertificateCards.notPersonalised),
  'chip.not-activated': onCard('Every file is refused with 6985.', adult18, {
    faults: [{ kind: 'not-activated', statusWord: 0x6985 }],
    also: [],
  }),
  'chip.file-missing': onCard('The file of the address signature is not there (6A82).', adult17, {
    faults: [{ kind: 'file-missing', file: 'DF014034' }],
  }),
} as const satisfies Partial<Record<FindingCode, Provocation>>;

const data = {
  'data.unsigned-source': {
    through: 'file',
    definition: adult17,
    story: 'A sound card, exported in the format of the official viewer and judged from that file.',
    also: onTestCard,
  },
  'data.identity-corrupt': onKnown(wrongDataCards.duplicateField),
  'data.identity-incomplete': onKnown(wrongDataCards.noMandatoryField),
  'data.identity-signature-invalid': onKnown(wrongSignatureCards.forgedSurname),
  'data.address-missing': onKnown(wrongAddressAndPhotoCards.erasedAddress),
  'data.address-abroad': onKnown(peopleCards.abroad),
  'data.address-corrupt': onKnown(wrongAddressAndPhotoCards.addressOverrun),
  'data.address-signature-invalid': onKnown(wrongSignatureCards.moved),
  'data.photo-missing': onCard('There is no photo file (6A82).', adult17, {
    faults: [{ kind: 'file-missing', file: 'DF014035' }],
  }),
  'data.photo-corrupt': onKnown(wrongAddressAndPhotoCards.flippedBit),
  'data.photo-format': onKnown(wrongAddressAndPhotoCards.photoIsPng),
  'data.chip-number-mismatch': onKnown(wrongCertificateCards.swappedChip),
  'data.holder-mismatch': onKnown(wrongDataCards.otherHolder),
  'data.national-number-invalid': onKnown(wrongDataCards.wrongCheckDigits, {
    also: [...onTestCard, 'certificate.missing'],
  }),
  'data.card-number-invalid': onKnown(wrongDataCards.wrongCardNumber),
  'data.birth-date-mismatch': onKnown(wrongDataCards.otherBirthYear),
  'data.sex-mismatch': onKnown(wrongDataCards.otherSex),
  'data.register-mismatch': {
    through: 'register',
    definition: adult18,
    story: 'A sound card, and a register that has another surname and another street.',
    answer: {
      nationalNumber: null,
      surname: 'Autrement',
      givenNames: 'Manon Imaginée Lucie',
      birthDate: '1992-08-27',
      sex: 'F',
      streetAndNumber: 'Avenue Inventée 9',
      zip: '9998',
      municipality: 'Exempleville',
    },
    also: onTestCard,
  },
  'data.printed-mismatch': {
    through: 'person',
    reported: 'wrong-print',
    story: 'A person says that something else is printed on the card.',
    also: [],
  },
  'data.unknown-field': onKnown(wrongDataCards.unknownField),
  'data.unknown-document-type': onKnown(wrongDataCards.unknownDocumentType),
} as const satisfies Partial<Record<FindingCode, Provocation>>;

const asked = (answer: 'revoked' | 'on-hold'): UnusualCard => ({
  authorities: { certificates: [{ certificate: authenticationCertificate, answer }] },
});

const certificates = {
  'certificate.rrn-corrupt': onKnown(wrongSignatureCards.registerOfNothing, { also: [] }),
  'certificate.rrn-untrusted': onKnown(wrongSignatureCards.rogue, { also: [] }),
  'certificate.test-card': onCard('A sound card whose root was given as a test root.', adult17, { also: [] }),
  'certificate.missing': onKnown(peopleCards.kids),
  'certificate.expired': onKnown(peopleCards.senior),
  'certificate.not-yet-valid': onKnown(wrongCertificateCards.certificatesToCome, {
    also: [...onTestCard, 'certificate.missing'],
  }),
  'certificate.citizen-untrusted': onKnown(wrongCertificateCards.rogueCertificates),
  'certificate.revoked': onCard('The responder says that the authentication certificate is revoked.', adult18, {
    ...asked('revoked'),
  }),
  'certificate.suspended': onCard('The responder says that the authentication certificate is on hold.', adult18, {
    ...asked('on-hold'),
  }),
  'certificate.revocation-unchecked': onCard('Revocation is to be looked up, and there is nobody to ask.', adult18, {
    authorities: 'nobody-there',
  }),
} as const satisfies Partial<Record<FindingCode, Provocation>>;

const cards = {
  'card.expired': onKnown(peopleCards.expired),
  'card.expires-soon': onCard('A sound card, six weeks before its end.', adult17, {
    judgedAt: '2032-03-01T10:00:00Z',
  }),
  'card.not-yet-valid': onCard('A sound card, two years before its beginning.', adult17, {
    judgedAt: '2020-01-01T10:00:00Z',
  }),
  'card.copy-suspected': onKnown(wrongCertificateCards.otherBasicKey),
  'card.authentication-exhausted': onKnown(wrongCertificateCards.challengesUsedUp),
  'pin.tries-left': onKnown(peopleCards.oneTryLeft),
  'pin.blocked': onKnown(peopleCards.pinBlocked),
  'card.chip-detached': {
    through: 'person',
    reported: 'chip-detached',
    story: 'A person says that the chip came off.',
    also: [],
  },
  'card.damaged': {
    through: 'person',
    reported: 'damaged',
    story: 'A person says that the card is damaged.',
    also: [],
  },
} as const satisfies Partial<Record<FindingCode, Provocation>>;

export const provocations: Readonly<Record<FindingCode, Provocation>> = {
  ...readers,
  ...chips,
  ...data,
  ...certificates,
  ...cards,
};
