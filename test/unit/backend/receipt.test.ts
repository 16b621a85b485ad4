/** The receipt of every type of request, as programs of others read it, and as somebody reads it who has to know what to do. */
import { describe, expect, test } from 'vitest';
import { openingHourLines } from '../../../backend/documents/opening-hours.ts';
import { paperWords } from '../../../backend/documents/paper-words.ts';
import { preDeclarationWords } from '../../../backend/documents/pre-declaration-words.ts';
import type { ReceiptFacts } from '../../../backend/documents/receipt-facts.ts';
import { receiptWords } from '../../../backend/documents/receipt-words.ts';
import { renderReceipt } from '../../../backend/documents/render-receipt.ts';
import { languages } from '../../../contract/languages.ts';
import type { Municipality } from '../../../contract/municipality.ts';
import { type RequestType, requestTypes } from '../../../contract/request-states.ts';
import { hasPoppler, pdfAsRead, type PdfAsRead } from './documents/pdf-as-read.ts';
import { receiptSample, referredLoss } from './documents/receipt-samples.ts';
import { demoMunicipality, specimenNumber } from './sample-submission.ts';

const municipality = await demoMunicipality();
const receipt = async (
  type: RequestType,
  changes: Partial<ReceiptFacts> = {},
  town: Municipality = municipality,
): Promise<PdfAsRead> => pdfAsRead(await renderReceipt(receiptSample(type, { language: 'nl', ...changes }), town));

/** Paragraphs as they are read, spaces of every kind as one. */
const paragraphs = ({ elements }: PdfAsRead): readonly string[] =>
  elements.map(({ text }) => text.replaceAll(/\s+/g, ' '));
const digitsOf = (text: string): string => text.replaceAll(/[^0-9]/g, '');

const everyReceipt = requestTypes.flatMap((type) => languages.map((language) => ({ type, language })));

describe.skipIf(!hasPoppler)('every receipt as others read it', () => {
  test.each(everyReceipt)('$type in $language', async ({ type, language }) => {
    const read = await receipt(type, { language });
    const words = receiptWords[language];
    const { whatHappensNow, keepNumber } = paperWords[language];
    expect(read.info).toMatch(/^Tagged: +yes$/m);
    expect(read.info).toContain(`${words.titles[type]} 2026-K7M4-92QF`);
    expect(read.elements.filter(({ tag }) => tag === 'H1').map(({ text }) => text)).toEqual([words.titles[type]]);
    const said = paragraphs(read);
    const order = [words.titles[type], '2026-K7M4-92QF', keepNumber, whatHappensNow].map((text) => said.indexOf(text));
    expect(order).not.toContain(-1);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(digitsOf(read.text)).not.toContain(specimenNumber);
    expect(said.join(' ')).not.toMatch(/\b(undefined|null|NaN|Invalid|SIMULATI)/);
    const names = type === 'card-defect' || type === 'digital-key' || type === 'queue-ticket' ? 0 : 1;
    expect(said.filter((text) => text.includes('Kanarie'))).toHaveLength(names);
    expect(read.pages).toBeLessThanOrEqual(2);
  });

  test.each(requestTypes)(
    '%s fits on one sheet in the language of the town, and says that it is a simulation',
    async (type) => {
      expect((await receipt(type)).pages).toBe(1);
      const { elements } = await receipt(type, { simulated: true });
      expect(elements[0]).toEqual({ tag: 'P', text: 'SIMULATIE – geen wettelijke waarde' });
    },
  );
});

describe.skipIf(!hasPoppler)('what single receipts say', () => {
  /** Of paragraphs that have to be read in this order, those that are not there or come too early. */
  const missing = async (read: Promise<PdfAsRead>, ...texts: readonly string[]): Promise<readonly string[]> => {
    const said = paragraphs(await read);
    let from = 0;
    return texts.filter((text) => {
      const place = said.indexOf(text, from);
      if (place !== -1) from = place;
      return place === -1;
    });
  };

  test('a reprint: any name, what to pay first, when the codes come, where and what to bring', () =>
    expect(
      missing(
        receipt('pin-reprint', {
          person: { surname: 'Gábor-Erdődi Nguyễn Thế Живкова Παπαδοπούλου', givenNames: 'Jürgen Țepeș' },
          notificationChannel: 'letter',
        }),
        'Aangevraagd door: Jürgen Țepeș Gábor-Erdődi Nguyễn Thế Живкова Παπαδοπούλου',
        'Bedrag: € 5,00, te betalen aan het loket',
        'Betaal eerst aan het loket. Pas daarna bestellen wij de codes.',
        'Wij verwachten de codes tussen 6 december 2026 en 13 december 2026.',
        'U krijgt een brief zodra de codes er zijn. Kom pas daarna.',
        'Permanentie Voorbeeldgem-West',
        'Breng uw identiteitskaart mee. Aan het loket maken wij uw nieuwe pincode actief.',
      ),
    ).resolves.toEqual([]));

  test('what is free says that there is nothing to pay', () =>
    expect(
      missing(
        receipt('pin-reprint', { language: 'fr', facts: { amountCents: 0, payAt: 'request' } }),
        'Montant : 0,00 €, rien à payer',
        'Ceci est une traduction. Le texte officiel est en néerlandais.',
      ),
    ).resolves.toEqual([]));

  test('a new PIN: come with the card, free, no notice', () =>
    expect(
      missing(
        receipt('pin-reset'),
        'Bedrag: niets te betalen',
        receiptWords.nl.resetFirst,
        'Kom ten laatste op 22 december 2026. Daarna telt dit ontvangstbewijs niet meer.',
        receiptWords.nl.told.nothing,
        'Marktplein 1, 9999 Voorbeeldgem',
      ),
    ).resolves.toEqual([]));

  test('a loss: no annex 12, DOC STOP, and the counter until the day on which it lapses', () =>
    expect(
      missing(
        receipt('loss'),
        preDeclarationWords.nl.noAnnex12,
        '+32 2 518 2123',
        'Wat: Voorlopige melding: kaart gestolen (identiteitskaart)',
        preDeclarationWords.nl.next.municipality[0] ?? '',
        'Kom ten laatste op 6 december 2026. Daarna vervalt deze melding.',
        'Gemeentehuis, dienst Burgerzaken',
      ),
    ).resolves.toEqual([]));

  test('a loss that was referred: the police with their telephone, no site of ours, no day', async () => {
    const read = receipt('loss', { ...referredLoss, lastDay: '2026-12-06' });
    await expect(
      missing(read, preDeclarationWords.nl.next.police[0] ?? '', 'Politiezone Proef', 'Telefoon: 000 11 22 33'),
    ).resolves.toEqual([]);
    expect((await read).text).not.toMatch(/Marktplein|6 december/);
  });

  test('a defective card: nobody is named, so nobody is told; who pays and how much', async () => {
    const read = receipt('card-defect');
    await expect(
      missing(
        read,
        receiptWords.nl.told.nobody,
        'Permanentie Voorbeeldgem-Oost',
        'Is de fout wel van u, dan kost een nieuwe kaart € 16,00.',
      ),
    ).resolves.toEqual([]);
    expect(paragraphs(await read).filter((text) => text.startsWith(receiptWords.nl.requestedBy))).toEqual([]);
  });

  test('a new card: where it is asked for with money, and one place for all', async () => {
    const read = receipt('replacement');
    await expect(
      missing(
        read,
        'Reden: de kaart is verloren',
        'Hoe snel: gewone procedure',
        'Bedrag: € 23,10, te betalen aan het loket',
        receiptWords.nl.card.comeFirst,
        'Komt u meteen? Dan verwachten wij de kaart tussen 6 december 2026 en 13 december 2026.',
        receiptWords.nl.card.samePlace,
        receiptWords.nl.whereToGo,
      ),
    ).resolves.toEqual([]);
    expect((await read).text).not.toContain(receiptWords.nl.card.whereToCollect);
    // Without a place to collect at: where requests are taken, and money with them.
    const { pickupSite: _, ...facts } = receiptSample('replacement', { language: 'nl' }).facts;
    const anywhere = await receipt('replacement', { facts });
    expect(anywhere.text).toContain('Gemeentehuis');
    expect(anywhere.text).not.toContain('Voorbeeldgem-Oost');
  });

  test('an urgent card from Brussels: the hour from which it is ready, and the place', () =>
    expect(
      missing(
        receipt('replacement', {
          facts: {
            product: 'eid',
            urgency: 'urgent-brussels',
            amountCents: 13_980,
            payAt: 'request',
            readyAt: '2026-11-24T07:30:00Z',
            proxyAnnounced: true,
          },
        }),
        'Hoe snel: spoed, afhalen in Brussel',
        'Komt u meteen? Dan ligt de kaart klaar vanaf 24 november 2026 om 08:30.',
        receiptWords.nl.card.proxyAnnounced,
        'Gemeentehuis, dienst Burgerzaken',
        receiptWords.nl.card.whereToCollect,
        'FOD Binnenlandse Zaken, Park Atrium, Koloniënstraat 11, 1000 Brussel',
      ),
    ).resolves.toEqual([]));

  test('a child: comes along; who cannot come is visited, and goes nowhere', async () => {
    const facts = { product: 'kids-id', amountCents: 700, payAt: 'collection' } as const;
    await expect(
      missing(
        receipt('replacement', { facts }),
        'Wat: Een nieuwe Kids-ID',
        'Bedrag: € 7,00, te betalen bij het afhalen',
        receiptWords.nl.card.bringChild,
      ),
    ).resolves.toEqual([]);
    const home = await receipt('replacement', { facts: { ...facts, homeVisit: true, cannotSignAnnounced: true } });
    const said = paragraphs(home);
    expect(said).toContain(receiptWords.nl.card.homeVisit);
    expect(said).toContain(receiptWords.nl.card.keepReady);
    expect(said).toContain(receiptWords.nl.card.cannotSign);
    expect(said).not.toContain(receiptWords.nl.card.bringChild);
    expect(home.text).not.toMatch(/Marktplein|Kom ten laatste/);
  });

  test('a stolen residence card: police first, then the counter', () =>
    expect(
      missing(
        receipt('foreigner-card'),
        'Wat: Een nieuwe verblijfskaart (F+)',
        receiptWords.nl.card.policeFirst,
        receiptWords.nl.card.thenCounter,
        receiptWords.nl.whereToGo,
        'Politiezone Proef',
        receiptWords.nl.card.whereThen,
        'Gemeentehuis, dienst Burgerzaken',
      ),
    ).resolves.toEqual([]));

  test('where the desk works by appointment only, how one is made', () => {
    const { foreignerCard } = municipality.services;
    const url = 'https://voorbeeldgem.example/afspraak';
    const services = {
      ...municipality.services,
      foreignerCard: { ...foreignerCard, appointment: { required: true, url } },
    };
    return expect(
      missing(
        receipt('foreigner-card', {}, { ...municipality, services }),
        receiptWords.nl.appointmentFirst,
        `Website: ${url}`,
        receiptWords.nl.card.whereThen,
      ),
    ).resolves.toEqual([]);
  });

  test('the code of a digital key: today, and where to find help', () =>
    expect(
      missing(
        receipt('digital-key'),
        'Bedrag: € 10,00, te betalen aan het loket',
        'Kom ten laatste op 22 november 2026. Daarna telt dit ontvangstbewijs niet meer.',
        receiptWords.nl.key.link(14),
        receiptWords.nl.key.helpdesk,
      ),
    ).resolves.toEqual([]));

  test('an appointment: day and hour in Belgium, the place, whom to tell, what to bring for the matter', async () => {
    await expect(
      missing(
        receipt('appointment'),
        receiptWords.nl.appointmentAt,
        'dinsdag 24 november 2026 om 10:30',
        'Wat: Een nieuwe identiteitskaart',
        receiptWords.nl.visit.inTime(15),
        receiptWords.nl.told.appointment.email,
        receiptWords.nl.visit.cannotCome,
        'Breng uw huidige kaart mee, of het vervangbewijs (bijlage 12), en één recente pasfoto.',
      ),
    ).resolves.toEqual([]);
    // In summer time, and with a matter that we have no words for.
    const facts = { appointmentAt: '2027-07-06T06:30:00Z', site: 'gemeentehuis', reason: 'something-else' };
    const summer = await receipt('appointment', { facts });
    expect(paragraphs(summer)).toContain('dinsdag 6 juli 2027 om 08:30');
    expect(summer.text).not.toContain('something-else');
  });

  test('a ticket: the number, for today, for nobody', () =>
    expect(
      missing(
        receipt('queue-ticket'),
        receiptWords.nl.titles['queue-ticket'],
        '57',
        receiptWords.nl.ticket.wait,
        receiptWords.nl.ticket.todayOnly,
      ),
    ).resolves.toEqual([]));
});

test('opening hours: one line for weekdays that are alike, in order', () => {
  const [townHall] = municipality.sites;
  if (townHall === undefined) throw new Error('the demo has lost its town hall');
  expect(openingHourLines({ ...townHall, openingHours: townHall.openingHours.toReversed() }, 'fr-BE')).toEqual([
    'lundi 09:00–12:00, 16:00–19:30',
    'mardi, jeudi, vendredi 09:00–12:00',
    'mercredi 09:00–12:00, 13:30–16:00',
  ]);
});

describe('the words of receipts', () => {
  /** Every text, with what it is filled with. */
  const texts = (value: unknown): readonly string[] => {
    if (typeof value === 'string') return [value];
    if (typeof value === 'function') return [String(value('1', '2'))];
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
  };
  test.each(languages)('in %s: none is empty, none is that of another language, sentences are short', (language) => {
    const own = texts(receiptWords[language]);
    expect(own.filter((text) => text.trim() === '')).toEqual([]);
    const sentences = own.flatMap((text) => text.split(/(?<=[.?!:]) /));
    expect(sentences.filter((sentence) => sentence.split(' ').length > 20)).toEqual([]);
    const shared = ['E-mail:', 'Kids-ID'];
    for (const other of languages.filter((candidate) => candidate !== language)) {
      const theirs = new Set(texts(receiptWords[other]));
      expect(own.filter((text) => theirs.has(text) && !shared.includes(text))).toEqual([]);
    }
  });
});
