/**
 * The words that every paper of a case shares. What differs between municipalities (places, amounts, texts) comes from the
 * municipality file. B1 level, verbs first, the terms of docs/glossary.md.
 */
import type { CardFamily } from '../../contract/municipality/routing.ts';
import type { Language } from '../../contract/languages.ts';
import type { CollectedService } from './collected-services.ts';

export type PaperWords = {
  /** BCP 47 tag for dates, amounts and the document itself. */
  readonly locale: string;
  readonly simulation: string;
  /** Takes the name of the official language in the language of the reader. */
  readonly translation: (official: string) => string;
  readonly page: (page: number, pages: number) => string;
  readonly caseNumber: string;
  /** In front of the number, on one line. */
  readonly caseNumberLabel: string;
  readonly keepNumber: string;
  readonly open: string;
  readonly phone: string;
  readonly website: string;
  readonly bring: string;
  readonly whatHappensNow: string;
  readonly cards: { readonly [F in CardFamily]: string };
  /** What waits at the site. */
  readonly collected: { readonly [S in CollectedService]: string };
};

export const paperWords: Readonly<Record<Language, PaperWords>> = {
  nl: {
    locale: 'nl-BE',
    simulation: 'SIMULATIE – geen wettelijke waarde',
    translation: (official) => `Dit is een vertaling. De officiële tekst is in het ${official}.`,
    page: (page, pages) => `pagina ${page} van ${pages}`,
    caseNumber: 'Dossiernummer',
    caseNumberLabel: 'Dossiernummer:',
    keepNumber: 'Bewaar dit nummer. U hebt het nodig als u ons een vraag stelt.',
    open: 'Open:',
    phone: 'Telefoon:',
    website: 'Website:',
    bring: 'Wat brengt u mee?',
    whatHappensNow: 'Wat gebeurt er nu?',
    cards: { eid: 'identiteitskaart', 'kids-id': 'Kids-ID', 'foreigner-card': 'verblijfskaart' },
    collected: {
      'pin-reprint': 'de brief met nieuwe pincode en pukcode',
      replacement: 'de nieuwe identiteitskaart',
      'foreigner-card': 'de nieuwe verblijfskaart',
    },
  },
  fr: {
    locale: 'fr-BE',
    simulation: 'SIMULATION – sans valeur légale',
    translation: (official) => `Ceci est une traduction. Le texte officiel est en ${official}.`,
    page: (page, pages) => `page ${page} sur ${pages}`,
    caseNumber: 'Numéro de dossier',
    caseNumberLabel: 'Numéro de dossier :',
    keepNumber: 'Gardez ce numéro. Il vous sera demandé si vous avez une question.',
    open: 'Ouvert :',
    phone: 'Téléphone :',
    website: 'Site web :',
    bring: "Qu'apporter ?",
    whatHappensNow: 'Et maintenant ?',
    cards: { eid: "carte d'identité", 'kids-id': 'Kids-ID', 'foreigner-card': 'carte de séjour' },
    collected: {
      'pin-reprint': 'la lettre avec les nouveaux codes PIN et PUK',
      replacement: "la nouvelle carte d'identité",
      'foreigner-card': 'la nouvelle carte de séjour',
    },
  },
  de: {
    locale: 'de-BE',
    simulation: 'SIMULATION – ohne rechtliche Gültigkeit',
    translation: (official) => `Dies ist eine Übersetzung. Der offizielle Text ist auf ${official}.`,
    page: (page, pages) => `Seite ${page} von ${pages}`,
    caseNumber: 'Aktenzeichen',
    caseNumberLabel: 'Aktenzeichen:',
    keepNumber: 'Bewahren Sie dieses Aktenzeichen auf. Sie brauchen es, wenn Sie eine Frage haben.',
    open: 'Geöffnet:',
    phone: 'Telefon:',
    website: 'Website:',
    bring: 'Was bringen Sie mit?',
    whatHappensNow: 'Wie geht es weiter?',
    cards: { eid: 'Personalausweis', 'kids-id': 'Kids-ID', 'foreigner-card': 'Aufenthaltskarte' },
    collected: {
      'pin-reprint': 'der Brief mit neuem PIN-Code und PUK-Code',
      replacement: 'der neue Personalausweis',
      'foreigner-card': 'die neue Aufenthaltskarte',
    },
  },
  en: {
    locale: 'en-BE',
    simulation: 'SIMULATION – no legal value',
    translation: (official) => `This is a translation. The official text is in ${official}.`,
    page: (page, pages) => `page ${page} of ${pages}`,
    caseNumber: 'Case number',
    caseNumberLabel: 'Case number:',
    keepNumber: 'Keep this number. You need it when you ask us a question.',
    open: 'Open:',
    phone: 'Telephone:',
    website: 'Website:',
    bring: 'What do you bring?',
    whatHappensNow: 'What happens now?',
    cards: { eid: 'identity card', 'kids-id': 'Kids-ID', 'foreigner-card': 'residence card' },
    collected: {
      'pin-reprint': 'the letter with new PIN and PUK',
      replacement: 'the new identity card',
      'foreigner-card': 'the new residence card',
    },
  },
};
