/** The fixed words of a pre-declaration in every language, beside those of every paper (paper-words.ts). */
import type { Language } from '../../contract/languages.ts';
import type { LossDestination, LossKind } from '../../contract/municipality/routing.ts';

export type PreDeclarationWords = {
  readonly titles: { readonly [K in LossKind]: string };
  readonly noAnnex12: string;
  readonly blockNow: string;
  readonly callDocStop: string;
  readonly yourDeclaration: string;
  readonly card: string;
  readonly declaredBy: string;
  readonly declaredOn: string;
  /** Where to go, what happens there. */
  readonly next: { readonly [D in LossDestination]: readonly string[] };
  readonly comeBefore: (date: string) => string;
  readonly where: string;
};

export const preDeclarationWords: Readonly<Record<Language, PreDeclarationWords>> = {
  nl: {
    titles: {
      loss: 'Voorlopige melding: kaart verloren',
      theft: 'Voorlopige melding: kaart gestolen',
      destruction: 'Voorlopige melding: kaart vernield',
    },
    noAnnex12: 'Dit is geen bijlage 12 en geen identiteitsbewijs. U kunt er niet mee reizen.',
    blockNow: 'Blokkeer uw kaart',
    callDocStop: 'Hebt u nog niet gebeld? Bel DOC STOP. Dat kan dag en nacht:',
    yourDeclaration: 'Uw melding',
    card: 'Kaart:',
    declaredBy: 'Gemeld door:',
    declaredOn: 'Gemeld op:',
    next: {
      municipality: [
        'Kom met dit blad naar het loket. Een medewerker kijkt na wie u bent en bevestigt de melding.',
        'Pas dan wordt uw kaart geannuleerd en krijgt u een bijlage 12. Die vervangt uw kaart in België.',
      ],
      police: [
        'Ga met dit blad naar de politie en doe daar aangifte. De politie geeft u een attest.',
        'Vraag met dat attest een nieuwe kaart aan de gemeente.',
      ],
      embassy: [
        'Ga naar de Belgische ambassade of het consulaat in het land waar u bent. Vul daar het meldingsformulier in.',
        'Doe uw aangifte opnieuw zodra u terug in België bent.',
      ],
    },
    comeBefore: (date) => `Kom ten laatste op ${date}. Daarna vervalt deze melding.`,
    where: 'Waar gaat u naartoe?',
  },
  fr: {
    titles: {
      loss: 'Déclaration provisoire : carte perdue',
      theft: 'Déclaration provisoire : carte volée',
      destruction: 'Déclaration provisoire : carte détruite',
    },
    noAnnex12: "Ce n'est ni une annexe 12, ni une pièce d'identité. Ne voyagez pas avec ce papier.",
    blockNow: 'Bloquez votre carte',
    callDocStop: "Vous n'avez pas encore appelé ? Appelez DOC STOP. C'est possible jour et nuit :",
    yourDeclaration: 'Votre déclaration',
    card: 'Carte :',
    declaredBy: 'Déclaré par :',
    declaredOn: 'Déclaré le :',
    next: {
      municipality: [
        'Venez au guichet avec cette feuille. Un agent vérifie qui vous êtes et confirme la déclaration.',
        'Alors seulement votre carte est annulée et vous recevez une annexe 12. Elle remplace votre carte en Belgique.',
      ],
      police: [
        'Allez à la police avec cette feuille et faites-y votre déclaration. La police vous donne une attestation.',
        'Avec cette attestation, demandez une nouvelle carte à la commune.',
      ],
      embassy: [
        "Allez à l'ambassade ou au consulat de Belgique du pays où vous êtes. Remplissez-y le formulaire de déclaration.",
        'Refaites votre déclaration dès que vous êtes de retour en Belgique.',
      ],
    },
    comeBefore: (date) => `Venez au plus tard le ${date}. Ensuite, cette déclaration n'est plus valable.`,
    where: 'Où aller ?',
  },
  de: {
    titles: {
      loss: 'Vorläufige Meldung: Karte verloren',
      theft: 'Vorläufige Meldung: Karte gestohlen',
      destruction: 'Vorläufige Meldung: Karte zerstört',
    },
    noAnnex12: 'Dies ist keine Anlage 12 und kein Identitätsnachweis. Sie können damit nicht reisen.',
    blockNow: 'Sperren Sie Ihre Karte',
    callDocStop: 'Haben Sie noch nicht angerufen? Rufen Sie DOC STOP an. Das geht Tag und Nacht:',
    yourDeclaration: 'Ihre Meldung',
    card: 'Karte:',
    declaredBy: 'Gemeldet von:',
    declaredOn: 'Gemeldet am:',
    next: {
      municipality: [
        'Kommen Sie mit diesem Blatt zum Schalter. Ein Mitarbeiter prüft, wer Sie sind, und bestätigt die Meldung.',
        'Erst dann wird Ihre Karte annulliert und Sie erhalten eine Anlage 12. Sie ersetzt Ihre Karte in Belgien.',
      ],
      police: [
        'Gehen Sie mit diesem Blatt zur Polizei und erstatten Sie dort Anzeige. Die Polizei gibt Ihnen eine Bescheinigung.',
        'Beantragen Sie mit dieser Bescheinigung eine neue Karte bei der Gemeinde.',
      ],
      embassy: [
        'Gehen Sie zur belgischen Botschaft oder zum Konsulat in dem Land, in dem Sie sind. Füllen Sie dort das Meldeformular aus.',
        'Wiederholen Sie Ihre Meldung, sobald Sie wieder in Belgien sind.',
      ],
    },
    comeBefore: (date) => `Kommen Sie spätestens am ${date}. Danach verfällt diese Meldung.`,
    where: 'Wohin gehen Sie?',
  },
  en: {
    titles: {
      loss: 'Pre-declaration: card lost',
      theft: 'Pre-declaration: card stolen',
      destruction: 'Pre-declaration: card destroyed',
    },
    noAnnex12: 'This is not an annex 12 and not an identity document. You cannot travel with it.',
    blockNow: 'Block your card',
    callDocStop: 'Have you not called yet? Call DOC STOP, day or night:',
    yourDeclaration: 'Your declaration',
    card: 'Card:',
    declaredBy: 'Declared by:',
    declaredOn: 'Declared on:',
    next: {
      municipality: [
        'Come to the counter with this sheet. A clerk checks who you are and confirms the declaration.',
        'Only then is your card cancelled, and you get an annex 12. It replaces your card in Belgium.',
      ],
      police: [
        'Go to the police with this sheet and declare it there. The police give you a certificate.',
        'With that certificate, ask the municipality for a new card.',
      ],
      embassy: [
        'Go to the Belgian embassy or consulate of the country where you are. Fill in the declaration form there.',
        'Declare it again as soon as you are back in Belgium.',
      ],
    },
    comeBefore: (date) => `Come no later than ${date}. After that this declaration is no longer valid.`,
    where: 'Where do you go?',
  },
};
