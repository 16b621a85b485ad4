import type { NoticeWords } from './wording.ts';

export const de: NoticeWords = {
  kinds: {
    'codes-arrived': {
      matter: 'Ihre neuen Codes liegen bereit',
      paragraphs: [
        'Der Brief mit Ihrem neuen PIN-Code und PUK-Code ist angekommen. Sie können ihn jetzt abholen.',
        'Kommen Sie, wenn möglich, vor dem {collectBy}.',
        'Sie können die Codes bis einschließlich {lastDay} abholen. Danach vernichten wir sie.',
      ],
    },
    'codes-reminder': {
      matter: 'Erinnerung: Ihre neuen Codes liegen noch bereit',
      paragraphs: [
        'Der Brief mit Ihrem neuen PIN-Code und PUK-Code liegt noch für Sie bereit. Bitte holen Sie ihn ab.',
        'Sie können die Codes bis einschließlich {lastDay} abholen. Danach vernichten wir sie.',
      ],
    },
    'codes-destroyed': {
      matter: 'Ihre neuen Codes wurden vernichtet',
      paragraphs: [
        'Sie haben den Brief mit Ihren neuen Codes nicht rechtzeitig abgeholt. Wir haben den Brief vernichtet.',
        'Brauchen Sie noch neue Codes? Dann stellen Sie einen neuen Antrag.',
      ],
    },
    'codes-not-needed': {
      matter: 'Sie brauchen keinen Brief mit Codes',
      paragraphs: [
        'Ihre Karte hat einen neueren Chip. Für diese Karte gibt es keinen Brief mit neuen Codes.',
        'Kommen Sie mit Ihrer Karte zum Schalter. Dort wählen Sie sofort einen neuen PIN-Code.',
        'Wir haben keinen Brief bestellt. Für diesen Antrag bezahlen Sie nichts.',
      ],
    },
    'pre-declaration-lapsing': {
      matter: 'Ihre vorläufige Meldung ist nicht bestätigt',
      paragraphs: [
        'Sie haben gemeldet, dass Ihre Karte verloren, gestohlen oder zerstört ist. Sie haben diese Meldung noch nicht am Schalter bestätigt.',
        'Bestätigen Sie Ihre Meldung vor dem {lapsesOn}. Danach zählt sie nicht mehr.',
        'Die vorläufige Meldung allein annulliert Ihre Karte nicht.',
        'Ist Ihre Karte noch nicht gesperrt? Rufen Sie jetzt DOC STOP an: {docStop}. Das geht Tag und Nacht.',
      ],
    },
    'card-cancelled': {
      matter: 'Ihre Karte ist annulliert',
      paragraphs: [
        'Ihre Karte ist nach Ihrer Erklärung annulliert. Sie wird nie wieder gültig.',
        'Finden Sie die Karte wieder? Benutzen Sie sie nicht und bringen Sie sie zum Schalter.',
        'Kommen Sie zum Schalter, um eine neue Karte zu beantragen.',
      ],
    },
    'annex-12-ending': {
      matter: 'Ihre Anlage 12 läuft bald ab',
      paragraphs: [
        'Ihre Anlage 12 ersetzt Ihre Karte in Belgien bis einschließlich {annex12Until}.',
        'Haben Sie noch keine neue Karte beantragt? Tun Sie es jetzt.',
        'Liegt Ihre neue Karte bereit? Holen Sie sie ab und bringen Sie die Anlage 12 mit.',
        'Brauchen Sie länger eine Anlage 12? Kommen Sie rechtzeitig zum Schalter.',
      ],
    },
    'defect-producer-pays': {
      matter: 'Sie bekommen kostenlos eine neue Karte',
      paragraphs: [
        'Ihre Karte wurde untersucht. Der Hersteller bezahlt die neue Karte.',
        'Kommen Sie zum Schalter, um die neue Karte zu beantragen.',
        'Haben Sie die neue Karte schon bezahlt? Dann bekommen Sie den Betrag zurück. Fragen Sie am Schalter danach.',
      ],
    },
    'defect-holder-pays': {
      matter: 'Ihre Karte wurde untersucht',
      paragraphs: [
        'Ihre Karte wurde untersucht. Der Hersteller bezahlt die neue Karte nicht.',
        'Eine neue Karte kostet {amount}.',
        'Kommen Sie zum Schalter, um eine neue Karte zu beantragen.',
        'Sind Sie nicht einverstanden? Sagen Sie es am Schalter.',
      ],
    },
    'card-ready': {
      matter: 'Ihre neue Karte liegt bereit',
      paragraphs: [
        'Ihre neue Karte liegt bereit: {card}.',
        'Kommen Sie, wenn möglich, vor dem {collectBy}.',
        'Sie können die Karte bis einschließlich {lastDay} abholen. Danach annullieren und vernichten wir sie.',
      ],
    },
    'card-reminder': {
      matter: 'Erinnerung: Ihre neue Karte liegt noch bereit',
      paragraphs: [
        'Ihre neue Karte liegt noch für Sie bereit: {card}. Bitte holen Sie sie ab.',
        'Sie können die Karte bis einschließlich {lastDay} abholen. Danach annullieren und vernichten wir sie.',
      ],
    },
    'card-destroyed': {
      matter: 'Ihre neue Karte wurde vernichtet',
      paragraphs: [
        'Sie haben Ihre neue Karte nicht rechtzeitig abgeholt. Die Karte wurde annulliert und vernichtet.',
        'Kommen Sie zum Schalter, um eine andere Karte zu beantragen.',
      ],
    },
    'appointment-booked': {
      matter: 'Ihr Termin',
      paragraphs: [
        'Sie haben einen Termin am {appointmentAt}.',
        'Können Sie nicht kommen? Sagen Sie es uns rechtzeitig.',
      ],
    },
    'request-withdrawn': {
      matter: 'Ihr Antrag ist eingestellt',
      paragraphs: [
        'Ihr Antrag ist eingestellt. Sie müssen nichts mehr tun.',
        'Haben Sie das nicht gewünscht oder schon bezahlt? Melden Sie sich bei uns.',
      ],
    },
    'request-refused': {
      matter: 'Ihr Antrag kann nicht angenommen werden',
      paragraphs: [
        'Wir können Ihren Antrag nicht annehmen. Es wird nichts bestellt.',
        'Haben Sie schon bezahlt? Dann bekommen Sie den Betrag zurück. Fragen Sie am Schalter danach.',
        'Möchten Sie wissen, warum, oder sind Sie nicht einverstanden? Melden Sie sich bei uns.',
      ],
    },
  },
  subjectCase: 'Aktenzeichen {caseNumber}',
  simulated: 'SIMULATION',
  where: 'Wo?',
  cost: 'Was kostet es?',
  amountDue: 'Sie bezahlen noch {amount} am Schalter.',
  nothingDue: 'Sie müssen nichts mehr bezahlen.',
  questions: 'Fragen?',
  email: 'E-Mail:',
  appointmentOnly: 'Machen Sie zuerst einen Termin.',
  neverAsked: 'Wir fragen nie nach Ihrem PIN-Code oder PUK-Code. Geben Sie sie niemandem.',
};
