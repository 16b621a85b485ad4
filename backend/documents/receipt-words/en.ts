import type { ReceiptWords } from '../receipt-wording.ts';

export const en: ReceiptWords = {
  titles: {
    'pin-reprint': 'Receipt of your request',
    'pin-reset': 'Receipt of your request',
    loss: 'Receipt of your declaration',
    'card-defect': 'Receipt of your report',
    replacement: 'Receipt of your request',
    'foreigner-card': 'Receipt of your request',
    'digital-key': 'Receipt of your request',
    appointment: 'Your appointment',
    'queue-ticket': 'Your number in the line',
  },
  yourRequest: 'Your request',
  yourReport: 'Your report',
  what: 'What:',
  asked: {
    'pin-reprint': 'New PIN and PUK for your identity card',
    'pin-reset': 'A new PIN at the counter',
    loss: 'Card lost, stolen or destroyed',
    'card-defect': 'A card that does not work',
    replacement: 'A new identity card',
    'foreigner-card': 'A new residence card',
    'digital-key': 'The code for a digital key',
  },
  kidsId: 'A new Kids-ID',
  requestedBy: 'Requested by:',
  receivedOn: 'Received on:',
  reason: 'Reason:',
  reasons: {
    renewal: 'the old card is ending',
    loss: 'the card is lost',
    theft: 'the card was stolen',
    damage: 'the card is damaged',
    first: 'first card',
    'own-initiative': 'own wish',
  },
  speed: 'How fast:',
  speeds: {
    normal: 'normal procedure',
    'urgent-municipality': 'urgent, to be collected at the municipality',
    'urgent-brussels': 'urgent, to be collected in Brussels',
  },
  amount: 'Amount:',
  payAt: { request: 'to be paid at the counter', collection: 'to be paid when you collect' },
  nothingToPay: 'nothing to pay',
  appointmentAt: 'Day and hour',
  reprint: {
    first: {
      'awaiting-generation':
        'First go to the counter with your card. A clerk checks whether you need new codes. Do not pay anything yet.',
      'awaiting-payment': 'First pay at the counter. Only then do we order the codes.',
    },
    whoDecides:
      'The federal interior service (FPS Interior) handles the request and makes the codes. The municipality keeps them for you.',
    expected: (from, to) => `We expect the codes between ${from} and ${to}.`,
    collectWithin: (months) =>
      months === 1
        ? 'Collect the codes within 1 month. After that they are destroyed.'
        : `Collect the codes within ${months} months. After that they are destroyed.`,
    whereToCollect: 'Where do you collect the codes?',
  },
  card: {
    comeFirst: 'First come to the counter. A clerk checks your details. Only then do we order the card.',
    bringChild: 'Bring the child.',
    homeVisit: 'A clerk comes to your home. We contact you to agree on a day.',
    policeFirst: 'First go to the police and declare it there. The police give you a certificate.',
    thenCounter: 'Then come to the counter with that certificate. Only then do we order the card.',
    expected: (from, to) => `Do you come at once? Then we expect the card between ${from} and ${to}.`,
    expectedAt: (moment) => `Do you come at once? Then the card is ready from ${moment}.`,
    proxyAnnounced: 'Does somebody else collect the card? Ask at the counter for the proxy form.',
    cannotSign: 'Can you not sign? Say so at the counter too.',
    whereToCollect: 'Where do you collect the card?',
    whereThen: 'Where do you go after that?',
    keepReady: 'What do you keep ready?',
    samePlace: 'Later you collect the card at the same place.',
  },
  resetFirst: 'Come to the counter with your card.',
  defect: {
    first: 'Go to the counter with your card and this sheet. A clerk examines the card.',
    payFirst: 'You first pay for the new card. If the fault is not yours, you get the amount back.',
    priceOtherwise: (amount) => `If the fault is yours, a new card costs ${amount}.`,
  },
  key: {
    first: 'Come to the counter yourself. A clerk checks who you are and gives you a code on paper.',
    link: (days) => `You also get a link by e-mail. It works for ${days} days. With code and link you make your key.`,
    helpdesk: 'Do you need help?',
  },
  visit: {
    inTime: (minutes) => `Come in time. If you are more than ${minutes} minutes late, your appointment lapses.`,
    cannotCome: 'Can you not come? Tell us in time.',
  },
  ticket: {
    wait: 'Wait until we call your number.',
    todayOnly: 'This number is valid today only.',
  },
  comeBefore: (date) => `Come no later than ${date}. After that this receipt is no longer valid.`,
  appointmentFirst: 'First make an appointment',
  told: {
    codes: {
      letter: 'You get a letter as soon as the codes are here. Come only after that.',
      email: 'You get an e-mail as soon as the codes are here. Come only after that.',
    },
    card: {
      letter: 'You get a letter as soon as the card is ready.',
      email: 'You get an e-mail as soon as the card is ready.',
    },
    cancelled: {
      letter: 'You get a letter as soon as your card is cancelled.',
      email: 'You get an e-mail as soon as your card is cancelled.',
    },
    appointment: {
      letter: 'You also get this appointment in a letter.',
      email: 'You also get this appointment in an e-mail.',
    },
    nothing: 'You get no letter or e-mail about this. There is nothing to wait for.',
    nobody: 'We do not know your name. So you get no letter or e-mail. Keep this sheet.',
  },
  whereToGo: 'Where do you go?',
  where: 'Where?',
  email: 'E-mail:',
  goodToKnow: 'Good to know',
};
