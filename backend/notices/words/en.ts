import type { NoticeWords } from './wording.ts';

export const en: NoticeWords = {
  kinds: {
    'codes-arrived': {
      matter: 'Your new codes are here',
      paragraphs: [
        'The letter with your new PIN code and PUK code has arrived. You can collect it now.',
        'If you can, come before {collectBy}.',
        'You can collect the codes until {lastDay}, that day included. After that we destroy them.',
      ],
    },
    'codes-reminder': {
      matter: 'Reminder: your new codes are still here',
      paragraphs: [
        'The letter with your new PIN code and PUK code is still here for you. Please collect it.',
        'You can collect the codes until {lastDay}, that day included. After that we destroy them.',
      ],
    },
    'codes-destroyed': {
      matter: 'Your new codes have been destroyed',
      paragraphs: [
        'You did not collect the letter with your new codes in time. We have destroyed the letter.',
        'Do you still need new codes? Then make a new request.',
      ],
    },
    'codes-not-needed': {
      matter: 'You do not need a letter with codes',
      paragraphs: [
        'Your card has a newer chip. For this card there is no letter with new codes.',
        'Come to the counter with your card. There you choose a new PIN code at once.',
        'We have not ordered a letter. You pay nothing for this request.',
      ],
    },
    'pre-declaration-lapsing': {
      matter: 'Your provisional report is not confirmed',
      paragraphs: [
        'You reported that your card is lost, stolen or destroyed. You have not confirmed that report at the counter yet.',
        'Come and confirm your report before {lapsesOn}. After that it no longer counts.',
        'The provisional report alone does not cancel your card.',
        'Is your card not blocked yet? Call DOC STOP now: {docStop}. You can call day and night.',
      ],
    },
    'card-cancelled': {
      matter: 'Your card is cancelled',
      paragraphs: [
        'Your card is cancelled after your report. It will never be valid again.',
        'Do you find the card? Do not use it, and bring it to the counter.',
        'Come to the counter to ask for a new card.',
      ],
    },
    'annex-12-ending': {
      matter: 'Your annex 12 ends soon',
      paragraphs: [
        'Your annex 12 replaces your card in Belgium until {annex12Until}, that day included.',
        'Have you not asked for a new card yet? Do it now.',
        'Is your new card ready? Collect it, and bring the annex 12.',
        'Do you need an annex 12 for longer? Come to the counter in time.',
      ],
    },
    'defect-producer-pays': {
      matter: 'You get a new card free of charge',
      paragraphs: [
        'Your card was examined. The producer pays for the new card.',
        'Come to the counter to ask for the new card.',
        'Have you already paid for the new card? Then you get that amount back. Ask for it at the counter.',
      ],
    },
    'defect-holder-pays': {
      matter: 'Your card was examined',
      paragraphs: [
        'Your card was examined. The producer does not pay for the new card.',
        'A new card costs {amount}.',
        'Come to the counter to ask for a new card.',
        'Do you not agree? Say so at the counter.',
      ],
    },
    'card-ready': {
      matter: 'Your new card is ready',
      paragraphs: [
        'Your new card is ready: {card}.',
        'If you can, come before {collectBy}.',
        'You can collect the card until {lastDay}, that day included. After that we cancel and destroy it.',
      ],
    },
    'card-reminder': {
      matter: 'Reminder: your new card is still here',
      paragraphs: [
        'Your new card is still here for you: {card}. Please collect it.',
        'You can collect the card until {lastDay}, that day included. After that we cancel and destroy it.',
      ],
    },
    'card-destroyed': {
      matter: 'Your new card has been destroyed',
      paragraphs: [
        'You did not collect your new card in time. The card has been cancelled and destroyed.',
        'Come to the counter to ask for another card.',
      ],
    },
    'appointment-booked': {
      matter: 'Your appointment',
      paragraphs: ['You have an appointment on {appointmentAt}.', 'Can you not come? Tell us in time.'],
    },
    'request-withdrawn': {
      matter: 'Your request has been stopped',
      paragraphs: [
        'Your request has been stopped. You have nothing more to do.',
        'Did you not ask for this, or have you already paid? Then contact us.',
      ],
    },
    'request-refused': {
      matter: 'Your request cannot go ahead',
      paragraphs: [
        'We cannot carry out your request. Nothing is ordered.',
        'Have you already paid? Then you get that amount back. Ask for it at the counter.',
        'Do you want to know why, or do you not agree? Then contact us.',
      ],
    },
  },
  subjectCase: 'case {caseNumber}',
  simulated: 'SIMULATION',
  where: 'Where?',
  cost: 'What does it cost?',
  amountDue: 'You still pay {amount} at the counter.',
  nothingDue: 'You have nothing left to pay.',
  questions: 'Questions?',
  email: 'E-mail:',
  appointmentOnly: 'Make an appointment first.',
  neverAsked: 'We never ask for your PIN code or PUK code. Give them to nobody.',
};
