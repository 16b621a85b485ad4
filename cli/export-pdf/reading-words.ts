/** The words of a reading on paper, in every language. Findings take theirs from the catalogue of the screens (renderer/i18n). */
import type { CheckCode, Verdict } from '../../contract/findings.ts';
import type { Language } from '../../contract/languages.ts';

type Field =
  | 'surname'
  | 'givenNames'
  | 'thirdNameInitial'
  | 'nationalNumber'
  | 'birthDate'
  | 'birthPlace'
  | 'sex'
  | 'nationality'
  | 'nobleCondition'
  | 'cardNumber'
  | 'chipNumber'
  | 'validity'
  | 'issuedBy'
  | 'documentType'
  | 'specialStatus'
  | 'duplicate'
  | 'specialOrganisation'
  | 'memberOfFamily'
  | 'protection'
  | 'labourMarket'
  | 'employerVat'
  | 'regionalFileNumber'
  | 'brexitMention'
  | 'cardMention'
  | 'euStartDate'
  | 'unknownFields';

export type ReadingWords = {
  /** BCP 47 tag. */
  readonly locale: string;
  readonly title: string;
  readonly noOfficialDocument: string;
  readonly test: string;
  readonly blocked: string;
  readonly readAt: string;
  readonly writtenAt: string;
  readonly unknownTime: string;
  readonly holder: string;
  readonly card: string;
  readonly address: string;
  readonly photo: string;
  readonly noPhotoShown: string;
  readonly checks: string;
  readonly findings: string;
  readonly nothingFound: string;
  readonly yes: string;
  readonly no: string;
  readonly sexes: { readonly M: string; readonly F: string };
  readonly to: string;
  readonly belgianCitizen: string;
  /** After the letter of a foreigner's card. */
  readonly child: string;
  /** Keyed by what eid/decode calls the codes of tag 16. */
  readonly labourMarkets: Readonly<Record<string, string>>;
  readonly missingLetters: string;
  readonly fields: { readonly [F in Field]: string };
  readonly checkNames: { readonly [C in CheckCode]: string };
  readonly verdicts: { readonly [V in Verdict]: string };
};

export const readingWords: { readonly [L in Language]: ReadingWords } = {
  nl: {
    locale: 'nl-BE',
    title: 'Gegevens van een identiteitskaart',
    noOfficialDocument: 'Dit is geen officieel document. Het toont wat van de chip van de kaart is gelezen.',
    test: 'TEST – dit zegt niets over een echte kaart',
    blocked: 'Gebruik deze gegevens niet: er is iets mis, zie hieronder.',
    readAt: 'Gelezen op',
    writtenAt: 'Afgedrukt op',
    unknownTime: 'niet bekend',
    holder: 'Houder',
    card: 'Kaart',
    address: 'Adres',
    photo: 'Foto van de houder',
    noPhotoShown: 'De foto op de chip kan niet worden getoond.',
    checks: 'Wat is nagekeken',
    findings: 'Wat opviel',
    nothingFound: 'Niets.',
    yes: 'ja',
    no: 'nee',
    sexes: { M: 'man', F: 'vrouw' },
    to: 'tot',
    belgianCitizen: 'Belg',
    child: 'kind',
    labourMarkets: { unlimited: 'onbeperkt', limited: 'beperkt', none: 'geen', seasonal: 'seizoensarbeid' },
    missingLetters: 'Een vraagteken staat voor een letter die dit document niet kan tonen.',
    fields: {
      surname: 'Naam',
      givenNames: 'Voornamen',
      thirdNameInitial: 'Derde voornaam, letter',
      nationalNumber: 'Rijksregisternummer',
      birthDate: 'Geboortedatum',
      birthPlace: 'Geboorteplaats',
      sex: 'Geslacht',
      nationality: 'Nationaliteit',
      nobleCondition: 'Adellijke titel',
      cardNumber: 'Kaartnummer',
      chipNumber: 'Chipnummer',
      validity: 'Geldig van',
      issuedBy: 'Afgegeven te',
      documentType: 'Soort document',
      specialStatus: 'Bijzonder statuut',
      duplicate: 'Duplicaat',
      specialOrganisation: 'Organisatie',
      memberOfFamily: 'Familielid',
      protection: 'Bescherming',
      labourMarket: 'Arbeidsmarkt',
      employerVat: 'Btw-nummer werkgever',
      regionalFileNumber: 'Regionaal dossier',
      brexitMention: 'Brexit-vermelding',
      cardMention: 'Vermelding',
      euStartDate: 'Begin EU-verblijf',
      unknownFields: 'Onbekende velden',
    },
    checkNames: {
      'identity-signature': 'Handtekening van de identiteit',
      'address-signature': 'Handtekening van het adres',
      'photo-hash': 'Foto hoort bij de identiteit',
      'rrn-chain': 'Ondertekend door de overheid',
      'chip-number': 'Gegevens horen bij deze chip',
      'chip-authenticity': 'De chip is een origineel',
      holder: 'Certificaten zijn van de houder',
      'national-number': 'Controlecijfers rijksregisternummer',
      'card-validity': 'De kaart is geldig',
      'citizen-certificates': 'Certificaten van de houder',
      revocation: 'Certificaten niet ingetrokken',
    },
    verdicts: { passed: 'in orde', failed: 'niet in orde', 'not-done': 'niet nagekeken' },
  },
  fr: {
    locale: 'fr-BE',
    title: "Données d'une carte d'identité",
    noOfficialDocument: "Ceci n'est pas un document officiel. Il montre ce qui a été lu sur la puce de la carte.",
    test: "TEST – ceci ne dit rien d'une vraie carte",
    blocked: "N'utilisez pas ces données : quelque chose ne va pas, voir ci-dessous.",
    readAt: 'Lu le',
    writtenAt: 'Imprimé le',
    unknownTime: 'inconnu',
    holder: 'Titulaire',
    card: 'Carte',
    address: 'Adresse',
    photo: 'Photo du titulaire',
    noPhotoShown: 'La photo de la puce ne peut pas être montrée.',
    checks: 'Ce qui a été vérifié',
    findings: 'Ce qui a été remarqué',
    nothingFound: 'Rien.',
    yes: 'oui',
    no: 'non',
    sexes: { M: 'homme', F: 'femme' },
    to: 'au',
    belgianCitizen: 'Belge',
    child: 'enfant',
    labourMarkets: { unlimited: 'illimité', limited: 'limité', none: 'non', seasonal: 'saisonnier' },
    missingLetters: "Un point d'interrogation remplace une lettre que ce document ne peut pas montrer.",
    fields: {
      surname: 'Nom',
      givenNames: 'Prénoms',
      thirdNameInitial: 'Troisième prénom, lettre',
      nationalNumber: 'Numéro national',
      birthDate: 'Date de naissance',
      birthPlace: 'Lieu de naissance',
      sex: 'Sexe',
      nationality: 'Nationalité',
      nobleCondition: 'Titre de noblesse',
      cardNumber: 'Numéro de la carte',
      chipNumber: 'Numéro de la puce',
      validity: 'Valable du',
      issuedBy: 'Délivrée à',
      documentType: 'Type de document',
      specialStatus: 'Statut particulier',
      duplicate: 'Duplicata',
      specialOrganisation: 'Organisation',
      memberOfFamily: 'Membre de la famille',
      protection: 'Protection',
      labourMarket: 'Marché du travail',
      employerVat: "TVA de l'employeur",
      regionalFileNumber: 'Dossier régional',
      brexitMention: 'Mention Brexit',
      cardMention: 'Mention',
      euStartDate: 'Début du séjour UE',
      unknownFields: 'Champs inconnus',
    },
    checkNames: {
      'identity-signature': "Signature de l'identité",
      'address-signature': "Signature de l'adresse",
      'photo-hash': "La photo correspond à l'identité",
      'rrn-chain': "Signé par l'État",
      'chip-number': 'Les données sont de cette puce',
      'chip-authenticity': 'La puce est un original',
      holder: 'Les certificats sont du titulaire',
      'national-number': 'Chiffres de contrôle du numéro national',
      'card-validity': 'La carte est valable',
      'citizen-certificates': 'Certificats du titulaire',
      revocation: 'Certificats non révoqués',
    },
    verdicts: { passed: 'en ordre', failed: 'pas en ordre', 'not-done': 'pas vérifié' },
  },
  de: {
    locale: 'de-BE',
    title: 'Daten eines Personalausweises',
    noOfficialDocument: 'Das ist kein amtliches Dokument. Es zeigt, was vom Chip der Karte gelesen wurde.',
    test: 'TEST – das sagt nichts über eine echte Karte',
    blocked: 'Benutzen Sie diese Daten nicht: etwas stimmt nicht, siehe unten.',
    readAt: 'Gelesen am',
    writtenAt: 'Gedruckt am',
    unknownTime: 'nicht bekannt',
    holder: 'Inhaber',
    card: 'Karte',
    address: 'Adresse',
    photo: 'Foto des Inhabers',
    noPhotoShown: 'Das Foto auf dem Chip kann nicht gezeigt werden.',
    checks: 'Was geprüft wurde',
    findings: 'Was auffiel',
    nothingFound: 'Nichts.',
    yes: 'ja',
    no: 'nein',
    sexes: { M: 'Mann', F: 'Frau' },
    to: 'bis',
    belgianCitizen: 'Belgier',
    child: 'Kind',
    labourMarkets: { unlimited: 'unbeschränkt', limited: 'beschränkt', none: 'nein', seasonal: 'Saisonarbeit' },
    missingLetters: 'Ein Fragezeichen steht für einen Buchstaben, den dieses Dokument nicht zeigen kann.',
    fields: {
      surname: 'Name',
      givenNames: 'Vornamen',
      thirdNameInitial: 'Dritter Vorname, Buchstabe',
      nationalNumber: 'Nationalregisternummer',
      birthDate: 'Geburtsdatum',
      birthPlace: 'Geburtsort',
      sex: 'Geschlecht',
      nationality: 'Staatsangehörigkeit',
      nobleCondition: 'Adelstitel',
      cardNumber: 'Kartennummer',
      chipNumber: 'Chipnummer',
      validity: 'Gültig vom',
      issuedBy: 'Ausgestellt in',
      documentType: 'Art des Dokuments',
      specialStatus: 'Sonderstatus',
      duplicate: 'Duplikat',
      specialOrganisation: 'Organisation',
      memberOfFamily: 'Familienmitglied',
      protection: 'Schutz',
      labourMarket: 'Arbeitsmarkt',
      employerVat: 'MwSt.-Nr. Arbeitgeber',
      regionalFileNumber: 'Regionale Akte',
      brexitMention: 'Brexit-Vermerk',
      cardMention: 'Vermerk',
      euStartDate: 'Beginn EU-Aufenthalt',
      unknownFields: 'Unbekannte Felder',
    },
    checkNames: {
      'identity-signature': 'Signatur der Identität',
      'address-signature': 'Signatur der Adresse',
      'photo-hash': 'Foto gehört zur Identität',
      'rrn-chain': 'Vom Staat signiert',
      'chip-number': 'Daten gehören zu diesem Chip',
      'chip-authenticity': 'Der Chip ist ein Original',
      holder: 'Zertifikate gehören dem Inhaber',
      'national-number': 'Prüfziffern der Nationalregisternummer',
      'card-validity': 'Die Karte ist gültig',
      'citizen-certificates': 'Zertifikate des Inhabers',
      revocation: 'Zertifikate nicht gesperrt',
    },
    verdicts: { passed: 'in Ordnung', failed: 'nicht in Ordnung', 'not-done': 'nicht geprüft' },
  },
  en: {
    locale: 'en-BE',
    title: 'Data of an identity card',
    noOfficialDocument: 'This is no official document. It shows what was read from the chip of the card.',
    test: 'TEST – this says nothing about a real card',
    blocked: 'Do not use this data: something is wrong, see below.',
    readAt: 'Read on',
    writtenAt: 'Printed on',
    unknownTime: 'not known',
    holder: 'Holder',
    card: 'Card',
    address: 'Address',
    photo: 'Photo of the holder',
    noPhotoShown: 'The photo on the chip cannot be shown.',
    checks: 'What was checked',
    findings: 'What was noticed',
    nothingFound: 'Nothing.',
    yes: 'yes',
    no: 'no',
    sexes: { M: 'man', F: 'woman' },
    to: 'to',
    belgianCitizen: 'Belgian citizen',
    child: 'child',
    labourMarkets: { unlimited: 'unlimited', limited: 'limited', none: 'none', seasonal: 'seasonal' },
    missingLetters: 'A question mark stands for a letter that this document cannot show.',
    fields: {
      surname: 'Surname',
      givenNames: 'Given names',
      thirdNameInitial: 'Third name, initial',
      nationalNumber: 'National number',
      birthDate: 'Birth date',
      birthPlace: 'Birth place',
      sex: 'Sex',
      nationality: 'Nationality',
      nobleCondition: 'Noble title',
      cardNumber: 'Card number',
      chipNumber: 'Chip number',
      validity: 'Valid from',
      issuedBy: 'Issued in',
      documentType: 'Kind of document',
      specialStatus: 'Special status',
      duplicate: 'Duplicate',
      specialOrganisation: 'Organisation',
      memberOfFamily: 'Member of family',
      protection: 'Protection',
      labourMarket: 'Labour market',
      employerVat: 'VAT number of employer',
      regionalFileNumber: 'Regional file',
      brexitMention: 'Brexit mention',
      cardMention: 'Mention',
      euStartDate: 'Start of EU stay',
      unknownFields: 'Unknown fields',
    },
    checkNames: {
      'identity-signature': 'Signature of the identity',
      'address-signature': 'Signature of the address',
      'photo-hash': 'Photo belongs to the identity',
      'rrn-chain': 'Signed by the state',
      'chip-number': 'Data belongs to this chip',
      'chip-authenticity': 'The chip is an original',
      holder: 'Certificates belong to the holder',
      'national-number': 'Check digits of the national number',
      'card-validity': 'The card is valid',
      'citizen-certificates': 'Certificates of the holder',
      revocation: 'Certificates not revoked',
    },
    verdicts: { passed: 'in order', failed: 'not in order', 'not-done': 'not checked' },
  },
};
