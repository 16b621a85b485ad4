/** The fixed words of what clerks keep or type over: destruction record and data sheet for the official annex 12. */
import type { Language } from '../../contract/languages.ts';
import type { Annex12Statement, FactsOf } from './document-facts.ts';

type Ending = FactsOf<'destruction-record'>['ended']['by'];

export type RecordWords = {
  readonly destruction: {
    readonly title: string;
    readonly what: string;
    readonly keptAt: string;
    readonly arrivedOn: string;
    readonly endedOn: { readonly [By in Ending]: string };
    readonly statements: { readonly [By in Ending]: string };
    readonly signatures: string;
    readonly clerk: string;
    readonly signedOn: string;
    readonly noName: string;
  };
  readonly annex12: {
    readonly title: string;
    readonly notice: string;
    readonly copyThese: string;
    readonly field: string;
    readonly value: string;
    readonly surname: string;
    readonly givenNames: string;
    readonly nationalNumber: string;
    readonly birthDate: string;
    readonly birthPlace: string;
    readonly nationality: string;
    readonly document: string;
    readonly documentNumber: string;
    readonly reason: string;
    readonly municipality: string;
    readonly validUntil: string;
    readonly photo: string;
    readonly seal: string;
    readonly readFromRegister: string;
    readonly byHand: string;
    readonly whyLeftOut: string;
    readonly meaning: string;
    readonly statements: { readonly [S in Annex12Statement]: string };
  };
};

export const recordWords: Readonly<Record<Language, RecordWords>> = {
  nl: {
    destruction: {
      title: 'Verslag van vernietiging',
      what: 'Wat:',
      keptAt: 'Bewaard in:',
      arrivedOn: 'Aangekomen op:',
      endedOn: { term: 'Einde van de termijn:', 'ruling-out': 'Niemand kan het nog afhalen sinds:' },
      statements: {
        term: 'Twee medewerkers hebben elk apart ondertekend dat dit na het einde van de termijn vernietigd is.',
        'ruling-out':
          'Twee medewerkers hebben elk apart ondertekend dat dit vernietigd is, omdat niemand het nog kan afhalen.',
      },
      signatures: 'Ondertekend door',
      clerk: 'Medewerker',
      signedOn: 'Ondertekend op',
      noName: 'Dit verslag noemt de aanvrager niet. Het dossiernummer verwijst naar het dossier.',
    },
    annex12: {
      title: 'Gegevensblad voor bijlage 12',
      notice: 'Dit is geen bijlage 12. Dit blad is voor de medewerker: geef het niet mee.',
      copyThese: 'Neem deze gegevens over op de officiële bijlage 12',
      field: 'Vak op bijlage 12',
      value: 'Vul in',
      surname: 'Naam',
      givenNames: 'Voornamen',
      nationalNumber: 'Rijksregisternummer',
      birthDate: 'Geboortedatum',
      birthPlace: 'Geboorteplaats',
      nationality: 'Nationaliteit',
      document: 'Soort document',
      documentNumber: 'Nummer van het document',
      reason: 'Verklaring',
      municipality: 'Gemeente van afgifte',
      validUntil: 'Geldig tot en met',
      photo: 'Foto',
      seal: 'Stempel en handtekening',
      readFromRegister: 'lees in het register',
      byHand: 'aan het loket',
      whyLeftOut:
        'Het rijksregisternummer en het nummer van het document staan niet op dit blad. Papier kan in verkeerde handen komen.',
      meaning:
        'Bijlage 12 vervangt de kaart alleen in België. Ze is geen identiteitskaart en geen reisdocument. De houder geeft ze terug als hij de nieuwe kaart krijgt.',
      statements: {
        loss: 'kaart verloren',
        theft: 'kaart gestolen',
        destruction: 'kaart vernield',
        'sent-for-examination': 'niet-werkende kaart opgestuurd voor onderzoek',
      },
    },
  },
  fr: {
    destruction: {
      title: 'Procès-verbal de destruction',
      what: 'Objet :',
      keptAt: 'Gardé à :',
      arrivedOn: 'Arrivé le :',
      endedOn: { term: 'Fin du délai :', 'ruling-out': 'Plus personne ne peut le retirer depuis :' },
      statements: {
        term: 'Deux agents ont chacun signé séparément que ceci a été détruit après la fin du délai.',
        'ruling-out':
          'Deux agents ont chacun signé séparément que ceci a été détruit, parce que plus personne ne peut le retirer.',
      },
      signatures: 'Signé par',
      clerk: 'Agent',
      signedOn: 'Signé le',
      noName: 'Ce document ne nomme pas le demandeur. Le numéro de dossier renvoie au dossier.',
    },
    annex12: {
      title: "Fiche de données pour l'annexe 12",
      notice: "Ceci n'est pas une annexe 12. Cette fiche est pour l'agent : ne la donnez pas au citoyen.",
      copyThese: "Reprenez ces données sur l'annexe 12 officielle",
      field: "Case de l'annexe 12",
      value: 'À remplir',
      surname: 'Nom',
      givenNames: 'Prénoms',
      nationalNumber: 'Numéro de registre national',
      birthDate: 'Date de naissance',
      birthPlace: 'Lieu de naissance',
      nationality: 'Nationalité',
      document: 'Type de document',
      documentNumber: 'Numéro du document',
      reason: 'Déclaration',
      municipality: 'Commune de délivrance',
      validUntil: "Valable jusqu'au",
      photo: 'Photo',
      seal: 'Sceau et signature',
      readFromRegister: 'à lire dans le registre',
      byHand: 'au guichet',
      whyLeftOut:
        'Le numéro de registre national et le numéro du document ne figurent pas sur cette fiche. Un papier peut tomber entre de mauvaises mains.',
      meaning:
        "L'annexe 12 remplace la carte en Belgique seulement. Ce n'est ni une carte d'identité, ni un document de voyage. Le titulaire la rend quand il reçoit la nouvelle carte.",
      statements: {
        loss: 'carte perdue',
        theft: 'carte volée',
        destruction: 'carte détruite',
        'sent-for-examination': 'carte défectueuse envoyée pour examen',
      },
    },
  },
  de: {
    destruction: {
      title: 'Protokoll der Vernichtung',
      what: 'Was:',
      keptAt: 'Aufbewahrt in:',
      arrivedOn: 'Angekommen am:',
      endedOn: { term: 'Ende der Frist:', 'ruling-out': 'Niemand kann es mehr abholen seit:' },
      statements: {
        term: 'Zwei Mitarbeiter haben getrennt unterschrieben, dass dies nach dem Ende der Frist vernichtet wurde.',
        'ruling-out':
          'Zwei Mitarbeiter haben getrennt unterschrieben, dass dies vernichtet wurde, weil niemand es mehr abholen kann.',
      },
      signatures: 'Unterschrieben von',
      clerk: 'Mitarbeiter',
      signedOn: 'Unterschrieben am',
      noName: 'Dieses Protokoll nennt den Antragsteller nicht. Das Aktenzeichen verweist auf die Akte.',
    },
    annex12: {
      title: 'Datenblatt für Anlage 12',
      notice: 'Dies ist keine Anlage 12. Dieses Blatt ist für den Mitarbeiter: Geben Sie es nicht mit.',
      copyThese: 'Übernehmen Sie diese Angaben in die amtliche Anlage 12',
      field: 'Feld der Anlage 12',
      value: 'Ausfüllen',
      surname: 'Name',
      givenNames: 'Vornamen',
      nationalNumber: 'Nationalregisternummer',
      birthDate: 'Geburtsdatum',
      birthPlace: 'Geburtsort',
      nationality: 'Staatsangehörigkeit',
      document: 'Art des Dokuments',
      documentNumber: 'Nummer des Dokuments',
      reason: 'Erklärung',
      municipality: 'Ausstellende Gemeinde',
      validUntil: 'Gültig bis einschließlich',
      photo: 'Foto',
      seal: 'Siegel und Unterschrift',
      readFromRegister: 'im Register ablesen',
      byHand: 'am Schalter',
      whyLeftOut:
        'Die Nationalregisternummer und die Nummer des Dokuments stehen nicht auf diesem Blatt. Papier kann in falsche Hände kommen.',
      meaning:
        'Anlage 12 ersetzt die Karte nur in Belgien. Sie ist kein Personalausweis und kein Reisedokument. Der Inhaber gibt sie zurück, wenn er die neue Karte erhält.',
      statements: {
        loss: 'Karte verloren',
        theft: 'Karte gestohlen',
        destruction: 'Karte zerstört',
        'sent-for-examination': 'nicht funktionierende Karte zur Untersuchung eingeschickt',
      },
    },
  },
  en: {
    destruction: {
      title: 'Record of destruction',
      what: 'What:',
      keptAt: 'Kept at:',
      arrivedOn: 'Arrived on:',
      endedOn: { term: 'End of the term:', 'ruling-out': 'Nobody can collect it any more since:' },
      statements: {
        term: 'Two clerks each signed separately that this was destroyed after the end of the term.',
        'ruling-out':
          'Two clerks each signed separately that this was destroyed, because nobody can collect it any more.',
      },
      signatures: 'Signed by',
      clerk: 'Clerk',
      signedOn: 'Signed on',
      noName: 'This record does not name the applicant. The case number refers to the case.',
    },
    annex12: {
      title: 'Data sheet for annex 12',
      notice: 'This is not an annex 12. This sheet is for the clerk: do not hand it over.',
      copyThese: 'Copy these data onto the official annex 12',
      field: 'Field of annex 12',
      value: 'Fill in',
      surname: 'Surname',
      givenNames: 'Given names',
      nationalNumber: 'National register number',
      birthDate: 'Date of birth',
      birthPlace: 'Place of birth',
      nationality: 'Nationality',
      document: 'Kind of document',
      documentNumber: 'Number of the document',
      reason: 'Statement',
      municipality: 'Issuing municipality',
      validUntil: 'Valid up to and including',
      photo: 'Photo',
      seal: 'Seal and signature',
      readFromRegister: 'read in the register',
      byHand: 'at the counter',
      whyLeftOut:
        'The national register number and the number of the document are not on this sheet. Paper can fall into the wrong hands.',
      meaning:
        'Annex 12 replaces the card in Belgium only. It is not an identity card and not a travel document. The holder gives it back on receiving the new card.',
      statements: {
        loss: 'card lost',
        theft: 'card stolen',
        destruction: 'card destroyed',
        'sent-for-examination': 'card that does not work, sent for examination',
      },
    },
  },
};
