/**
 * The fixed words of the receipt in every language. What differs between municipalities (places, amounts, texts) comes
 * from the municipality file. B1 level, verbs first, the terms of docs/glossary.md.
 */
import type { Language } from '../../contract/languages.ts';

export type ReceiptWords = {
  /** BCP 47 tag for dates, amounts and the document itself. */
  readonly locale: string;
  readonly title: string;
  readonly simulation: string;
  /** Takes the name of the official language in the language of the reader. */
  readonly translation: (official: string) => string;
  readonly caseNumber: string;
  readonly keepNumber: string;
  readonly yourRequest: string;
  readonly what: string;
  readonly newCodes: string;
  readonly requestedBy: string;
  readonly receivedOn: string;
  readonly amount: string;
  readonly payAt: { readonly request: string; readonly collection: string };
  readonly nothingToPay: string;
  readonly whatHappensNow: string;
  readonly whoDecides: string;
  readonly expected: (from: string, to: string) => string;
  readonly notice: { readonly letter: string; readonly email: string };
  readonly collectWithin: (months: number) => string;
  readonly whereToCollect: string;
  readonly open: string;
  readonly bring: string;
  readonly goodToKnow: string;
};

export const receiptWords: Readonly<Record<Language, ReceiptWords>> = {
  nl: {
    locale: 'nl-BE',
    title: 'Ontvangstbewijs van uw aanvraag',
    simulation: 'SIMULATIE – geen wettelijke waarde',
    translation: (official) => `Dit is een vertaling. De officiële tekst is in het ${official}.`,
    caseNumber: 'Dossiernummer',
    keepNumber: 'Bewaar dit nummer. U hebt het nodig als u ons een vraag stelt.',
    yourRequest: 'Uw aanvraag',
    what: 'Wat:',
    newCodes: 'Nieuwe pincode en pukcode voor uw identiteitskaart',
    requestedBy: 'Aangevraagd door:',
    receivedOn: 'Ontvangen op:',
    amount: 'Bedrag:',
    payAt: { request: 'te betalen aan het loket', collection: 'te betalen bij het afhalen' },
    nothingToPay: 'niets te betalen',
    whatHappensNow: 'Wat gebeurt er nu?',
    whoDecides: 'De FOD Binnenlandse Zaken behandelt de aanvraag en maakt de codes. De gemeente bewaart ze voor u.',
    expected: (from, to) => `Wij verwachten de codes tussen ${from} en ${to}.`,
    notice: {
      letter: 'U krijgt een brief zodra de codes er zijn. Kom pas daarna.',
      email: 'U krijgt een e-mail zodra de codes er zijn. Kom pas daarna.',
    },
    collectWithin: (months) =>
      months === 1
        ? 'Haal de codes af binnen 1 maand. Daarna worden ze vernietigd.'
        : `Haal de codes af binnen ${months} maanden. Daarna worden ze vernietigd.`,
    whereToCollect: 'Waar haalt u de codes af?',
    open: 'Open:',
    bring: 'Wat brengt u mee?',
    goodToKnow: 'Goed om te weten',
  },
  fr: {
    locale: 'fr-BE',
    title: 'Accusé de réception de votre demande',
    simulation: 'SIMULATION – sans valeur légale',
    translation: (official) => `Ceci est une traduction. Le texte officiel est en ${official}.`,
    caseNumber: 'Numéro de dossier',
    keepNumber: 'Gardez ce numéro. Il vous sera demandé si vous avez une question.',
    yourRequest: 'Votre demande',
    what: 'Objet :',
    newCodes: "Nouveau code PIN et nouveau code PUK pour votre carte d'identité",
    requestedBy: 'Demandé par :',
    receivedOn: 'Reçu le :',
    amount: 'Montant :',
    payAt: { request: 'à payer au guichet', collection: 'à payer au retrait' },
    nothingToPay: 'rien à payer',
    whatHappensNow: 'Et maintenant ?',
    whoDecides: 'Le SPF Intérieur traite la demande et crée les codes. La commune les garde pour vous.',
    expected: (from, to) => `Nous attendons les codes entre le ${from} et le ${to}.`,
    notice: {
      letter: 'Vous recevrez une lettre dès que les codes seront là. Venez seulement après.',
      email: 'Vous recevrez un e-mail dès que les codes seront là. Venez seulement après.',
    },
    collectWithin: (months) => `Venez chercher les codes dans les ${months} mois. Ensuite, ils sont détruits.`,
    whereToCollect: 'Où retirer les codes ?',
    open: 'Ouvert :',
    bring: "Qu'apporter ?",
    goodToKnow: 'Bon à savoir',
  },
  de: {
    locale: 'de-BE',
    title: 'Empfangsbestätigung Ihres Antrags',
    simulation: 'SIMULATION – ohne rechtliche Gültigkeit',
    translation: (official) => `Dies ist eine Übersetzung. Der offizielle Text ist auf ${official}.`,
    caseNumber: 'Aktennummer',
    keepNumber: 'Bewahren Sie diese Nummer auf. Sie brauchen sie, wenn Sie eine Frage haben.',
    yourRequest: 'Ihr Antrag',
    what: 'Was:',
    newCodes: 'Neuer PIN-Code und neuer PUK-Code für Ihren Personalausweis',
    requestedBy: 'Beantragt von:',
    receivedOn: 'Eingegangen am:',
    amount: 'Betrag:',
    payAt: { request: 'am Schalter zu bezahlen', collection: 'bei der Abholung zu bezahlen' },
    nothingToPay: 'nichts zu bezahlen',
    whatHappensNow: 'Wie geht es weiter?',
    whoDecides: 'Der FÖD Inneres bearbeitet den Antrag und erstellt die Codes. Die Gemeinde bewahrt sie für Sie auf.',
    expected: (from, to) => `Wir erwarten die Codes zwischen dem ${from} und dem ${to}.`,
    notice: {
      letter: 'Sie erhalten einen Brief, sobald die Codes da sind. Kommen Sie erst danach.',
      email: 'Sie erhalten eine E-Mail, sobald die Codes da sind. Kommen Sie erst danach.',
    },
    collectWithin: (months) =>
      months === 1
        ? 'Holen Sie die Codes innerhalb von 1 Monat ab. Danach werden sie vernichtet.'
        : `Holen Sie die Codes innerhalb von ${months} Monaten ab. Danach werden sie vernichtet.`,
    whereToCollect: 'Wo holen Sie die Codes ab?',
    open: 'Geöffnet:',
    bring: 'Was bringen Sie mit?',
    goodToKnow: 'Gut zu wissen',
  },
  en: {
    locale: 'en-BE',
    title: 'Receipt of your request',
    simulation: 'SIMULATION – no legal value',
    translation: (official) => `This is a translation. The official text is in ${official}.`,
    caseNumber: 'Case number',
    keepNumber: 'Keep this number. You need it when you ask us a question.',
    yourRequest: 'Your request',
    what: 'What:',
    newCodes: 'New PIN code and PUK code for your identity card',
    requestedBy: 'Requested by:',
    receivedOn: 'Received on:',
    amount: 'Amount:',
    payAt: { request: 'to be paid at the counter', collection: 'to be paid when you collect the codes' },
    nothingToPay: 'nothing to pay',
    whatHappensNow: 'What happens now?',
    whoDecides:
      'The federal interior service (FPS Interior) handles the request and makes the codes. The municipality keeps them for you.',
    expected: (from, to) => `We expect the codes between ${from} and ${to}.`,
    notice: {
      letter: 'You get a letter as soon as the codes are here. Come only after that.',
      email: 'You get an e-mail as soon as the codes are here. Come only after that.',
    },
    collectWithin: (months) =>
      months === 1
        ? 'Collect the codes within 1 month. After that they are destroyed.'
        : `Collect the codes within ${months} months. After that they are destroyed.`,
    whereToCollect: 'Where do you collect the codes?',
    open: 'Open:',
    bring: 'What do you bring?',
    goodToKnow: 'Good to know',
  },
};
