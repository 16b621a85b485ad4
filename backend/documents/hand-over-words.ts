/**
 * The labels of a diagnostic hand-over. What was found stands there as codes, which mean the same in every language, in
 * docs/findings.md and on the counter's screen; their sentences live with the screens.
 */
import type { Language } from '../../contract/languages.ts';

export type HandOverWords = {
  readonly title: string;
  readonly forWhom: string;
  readonly firstAnalysis: string;
  readonly suggested: string;
  readonly also: string;
  readonly because: string;
  readonly care: string;
  readonly reported: string;
  readonly open: string;
  readonly onlySuggested: string;
  readonly findings: string;
  readonly nothingFound: string;
  readonly code: string;
  readonly severity: string;
  readonly certainty: string;
  readonly evidence: string;
  readonly checks: string;
  readonly check: string;
  readonly verdict: string;
  readonly reason: string;
  readonly attempts: string;
  readonly step: string;
  readonly card: string;
  readonly duration: string;
  readonly exchanges: string;
  readonly endedBy: string;
  readonly cardAndReader: string;
  readonly generation: string;
  readonly producer: string;
  readonly lifeCycle: string;
  readonly pinTries: string;
  readonly reader: string;
  readonly readerState: string;
  readonly firstFields: string;
  readonly complete: string;
  readonly bytes: string;
  readonly software: string;
  readonly trustList: string;
  readonly trust: string;
  readonly madeAt: string;
  readonly none: string;
};

export const handOverWords: Readonly<Record<Language, HandOverWords>> = {
  nl: {
    title: 'Diagnose van een kaart',
    forWhom: 'Voor de medewerker en de helpdesk. Dit blad bevat geen gegevens van de houder.',
    firstAnalysis: 'Voorstel voor de eerste analyse',
    suggested: 'Voorstel:',
    also: 'Ook te doen:',
    because: 'Omdat:',
    care: 'Zorgvuldig gebruikt:',
    reported: 'Te zien aan de kaart:',
    open: 'Nog niet duidelijk:',
    onlySuggested:
      'Dit is alleen een voorstel. Wie betaalt, beslissen de gemeente en de federale helpdesk. De codes staan uitgelegd op het scherm van het loket.',
    findings: 'Wat is gevonden',
    nothingFound: 'Er is niets gevonden.',
    code: 'Code',
    severity: 'Ernst',
    certainty: 'Zekerheid',
    evidence: 'Waarneming',
    checks: 'Wat is nagekeken',
    check: 'Controle',
    verdict: 'Uitkomst',
    reason: 'Reden',
    attempts: 'Pogingen',
    step: 'Na stap',
    card: 'Kaart',
    duration: 'Duur',
    exchanges: 'Uitwisselingen:',
    endedBy: 'Gestopt door',
    cardAndReader: 'Kaart en lezer',
    generation: 'Versie van de chip:',
    producer: 'Producent van de chip:',
    lifeCycle: 'Toestand van de chip:',
    pinTries: 'Pogingen voor de pincode:',
    reader: 'Lezer:',
    readerState: 'Toestand van de lezer:',
    firstFields: 'Eerste gegevens na:',
    complete: 'Volledig gelezen na:',
    bytes: 'Verstuurd en ontvangen:',
    software: 'Programma:',
    trustList: 'Vertrouwenslijst:',
    trust: 'Vertrouwen:',
    madeAt: 'Gemaakt op:',
    none: 'geen',
  },
  fr: {
    title: "Diagnostic d'une carte",
    forWhom: "Pour l'agent et le helpdesk. Cette feuille ne contient aucune donnée du titulaire.",
    firstAnalysis: 'Proposition pour la première analyse',
    suggested: 'Proposition :',
    also: 'Aussi à faire :',
    because: 'Parce que :',
    care: 'Utilisée avec soin :',
    reported: 'Visible sur la carte :',
    open: 'Pas encore clair :',
    onlySuggested:
      "Ce n'est qu'une proposition. La commune et le helpdesk fédéral décident qui paie. Les codes sont expliqués sur l'écran du guichet.",
    findings: 'Ce qui a été trouvé',
    nothingFound: "Rien n'a été trouvé.",
    code: 'Code',
    severity: 'Gravité',
    certainty: 'Certitude',
    evidence: 'Observation',
    checks: 'Ce qui a été vérifié',
    check: 'Contrôle',
    verdict: 'Résultat',
    reason: 'Raison',
    attempts: 'Essais',
    step: "Après l'étape",
    card: 'Carte',
    duration: 'Durée',
    exchanges: 'Échanges :',
    endedBy: 'Arrêté par',
    cardAndReader: 'Carte et lecteur',
    generation: 'Version de la puce :',
    producer: 'Fabricant de la puce :',
    lifeCycle: 'État de la puce :',
    pinTries: 'Essais pour le code PIN :',
    reader: 'Lecteur :',
    readerState: 'État du lecteur :',
    firstFields: 'Premières données après :',
    complete: 'Lecture complète après :',
    bytes: 'Envoyé et reçu :',
    software: 'Programme :',
    trustList: 'Liste de confiance :',
    trust: 'Confiance :',
    madeAt: 'Fait le :',
    none: 'aucun',
  },
  de: {
    title: 'Diagnose einer Karte',
    forWhom: 'Für den Mitarbeiter und den Helpdesk. Dieses Blatt enthält keine Angaben zum Inhaber.',
    firstAnalysis: 'Vorschlag für die erste Analyse',
    suggested: 'Vorschlag:',
    also: 'Auch zu tun:',
    because: 'Weil:',
    care: 'Sorgfältig benutzt:',
    reported: 'An der Karte zu sehen:',
    open: 'Noch nicht klar:',
    onlySuggested:
      'Dies ist nur ein Vorschlag. Wer bezahlt, entscheiden die Gemeinde und der föderale Helpdesk. Die Codes werden auf dem Bildschirm am Schalter erklärt.',
    findings: 'Was gefunden wurde',
    nothingFound: 'Es wurde nichts gefunden.',
    code: 'Code',
    severity: 'Schwere',
    certainty: 'Sicherheit',
    evidence: 'Beobachtung',
    checks: 'Was geprüft wurde',
    check: 'Prüfung',
    verdict: 'Ergebnis',
    reason: 'Grund',
    attempts: 'Versuche',
    step: 'Nach Schritt',
    card: 'Karte',
    duration: 'Dauer',
    exchanges: 'Austausche:',
    endedBy: 'Beendet durch',
    cardAndReader: 'Karte und Leser',
    generation: 'Version des Chips:',
    producer: 'Hersteller des Chips:',
    lifeCycle: 'Zustand des Chips:',
    pinTries: 'Versuche für den PIN-Code:',
    reader: 'Leser:',
    readerState: 'Zustand des Lesers:',
    firstFields: 'Erste Daten nach:',
    complete: 'Ganz gelesen nach:',
    bytes: 'Gesendet und empfangen:',
    software: 'Programm:',
    trustList: 'Vertrauensliste:',
    trust: 'Vertrauen:',
    madeAt: 'Erstellt am:',
    none: 'keine',
  },
  en: {
    title: 'Diagnosis of a card',
    forWhom: 'For the clerk and the helpdesk. This sheet holds no data of the holder.',
    firstAnalysis: 'Suggested first analysis',
    suggested: 'Suggestion:',
    also: 'Also to be done:',
    because: 'Because:',
    care: 'Used with care:',
    reported: 'Seen on the card:',
    open: 'Not clear yet:',
    onlySuggested:
      'This is only a suggestion. Municipality and federal helpdesk decide who pays. The codes are explained on the screen of the counter.',
    findings: 'What was found',
    nothingFound: 'Nothing was found.',
    code: 'Code',
    severity: 'Severity',
    certainty: 'Certainty',
    evidence: 'Observation',
    checks: 'What was checked',
    check: 'Check',
    verdict: 'Verdict',
    reason: 'Reason',
    attempts: 'Attempts',
    step: 'After step',
    card: 'Card',
    duration: 'Duration',
    exchanges: 'Exchanges:',
    endedBy: 'Ended by',
    cardAndReader: 'Card and reader',
    generation: 'Version of the chip:',
    producer: 'Producer of the chip:',
    lifeCycle: 'State of the chip:',
    pinTries: 'Tries for the PIN:',
    reader: 'Reader:',
    readerState: 'State of the reader:',
    firstFields: 'First data after:',
    complete: 'Read completely after:',
    bytes: 'Sent and received:',
    software: 'Program:',
    trustList: 'Trust list:',
    trust: 'Trust:',
    madeAt: 'Made on:',
    none: 'none',
  },
};
