import type { NoticeWords } from './wording.ts';

export const nl: NoticeWords = {
  kinds: {
    'codes-arrived': {
      matter: 'Uw nieuwe codes liggen klaar',
      paragraphs: [
        'De brief met uw nieuwe pincode en pukcode is aangekomen. U kunt hem nu afhalen.',
        'Kom als het kan vóór {collectBy}.',
        'U kunt de codes afhalen tot en met {lastDay}. Daarna vernietigen wij ze.',
      ],
    },
    'codes-reminder': {
      matter: 'Herinnering: uw nieuwe codes liggen nog klaar',
      paragraphs: [
        'De brief met uw nieuwe pincode en pukcode ligt nog voor u klaar. Kom hem afhalen.',
        'U kunt de codes afhalen tot en met {lastDay}. Daarna vernietigen wij ze.',
      ],
    },
    'codes-destroyed': {
      matter: 'Uw nieuwe codes zijn vernietigd',
      paragraphs: [
        'U hebt de brief met uw nieuwe codes niet op tijd afgehaald. Wij hebben de brief vernietigd.',
        'Hebt u nog nieuwe codes nodig? Doe dan een nieuwe aanvraag.',
      ],
    },
    'codes-not-needed': {
      matter: 'U hebt geen brief met codes nodig',
      paragraphs: [
        'Uw kaart heeft een nieuwere chip. Voor die kaart bestaat geen brief met nieuwe codes.',
        'Kom met uw kaart naar het loket. U kiest daar meteen een nieuwe pincode.',
        'Wij hebben geen brief besteld. Voor deze aanvraag betaalt u niets.',
      ],
    },
    'pre-declaration-lapsing': {
      matter: 'Uw voorlopige melding is niet bevestigd',
      paragraphs: [
        'U hebt gemeld dat uw kaart verloren, gestolen of vernield is. U hebt die melding nog niet bevestigd aan het loket.',
        'Kom uw melding bevestigen vóór {lapsesOn}. Daarna telt ze niet meer.',
        'Door de voorlopige melding alleen is uw kaart niet geannuleerd.',
        'Is uw kaart nog niet geblokkeerd? Bel dan nu DOC STOP: {docStop}. Dat kan dag en nacht.',
      ],
    },
    'card-cancelled': {
      matter: 'Uw kaart is geannuleerd',
      paragraphs: [
        'Uw kaart is geannuleerd na uw aangifte. Ze wordt nooit meer geldig.',
        'Vindt u de kaart terug? Gebruik ze niet en breng ze naar het loket.',
        'Kom naar het loket om een nieuwe kaart aan te vragen.',
      ],
    },
    'annex-12-ending': {
      matter: 'Uw bijlage 12 is bijna niet meer geldig',
      paragraphs: [
        'Uw bijlage 12 vervangt uw kaart in België tot en met {annex12Until}.',
        'Hebt u nog geen nieuwe kaart aangevraagd? Doe dat nu.',
        'Ligt uw nieuwe kaart klaar? Haal ze af en breng bijlage 12 mee.',
        'Hebt u langer een bijlage 12 nodig? Kom dan op tijd naar het loket.',
      ],
    },
    'defect-producer-pays': {
      matter: 'U krijgt gratis een nieuwe kaart',
      paragraphs: [
        'Uw kaart is onderzocht. De producent betaalt de nieuwe kaart.',
        'Kom naar het loket om de nieuwe kaart aan te vragen.',
        'Hebt u al voor de nieuwe kaart betaald? Dan krijgt u dat bedrag terug. Vraag ernaar aan het loket.',
      ],
    },
    'defect-holder-pays': {
      matter: 'Uw kaart is onderzocht',
      paragraphs: [
        'Uw kaart is onderzocht. De producent betaalt de nieuwe kaart niet.',
        'Een nieuwe kaart kost {amount}.',
        'Kom naar het loket om een nieuwe kaart aan te vragen.',
        'Gaat u niet akkoord? Zeg het aan het loket.',
      ],
    },
    'card-ready': {
      matter: 'Uw nieuwe kaart ligt klaar',
      paragraphs: [
        'Uw nieuwe kaart ligt klaar: {card}.',
        'Kom als het kan vóór {collectBy}.',
        'U kunt de kaart afhalen tot en met {lastDay}. Daarna annuleren en vernietigen wij ze.',
      ],
    },
    'card-reminder': {
      matter: 'Herinnering: uw nieuwe kaart ligt nog klaar',
      paragraphs: [
        'Uw nieuwe kaart ligt nog voor u klaar: {card}. Kom ze afhalen.',
        'U kunt de kaart afhalen tot en met {lastDay}. Daarna annuleren en vernietigen wij ze.',
      ],
    },
    'card-destroyed': {
      matter: 'Uw nieuwe kaart is vernietigd',
      paragraphs: [
        'U hebt uw nieuwe kaart niet op tijd afgehaald. De kaart is geannuleerd en vernietigd.',
        'Kom naar het loket om een andere kaart aan te vragen.',
      ],
    },
    'appointment-booked': {
      matter: 'Uw afspraak',
      paragraphs: ['U hebt een afspraak op {appointmentAt}.', 'Kunt u niet komen? Zeg het ons op tijd.'],
    },
    'request-withdrawn': {
      matter: 'Uw aanvraag is stopgezet',
      paragraphs: [
        'Uw aanvraag is stopgezet. U hoeft niets meer te doen.',
        'Hebt u dit niet gevraagd, of hebt u al betaald? Neem dan contact met ons op.',
      ],
    },
    'request-refused': {
      matter: 'Uw aanvraag kan niet doorgaan',
      paragraphs: [
        'Wij kunnen uw aanvraag niet uitvoeren. Er wordt niets besteld.',
        'Hebt u al betaald? Dan krijgt u dat bedrag terug. Vraag ernaar aan het loket.',
        'Wilt u weten waarom, of bent u het niet eens? Neem dan contact met ons op.',
      ],
    },
  },
  subjectCase: 'dossier {caseNumber}',
  simulated: 'SIMULATIE',
  where: 'Waar?',
  cost: 'Wat kost het?',
  amountDue: 'U betaalt nog {amount} aan het loket.',
  nothingDue: 'U hoeft niets meer te betalen.',
  questions: 'Vragen?',
  email: 'E-mail:',
  appointmentOnly: 'Maak eerst een afspraak.',
  neverAsked: 'Wij vragen nooit uw pincode of pukcode. Geef ze aan niemand.',
};
