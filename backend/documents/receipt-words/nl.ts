import type { ReceiptWords } from '../receipt-wording.ts';

export const nl: ReceiptWords = {
  titles: {
    'pin-reprint': 'Ontvangstbewijs van uw aanvraag',
    'pin-reset': 'Ontvangstbewijs van uw aanvraag',
    loss: 'Ontvangstbewijs van uw melding',
    'card-defect': 'Ontvangstbewijs van uw melding',
    replacement: 'Ontvangstbewijs van uw aanvraag',
    'foreigner-card': 'Ontvangstbewijs van uw aanvraag',
    'digital-key': 'Ontvangstbewijs van uw aanvraag',
    appointment: 'Uw afspraak',
    'queue-ticket': 'Uw volgnummer',
  },
  yourRequest: 'Uw aanvraag',
  yourReport: 'Uw melding',
  what: 'Wat:',
  asked: {
    'pin-reprint': 'Nieuwe pincode en pukcode voor uw identiteitskaart',
    'pin-reset': 'Een nieuwe pincode aan het loket',
    loss: 'Kaart verloren, gestolen of vernield',
    'card-defect': 'Een kaart die niet werkt',
    replacement: 'Een nieuwe identiteitskaart',
    'foreigner-card': 'Een nieuwe verblijfskaart',
    'digital-key': 'De code voor een digitale sleutel',
  },
  kidsId: 'Een nieuwe Kids-ID',
  requestedBy: 'Aangevraagd door:',
  receivedOn: 'Ontvangen op:',
  reason: 'Reden:',
  reasons: {
    renewal: 'de oude kaart loopt af',
    loss: 'de kaart is verloren',
    theft: 'de kaart is gestolen',
    damage: 'de kaart is stuk',
    first: 'eerste kaart',
    'own-initiative': 'eigen vraag',
  },
  speed: 'Hoe snel:',
  speeds: {
    normal: 'gewone procedure',
    'urgent-municipality': 'spoed, afhalen in de gemeente',
    'urgent-brussels': 'spoed, afhalen in Brussel',
  },
  amount: 'Bedrag:',
  payAt: { request: 'te betalen aan het loket', collection: 'te betalen bij het afhalen' },
  nothingToPay: 'niets te betalen',
  appointmentAt: 'Dag en uur',
  reprint: {
    first: {
      'awaiting-generation':
        'Ga eerst met uw kaart naar het loket. Een medewerker kijkt na of u nieuwe codes nodig hebt. Betaal nog niets.',
      'awaiting-payment': 'Betaal eerst aan het loket. Pas daarna bestellen wij de codes.',
    },
    whoDecides: 'De FOD Binnenlandse Zaken behandelt de aanvraag en maakt de codes. De gemeente bewaart ze voor u.',
    expected: (from, to) => `Wij verwachten de codes tussen ${from} en ${to}.`,
    collectWithin: (months) =>
      months === 1
        ? 'Haal de codes af binnen 1 maand. Daarna worden ze vernietigd.'
        : `Haal de codes af binnen ${months} maanden. Daarna worden ze vernietigd.`,
    whereToCollect: 'Waar haalt u de codes af?',
  },
  card: {
    comeFirst: 'Kom eerst naar het loket. Een medewerker kijkt uw gegevens na. Daarna bestellen wij de kaart.',
    bringChild: 'Breng het kind mee.',
    homeVisit: 'Een medewerker komt bij u thuis. Wij nemen contact met u op om een dag af te spreken.',
    policeFirst: 'Ga eerst naar de politie en doe daar aangifte. De politie geeft u een attest.',
    thenCounter: 'Kom daarna met dat attest naar het loket. Pas dan bestellen wij de kaart.',
    expected: (from, to) => `Komt u meteen? Dan verwachten wij de kaart tussen ${from} en ${to}.`,
    expectedAt: (moment) => `Komt u meteen? Dan ligt de kaart klaar vanaf ${moment}.`,
    proxyAnnounced: 'Haalt iemand anders de kaart af? Vraag aan het loket het formulier voor de volmacht.',
    cannotSign: 'Kunt u niet tekenen? Zeg het ook aan het loket.',
    whereToCollect: 'Waar haalt u de kaart af?',
    whereThen: 'Waar gaat u daarna naartoe?',
    keepReady: 'Wat legt u klaar?',
    samePlace: 'U haalt de kaart later op dezelfde plaats af.',
  },
  resetFirst: 'Kom met uw kaart naar het loket.',
  defect: {
    first: 'Ga met uw kaart en dit blad naar het loket. Een medewerker onderzoekt de kaart.',
    payFirst: 'U betaalt de nieuwe kaart eerst. Is de fout niet van u, dan krijgt u het bedrag terug.',
    priceOtherwise: (amount) => `Is de fout wel van u, dan kost een nieuwe kaart ${amount}.`,
  },
  key: {
    first: 'Kom zelf naar het loket. Een medewerker kijkt na wie u bent en geeft u een code op papier.',
    link: (days) => `U krijgt ook een link per e-mail. Die werkt ${days} dagen. Met code en link maakt u uw sleutel.`,
    helpdesk: 'Hulp nodig?',
  },
  visit: {
    inTime: (minutes) => `Kom op tijd. Bent u meer dan ${minutes} minuten te laat? Dan vervalt uw afspraak.`,
    cannotCome: 'Kunt u niet komen? Zeg het ons op tijd.',
  },
  ticket: {
    wait: 'Wacht tot wij uw nummer roepen.',
    todayOnly: 'Dit nummer is alleen vandaag geldig.',
  },
  comeBefore: (date) => `Kom ten laatste op ${date}. Daarna telt dit ontvangstbewijs niet meer.`,
  appointmentFirst: 'Maak eerst een afspraak',
  told: {
    codes: {
      letter: 'U krijgt een brief zodra de codes er zijn. Kom pas daarna.',
      email: 'U krijgt een e-mail zodra de codes er zijn. Kom pas daarna.',
    },
    card: {
      letter: 'U krijgt een brief zodra de kaart klaarligt.',
      email: 'U krijgt een e-mail zodra de kaart klaarligt.',
    },
    cancelled: {
      letter: 'U krijgt een brief zodra uw kaart geannuleerd is.',
      email: 'U krijgt een e-mail zodra uw kaart geannuleerd is.',
    },
    appointment: {
      letter: 'U krijgt deze afspraak ook in een brief.',
      email: 'U krijgt deze afspraak ook in een e-mail.',
    },
    nothing: 'U krijgt hierover geen brief of e-mail. U hoeft er niet op te wachten.',
    nobody: 'Wij kennen uw naam niet. Daarom krijgt u geen brief of e-mail. Bewaar dus dit blad.',
  },
  whereToGo: 'Waar gaat u naartoe?',
  where: 'Waar?',
  email: 'E-mail:',
  goodToKnow: 'Goed om te weten',
};
