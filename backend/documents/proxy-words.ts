/** The words about somebody else who collects (reference municipal.md A12, D8), for the proxy form and the letters. */
import type { Language } from '../../contract/languages.ts';
import type { Municipality } from '../../contract/municipality.ts';

type ProxyPolicy = Municipality['services']['pinReprint']['pickup']['proxy'];

export type ProxyWords = {
  readonly title: string;
  readonly explanation: string;
  readonly forWhat: string;
  readonly toCollect: string;
  readonly giver: string;
  readonly holder: string;
  readonly proxy: string;
  readonly name: string;
  readonly birthDate: string;
  readonly address: string;
  readonly statement: string;
  readonly dateAndPlace: string;
  readonly signature: string;
  readonly bring: readonly string[];
  readonly fingerprintsHeading: string;
  readonly fingerprints: string;
  readonly policyHeading: string;
  /** Whether somebody else may come. */
  readonly policies: { readonly [P in ProxyPolicy]: string };
};

export const proxyWords: Readonly<Record<Language, ProxyWords>> = {
  nl: {
    title: 'Volmacht om af te halen',
    explanation: 'Vul dit blad in als iemand anders voor u komt. Onderteken het allebei.',
    forWhat: 'Waarvoor?',
    toCollect: 'Af te halen:',
    giver: 'Wie geeft de volmacht?',
    holder: 'Naam:',
    proxy: 'Wie komt in uw plaats?',
    name: 'Naam en voornaam:',
    birthDate: 'Geboortedatum:',
    address: 'Adres:',
    statement: 'Ik geef deze persoon de toestemming om dit in mijn plaats af te halen.',
    dateAndPlace: 'Plaats en datum:',
    signature: 'Handtekening:',
    bring: [
      'Dit blad, door u allebei ondertekend.',
      'De identiteitskaart van de persoon die komt.',
      'Uw eigen kaart, of bijlage 12.',
    ],
    fingerprintsHeading: 'Kaart met vingerafdrukken',
    fingerprints:
      'Staan uw vingerafdrukken op de kaart, dan kijken wij ze na bij de activering. Kom dan zelf, of vraag eerst aan het loket wat kan.',
    policyHeading: 'Wie mag komen?',
    policies: {
      none: 'Kom zelf. Iemand anders mag dit in onze gemeente niet voor u afhalen.',
      'non-biometric':
        'Iemand anders mag komen met een volmacht, maar niet voor een kaart met vingerafdrukken. Vraag het formulier aan het loket.',
      yes: 'Kunt u niet zelf komen? Iemand anders mag komen met een volmacht. Vraag het formulier aan het loket.',
    },
  },
  fr: {
    title: 'Procuration pour un retrait',
    explanation: "Remplissez cette feuille si quelqu'un d'autre vient pour vous. Signez-la tous les deux.",
    forWhat: 'Pour quoi ?',
    toCollect: 'À retirer :',
    giver: 'Qui donne procuration ?',
    holder: 'Nom :',
    proxy: 'Qui vient à votre place ?',
    name: 'Nom et prénom :',
    birthDate: 'Date de naissance :',
    address: 'Adresse :',
    statement: "J'autorise cette personne à retirer ceci à ma place.",
    dateAndPlace: 'Lieu et date :',
    signature: 'Signature :',
    bring: [
      'Cette feuille, signée par vous deux.',
      "La carte d'identité de la personne qui vient.",
      "Votre propre carte, ou l'annexe 12.",
    ],
    fingerprintsHeading: 'Carte avec empreintes digitales',
    fingerprints:
      "Si la carte contient vos empreintes digitales, nous les vérifions à l'activation. Venez alors vous-même, ou demandez d'abord au guichet ce qui est possible.",
    policyHeading: 'Qui peut venir ?',
    policies: {
      none: "Venez vous-même. Dans notre commune, quelqu'un d'autre ne peut pas retirer ceci pour vous.",
      'non-biometric':
        "Quelqu'un d'autre peut venir avec une procuration, mais pas pour une carte avec empreintes digitales. Demandez le formulaire au guichet.",
      yes: "Vous ne pouvez pas venir vous-même ? Quelqu'un d'autre peut venir avec une procuration. Demandez le formulaire au guichet.",
    },
  },
  de: {
    title: 'Vollmacht für eine Abholung',
    explanation: 'Füllen Sie dieses Blatt aus, wenn jemand anders für Sie kommt. Unterschreiben Sie es beide.',
    forWhat: 'Wofür?',
    toCollect: 'Abzuholen:',
    giver: 'Wer erteilt die Vollmacht?',
    holder: 'Name:',
    proxy: 'Wer kommt an Ihrer Stelle?',
    name: 'Name und Vorname:',
    birthDate: 'Geburtsdatum:',
    address: 'Adresse:',
    statement: 'Ich erlaube dieser Person, dies an meiner Stelle abzuholen.',
    dateAndPlace: 'Ort und Datum:',
    signature: 'Unterschrift:',
    bring: [
      'Dieses Blatt, von Ihnen beiden unterschrieben.',
      'Den Personalausweis der Person, die kommt.',
      'Ihre eigene Karte oder Anlage 12.',
    ],
    fingerprintsHeading: 'Karte mit Fingerabdrücken',
    fingerprints:
      'Stehen Ihre Fingerabdrücke auf der Karte, prüfen wir sie bei der Aktivierung. Kommen Sie dann selbst, oder fragen Sie zuerst am Schalter, was möglich ist.',
    policyHeading: 'Wer darf kommen?',
    policies: {
      none: 'Kommen Sie selbst. In unserer Gemeinde darf niemand anders dies für Sie abholen.',
      'non-biometric':
        'Jemand anders darf mit einer Vollmacht kommen, aber nicht für eine Karte mit Fingerabdrücken. Fragen Sie am Schalter nach dem Formular.',
      yes: 'Können Sie nicht selbst kommen? Jemand anders darf mit einer Vollmacht kommen. Fragen Sie am Schalter nach dem Formular.',
    },
  },
  en: {
    title: 'Proxy to collect',
    explanation: 'Fill in this sheet when somebody else comes for you. Both of you sign it.',
    forWhat: 'For what?',
    toCollect: 'To be collected:',
    giver: 'Who gives the proxy?',
    holder: 'Name:',
    proxy: 'Who comes in your place?',
    name: 'Surname and first name:',
    birthDate: 'Date of birth:',
    address: 'Address:',
    statement: 'I allow this person to collect this in my place.',
    dateAndPlace: 'Place and date:',
    signature: 'Signature:',
    bring: [
      'This sheet, signed by both of you.',
      'The identity card of the person who comes.',
      'Your own card, or annex 12.',
    ],
    fingerprintsHeading: 'Card with fingerprints',
    fingerprints:
      'If the card holds your fingerprints, we check them when it is activated. Then come yourself, or first ask at the counter what is possible.',
    policyHeading: 'Who may come?',
    policies: {
      none: 'Come yourself. In our municipality nobody else may collect this for you.',
      'non-biometric':
        'Somebody else may come with a proxy, but not for a card with fingerprints. Ask for the form at the counter.',
      yes: 'Can you not come yourself? Somebody else may come with a proxy. Ask for the form at the counter.',
    },
  },
};
