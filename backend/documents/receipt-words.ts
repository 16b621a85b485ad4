/** The fixed words of the receipt in every language, beside those of every paper (paper-words.ts). */
import type { Language } from '../../contract/languages.ts';

export type ReceiptWords = {
  readonly title: string;
  readonly yourRequest: string;
  readonly what: string;
  readonly newCodes: string;
  readonly requestedBy: string;
  readonly receivedOn: string;
  readonly amount: string;
  readonly payAt: { readonly request: string; readonly collection: string };
  readonly nothingToPay: string;
  /** What has to be done before anything is ordered, by state. */
  readonly first: { readonly 'awaiting-generation': string; readonly 'awaiting-payment': string };
  readonly whoDecides: string;
  readonly expected: (from: string, to: string) => string;
  readonly notice: { readonly letter: string; readonly email: string };
  readonly collectWithin: (months: number) => string;
  readonly whereToCollect: string;
  readonly goodToKnow: string;
};

export const receiptWords: Readonly<Record<Language, ReceiptWords>> = {
  nl: {
    title: 'Ontvangstbewijs van uw aanvraag',
    yourRequest: 'Uw aanvraag',
    what: 'Wat:',
    newCodes: 'Nieuwe pincode en pukcode voor uw identiteitskaart',
    requestedBy: 'Aangevraagd door:',
    receivedOn: 'Ontvangen op:',
    amount: 'Bedrag:',
    payAt: { request: 'te betalen aan het loket', collection: 'te betalen bij het afhalen' },
    nothingToPay: 'niets te betalen',
    first: {
      'awaiting-generation':
        'Ga eerst met uw kaart naar het loket. Een medewerker kijkt na of u nieuwe codes nodig hebt. Betaal nog niets.',
      'awaiting-payment': 'Betaal eerst aan het loket. Pas daarna bestellen wij de codes.',
    },
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
    goodToKnow: 'Goed om te weten',
  },
  fr: {
    title: 'Accusé de réception de votre demande',
    yourRequest: 'Votre demande',
    what: 'Objet :',
    newCodes: "Nouveau code PIN et nouveau code PUK pour votre carte d'identité",
    requestedBy: 'Demandé par :',
    receivedOn: 'Reçu le :',
    amount: 'Montant :',
    payAt: { request: 'à payer au guichet', collection: 'à payer au retrait' },
    nothingToPay: 'rien à payer',
    first: {
      'awaiting-generation':
        "Allez d'abord au guichet avec votre carte. Un agent vérifie si vous avez besoin de nouveaux codes. Ne payez encore rien.",
      'awaiting-payment': "Payez d'abord au guichet. Nous commandons les codes seulement après.",
    },
    whoDecides: 'Le SPF Intérieur traite la demande et crée les codes. La commune les garde pour vous.',
    expected: (from, to) => `Nous attendons les codes entre le ${from} et le ${to}.`,
    notice: {
      letter: 'Vous recevrez une lettre dès que les codes seront là. Venez seulement après.',
      email: 'Vous recevrez un e-mail dès que les codes seront là. Venez seulement après.',
    },
    collectWithin: (months) => `Venez chercher les codes dans les ${months} mois. Ensuite, ils sont détruits.`,
    whereToCollect: 'Où retirer les codes ?',
    goodToKnow: 'Bon à savoir',
  },
  de: {
    title: 'Empfangsbestätigung Ihres Antrags',
    yourRequest: 'Ihr Antrag',
    what: 'Was:',
    newCodes: 'Neuer PIN-Code und neuer PUK-Code für Ihren Personalausweis',
    requestedBy: 'Beantragt von:',
    receivedOn: 'Eingegangen am:',
    amount: 'Betrag:',
    payAt: { request: 'am Schalter zu bezahlen', collection: 'bei der Abholung zu bezahlen' },
    nothingToPay: 'nichts zu bezahlen',
    first: {
      'awaiting-generation':
        'Gehen Sie zuerst mit Ihrer Karte zum Schalter. Ein Mitarbeiter prüft, ob Sie neue Codes brauchen. Bezahlen Sie noch nichts.',
      'awaiting-payment': 'Bezahlen Sie zuerst am Schalter. Erst danach bestellen wir die Codes.',
    },
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
    goodToKnow: 'Gut zu wissen',
  },
  en: {
    title: 'Receipt of your request',
    yourRequest: 'Your request',
    what: 'What:',
    newCodes: 'New PIN and PUK for your identity card',
    requestedBy: 'Requested by:',
    receivedOn: 'Received on:',
    amount: 'Amount:',
    payAt: { request: 'to be paid at the counter', collection: 'to be paid when you collect the codes' },
    nothingToPay: 'nothing to pay',
    first: {
      'awaiting-generation':
        'First go to the counter with your card. A clerk checks whether you need new codes. Do not pay anything yet.',
      'awaiting-payment': 'First pay at the counter. Only then do we order the codes.',
    },
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
    goodToKnow: 'Good to know',
  },
};
