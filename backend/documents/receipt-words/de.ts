import type { ReceiptWords } from '../receipt-wording.ts';

export const de: ReceiptWords = {
  titles: {
    'pin-reprint': 'Empfangsbestätigung Ihres Antrags',
    'pin-reset': 'Empfangsbestätigung Ihres Antrags',
    loss: 'Empfangsbestätigung Ihrer Meldung',
    'card-defect': 'Empfangsbestätigung Ihrer Meldung',
    replacement: 'Empfangsbestätigung Ihres Antrags',
    'foreigner-card': 'Empfangsbestätigung Ihres Antrags',
    'digital-key': 'Empfangsbestätigung Ihres Antrags',
    appointment: 'Ihr Termin',
    'queue-ticket': 'Ihre Wartenummer',
  },
  yourRequest: 'Ihr Antrag',
  yourReport: 'Ihre Meldung',
  what: 'Was:',
  asked: {
    'pin-reprint': 'Neuer PIN-Code und neuer PUK-Code für Ihren Personalausweis',
    'pin-reset': 'Ein neuer PIN-Code am Schalter',
    loss: 'Karte verloren, gestohlen oder zerstört',
    'card-defect': 'Eine Karte, die nicht funktioniert',
    replacement: 'Ein neuer Personalausweis',
    'foreigner-card': 'Eine neue Aufenthaltskarte',
    'digital-key': 'Der Code für einen digitalen Schlüssel',
  },
  kidsId: 'Eine neue Kids-ID',
  requestedBy: 'Beantragt von:',
  receivedOn: 'Eingegangen am:',
  reason: 'Grund:',
  reasons: {
    renewal: 'die alte Karte läuft ab',
    loss: 'die Karte ist verloren',
    theft: 'die Karte ist gestohlen',
    damage: 'die Karte ist kaputt',
    first: 'erste Karte',
    'own-initiative': 'eigener Wunsch',
  },
  speed: 'Wie schnell:',
  speeds: {
    normal: 'normales Verfahren',
    'urgent-municipality': 'Eilverfahren, Abholung in der Gemeinde',
    'urgent-brussels': 'Eilverfahren, Abholung in Brüssel',
  },
  amount: 'Betrag:',
  payAt: { request: 'am Schalter zu bezahlen', collection: 'bei der Abholung zu bezahlen' },
  nothingToPay: 'nichts zu bezahlen',
  appointmentAt: 'Tag und Uhrzeit',
  reprint: {
    first: {
      'awaiting-generation':
        'Gehen Sie zuerst mit Ihrer Karte zum Schalter. Ein Mitarbeiter prüft, ob Sie neue Codes brauchen. Bezahlen Sie noch nichts.',
      'awaiting-payment': 'Bezahlen Sie zuerst am Schalter. Erst danach bestellen wir die Codes.',
    },
    whoDecides: 'Der FÖD Inneres bearbeitet den Antrag und erstellt die Codes. Die Gemeinde bewahrt sie für Sie auf.',
    expected: (from, to) => `Wir erwarten die Codes zwischen dem ${from} und dem ${to}.`,
    collectWithin: (months) =>
      months === 1
        ? 'Holen Sie die Codes innerhalb von 1 Monat ab. Danach werden sie vernichtet.'
        : `Holen Sie die Codes innerhalb von ${months} Monaten ab. Danach werden sie vernichtet.`,
    whereToCollect: 'Wo holen Sie die Codes ab?',
  },
  card: {
    comeFirst: 'Kommen Sie zuerst zum Schalter. Ein Mitarbeiter prüft Ihre Daten. Erst danach bestellen wir die Karte.',
    bringChild: 'Bringen Sie das Kind mit.',
    homeVisit: 'Ein Mitarbeiter kommt zu Ihnen nach Hause. Wir melden uns bei Ihnen, um einen Tag zu vereinbaren.',
    policeFirst: 'Gehen Sie zuerst zur Polizei und erstatten Sie Anzeige. Sie erhalten eine Bescheinigung.',
    thenCounter: 'Kommen Sie danach mit dieser Bescheinigung zum Schalter. Erst dann bestellen wir die Karte.',
    expected: (from, to) => `Kommen Sie sofort? Dann erwarten wir die Karte zwischen dem ${from} und dem ${to}.`,
    expectedAt: (moment) => `Kommen Sie sofort? Dann liegt die Karte bereit ab ${moment}.`,
    proxyAnnounced: 'Holt jemand anders die Karte ab? Fragen Sie am Schalter nach dem Formular für die Vollmacht.',
    cannotSign: 'Können Sie nicht unterschreiben? Sagen Sie es auch am Schalter.',
    whereToCollect: 'Wo holen Sie die Karte ab?',
    whereThen: 'Wohin gehen Sie danach?',
    keepReady: 'Was legen Sie bereit?',
    samePlace: 'Sie holen die Karte später am selben Ort ab.',
  },
  resetFirst: 'Kommen Sie mit Ihrer Karte zum Schalter.',
  defect: {
    first: 'Gehen Sie mit Ihrer Karte und diesem Blatt zum Schalter. Ein Mitarbeiter untersucht die Karte.',
    payFirst: 'Sie bezahlen die neue Karte zuerst. Ist es nicht Ihr Fehler, erhalten Sie den Betrag zurück.',
    priceOtherwise: (amount) => `Ist es Ihr Fehler, kostet eine neue Karte ${amount}.`,
  },
  key: {
    first: 'Kommen Sie selbst zum Schalter. Ein Mitarbeiter prüft, wer Sie sind, und gibt Ihnen einen Code auf Papier.',
    link: (days) =>
      `Sie erhalten auch einen Link per E-Mail. Er gilt ${days} Tage. Mit Code und Link erstellen Sie Ihren Schlüssel.`,
    helpdesk: 'Brauchen Sie Hilfe?',
  },
  visit: {
    inTime: (minutes) => `Kommen Sie pünktlich. Bei mehr als ${minutes} Minuten Verspätung verfällt Ihr Termin.`,
    cannotCome: 'Können Sie nicht kommen? Sagen Sie es uns rechtzeitig.',
  },
  ticket: {
    wait: 'Warten Sie, bis wir Ihre Nummer aufrufen.',
    todayOnly: 'Diese Nummer gilt nur heute.',
  },
  comeBefore: (date) => `Kommen Sie spätestens am ${date}. Danach gilt diese Bestätigung nicht mehr.`,
  appointmentFirst: 'Machen Sie zuerst einen Termin',
  told: {
    codes: {
      letter: 'Sie erhalten einen Brief, sobald die Codes da sind. Kommen Sie erst danach.',
      email: 'Sie erhalten eine E-Mail, sobald die Codes da sind. Kommen Sie erst danach.',
    },
    card: {
      letter: 'Sie erhalten einen Brief, sobald die Karte bereitliegt.',
      email: 'Sie erhalten eine E-Mail, sobald die Karte bereitliegt.',
    },
    cancelled: {
      letter: 'Sie erhalten einen Brief, sobald Ihre Karte annulliert ist.',
      email: 'Sie erhalten eine E-Mail, sobald Ihre Karte annulliert ist.',
    },
    appointment: {
      letter: 'Sie erhalten diesen Termin auch in einem Brief.',
      email: 'Sie erhalten diesen Termin auch in einer E-Mail.',
    },
    nothing: 'Sie erhalten dazu keinen Brief und keine E-Mail. Sie brauchen nicht darauf zu warten.',
    nobody: 'Wir kennen Ihren Namen nicht: Sie erhalten keinen Brief und keine E-Mail. Behalten Sie dieses Blatt.',
  },
  whereToGo: 'Wohin gehen Sie?',
  where: 'Wo?',
  email: 'E-Mail:',
  goodToKnow: 'Gut zu wissen',
};
