import type { NoticeWords } from './wording.ts';

export const fr: NoticeWords = {
  kinds: {
    'codes-arrived': {
      matter: 'Vos nouveaux codes sont là',
      paragraphs: [
        'La lettre avec votre nouveau code PIN et votre nouveau code PUK est arrivée. Vous pouvez venir la chercher.',
        'Si possible, venez avant le {collectBy}.',
        "Vous pouvez retirer les codes jusqu'au {lastDay} inclus. Ensuite, nous les détruisons.",
      ],
    },
    'codes-reminder': {
      matter: 'Rappel : vos nouveaux codes vous attendent',
      paragraphs: [
        'La lettre avec votre nouveau code PIN et votre nouveau code PUK vous attend toujours. Venez la chercher.',
        "Vous pouvez retirer les codes jusqu'au {lastDay} inclus. Ensuite, nous les détruisons.",
      ],
    },
    'codes-destroyed': {
      matter: 'Vos nouveaux codes ont été détruits',
      paragraphs: [
        "Vous n'êtes pas venu chercher à temps la lettre avec vos nouveaux codes. Nous avons détruit la lettre.",
        'Vous avez encore besoin de nouveaux codes ? Faites une nouvelle demande.',
      ],
    },
    'codes-not-needed': {
      matter: "Vous n'avez pas besoin d'une lettre avec des codes",
      paragraphs: [
        "Votre carte a une puce plus récente. Pour cette carte, il n'existe pas de lettre avec de nouveaux codes.",
        'Venez au guichet avec votre carte. Vous y choisissez tout de suite un nouveau code PIN.',
        "Nous n'avons pas commandé de lettre. Vous ne payez rien pour cette demande.",
      ],
    },
    'pre-declaration-lapsing': {
      matter: "Votre déclaration provisoire n'est pas confirmée",
      paragraphs: [
        "Vous avez signalé que votre carte est perdue, volée ou détruite. Vous n'avez pas encore confirmé cette déclaration au guichet.",
        'Venez confirmer votre déclaration avant le {lapsesOn}. Ensuite, elle ne compte plus.',
        "La déclaration provisoire seule n'annule pas votre carte.",
        "Votre carte n'est pas encore bloquée ? Appelez maintenant DOC STOP : {docStop}. C'est possible jour et nuit.",
      ],
    },
    'card-cancelled': {
      matter: 'Votre carte est annulée',
      paragraphs: [
        'Votre carte est annulée après votre déclaration. Elle ne sera plus jamais valable.',
        "Vous retrouvez la carte ? Ne l'utilisez pas et apportez-la au guichet.",
        'Venez au guichet pour demander une nouvelle carte.',
      ],
    },
    'annex-12-ending': {
      matter: 'Votre annexe 12 arrive à sa fin',
      paragraphs: [
        "Votre annexe 12 remplace votre carte en Belgique jusqu'au {annex12Until} inclus.",
        "Vous n'avez pas encore demandé de nouvelle carte ? Faites-le maintenant.",
        "Votre nouvelle carte est prête ? Venez la chercher et apportez l'annexe 12.",
        "Vous avez besoin d'une annexe 12 plus longtemps ? Venez à temps au guichet.",
      ],
    },
    'defect-producer-pays': {
      matter: 'Vous recevez une nouvelle carte gratuite',
      paragraphs: [
        'Votre carte a été examinée. Le producteur paie la nouvelle carte.',
        'Venez au guichet pour demander la nouvelle carte.',
        'Vous avez déjà payé la nouvelle carte ? Ce montant vous est remboursé. Demandez-le au guichet.',
      ],
    },
    'defect-holder-pays': {
      matter: 'Votre carte a été examinée',
      paragraphs: [
        'Votre carte a été examinée. Le producteur ne paie pas la nouvelle carte.',
        'Une nouvelle carte coûte {amount}.',
        'Venez au guichet pour demander une nouvelle carte.',
        "Vous n'êtes pas d'accord ? Dites-le au guichet.",
      ],
    },
    'card-ready': {
      matter: 'Votre nouvelle carte est prête',
      paragraphs: [
        'Votre nouvelle carte est prête : {card}.',
        'Si possible, venez avant le {collectBy}.',
        "Vous pouvez retirer la carte jusqu'au {lastDay} inclus. Ensuite, nous l'annulons et la détruisons.",
      ],
    },
    'card-reminder': {
      matter: 'Rappel : votre nouvelle carte vous attend',
      paragraphs: [
        'Votre nouvelle carte vous attend toujours : {card}. Venez la chercher.',
        "Vous pouvez retirer la carte jusqu'au {lastDay} inclus. Ensuite, nous l'annulons et la détruisons.",
      ],
    },
    'card-destroyed': {
      matter: 'Votre nouvelle carte a été détruite',
      paragraphs: [
        "Vous n'êtes pas venu chercher votre nouvelle carte à temps. La carte a été annulée et détruite.",
        'Venez au guichet pour demander une autre carte.',
      ],
    },
    'appointment-booked': {
      matter: 'Votre rendez-vous',
      paragraphs: ['Vous avez un rendez-vous le {appointmentAt}.', 'Vous ne pouvez pas venir ? Dites-le-nous à temps.'],
    },
    'request-withdrawn': {
      matter: 'Votre demande est arrêtée',
      paragraphs: [
        "Votre demande est arrêtée. Vous n'avez plus rien à faire.",
        "Vous n'avez pas demandé cela, ou vous avez déjà payé ? Contactez-nous.",
      ],
    },
    'request-refused': {
      matter: 'Votre demande ne peut pas être acceptée',
      paragraphs: [
        "Nous ne pouvons pas accepter votre demande. Rien n'est commandé.",
        'Vous avez déjà payé ? Ce montant vous est remboursé. Demandez-le au guichet.',
        "Vous voulez savoir pourquoi, ou vous n'êtes pas d'accord ? Contactez-nous.",
      ],
    },
  },
  subjectCase: 'dossier {caseNumber}',
  simulated: 'SIMULATION',
  where: 'Où ?',
  cost: 'Combien ça coûte ?',
  amountDue: 'Vous payez encore {amount} au guichet.',
  nothingDue: "Vous n'avez plus rien à payer.",
  questions: 'Des questions ?',
  email: 'E-mail :',
  appointmentOnly: "Prenez d'abord rendez-vous.",
  neverAsked: 'Nous ne demandons jamais votre code PIN ni votre code PUK. Ne les donnez à personne.',
};
