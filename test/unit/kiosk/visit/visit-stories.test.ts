/** The good visit and, for each line of "Bad input", what a person goes through. */
import { describe, expect, it } from 'vitest';
import { failure, type FailureCode } from '../../../../contract/failures.ts';
import type { FindingCode } from '../../../../contract/findings.ts';
import { failed, success } from '../../../../contract/result.ts';
import { createVisitDriver } from './visit-driver.ts';
import {
  canary,
  cardFacts,
  cardRead,
  reader,
  receipt,
  serviceDown,
  snapshot,
  town,
  unreadable,
  village,
} from './visit-fixtures.ts';

const fails = (code: FailureCode) => failed(failure(code));
const another = cardRead(cardFacts(), 'another card');

describe('a visit from insertion to receipt', () => {
  it('asks one thing after the other and files what was confirmed, once', async () => {
    const visit = createVisitDriver();
    await visit.opens();
    expect(visit.state()).toBe('attract');
    await visit.does({ command: 'start' });
    expect(visit.state()).toBe('choosing-language');
    await visit.does({ command: 'choose-language', language: 'fr' });
    await visit.does({ command: 'choose-service', service: 'pin-reprint' });
    await visit.does({ command: 'answer-letter', answer: 'lost' });
    expect(visit.screen('awaiting-card')).toMatchObject({ readsPhoto: false });
    expect(visit.visit.view().step).toEqual({ name: 'card', number: 1, of: 5 });
    await visit.insert();
    const [read] = visit.reads;
    expect(read?.options.files).toEqual(visit.screen('reading').files.map(({ file }) => file));
    read?.options.onProgress('identity', 'started');
    expect(visit.screen('reading').files[0]).toEqual({ file: 'identity', phase: 'reading' });
    await visit.cardSays();
    expect(visit.screen('identified')).toMatchObject({ surname: canary.surname, photo: null, testCard: false });
    await visit.does({ command: 'confirm-identity', mine: true });
    expect(visit.screen('checking-details').details).toContainEqual({
      name: 'zip',
      value: canary.zip,
      provenance: 'chip',
    });
    await visit.does({ command: 'accept-details' });
    expect(visit.screen('choosing-pickup')).toEqual({
      state: 'choosing-pickup',
      sites: ['north', 'south'],
      chosen: null,
    });
    await visit.does({ command: 'choose-pickup', site: 'south' });
    await visit.does({ command: 'choose-notification', channel: 'letter' });
    expect(visit.screen('reviewing')).toMatchObject({ amountCents: 500, pickupSite: 'south', priceChanged: false });
    await visit.does({ command: 'accept-review' });
    await visit.does({ command: 'confirm' });
    expect(visit.asked).toHaveLength(1);
    expect(visit.asked[0]?.submission).toMatchObject({
      language: 'fr',
      reason: 'codes-lost',
      agreedAmountCents: 500,
      pickupSite: 'south',
      notification: { channel: 'letter' },
      applicant: { nationalNumber: { value: canary.nationalNumber, provenance: 'chip' } },
    });
    await visit.backendSays(success(receipt));
    expect(visit.state()).toBe('taking-card');
    await visit.remove();
    expect(visit.screen('receipt')).toMatchObject({ receipt, cardInReader: false });
    await visit.does({ command: 'finish' });
    expect(visit.state()).toBe('attract');
    expect(visit.traces()).toEqual([]);
  });

  it('asks no more than there is to choose', async () => {
    const visit = createVisitDriver(village);
    await visit.opens();
    await visit.does({ command: 'start' });
    expect(visit.state()).toBe('choosing-service');
    expect(visit.visit.view().language).toBe('fr');
    await visit.does({ command: 'choose-service', service: 'pin-reprint' });
    await visit.does({ command: 'answer-letter', answer: 'lost' });
    await visit.insert();
    await visit.cardSays();
    await visit.does({ command: 'confirm-identity', mine: true });
    await visit.does({ command: 'accept-details' });
    expect(visit.state()).toBe('choosing-notification');
    expect(visit.visit.view().step).toEqual({ name: 'notification', number: 3, of: 4 });
  });

  it('goes straight back to the review after a change', async () => {
    const visit = createVisitDriver();
    await visit.reviews();
    await visit.does({ command: 'change', what: 'pickup' });
    await visit.does({ command: 'choose-pickup', site: 'north' });
    expect(visit.screen('reviewing')).toMatchObject({ pickupSite: 'north' });
    await visit.does({ command: 'change', what: 'notification' });
    await visit.does({ command: 'back' });
    expect(visit.screen('reviewing')).toMatchObject({ notification: { channel: 'email', address: canary.email } });
  });

  it('tells the holder of a 1.8 card that no reprint is needed, by what the chip says', async () => {
    const visit = createVisitDriver();
    await visit.isIdentified(cardRead(cardFacts({ generation: '1.8' })));
    expect(visit.state()).toBe('reprint-not-needed');
    expect(visit.traces()).toEqual([]);
  });

  it.each([
    ['have-letter', 'have-letter'],
    ['never-arrived', 'codes-never-arrived'],
  ] as const)('sends who answers %s to a person, and lets them think again', async (answer, reason) => {
    const visit = createVisitDriver();
    await visit.opens();
    await visit.does({ command: 'choose-language', language: 'nl' });
    await visit.does({ command: 'choose-service', service: 'pin-reprint' });
    await visit.does({ command: 'answer-letter', answer });
    expect(visit.screen('to-person').reason).toBe(reason);
    await visit.does({ command: 'back' });
    expect(visit.state()).toBe('looking-for-letter');
  });

  it('says on every screen that a test card was read', async () => {
    const visit = createVisitDriver();
    await visit.isIdentified(cardRead(cardFacts({ trust: 'test' }, ['certificate.test-card'])));
    expect(visit.screen('identified').testCard).toBe(true);
    expect(visit.visit.view().testCard).toBe(true);
  });
});

describe('a card that gives trouble', () => {
  it('goes out before the confirmation: data hidden, the same card goes on where it was', async () => {
    const visit = createVisitDriver();
    await visit.reviews();
    await visit.remove();
    expect(visit.screen('card-away').endsInMs).toBe(30_000);
    expect(JSON.stringify(visit.visit.view())).not.toContain(canary.surname);
    await visit.clock.advance(12_000);
    expect(visit.screen('card-away').endsInMs).toBe(18_000);
    await visit.insert();
    expect(visit.reads.at(-1)?.options.files).toEqual(['identity']);
    await visit.cardSays();
    expect(visit.screen('reviewing').notification).toEqual({ channel: 'email', address: canary.email });
  });

  it('goes out and another comes: everything is wiped, and that card is not read for the next visit', async () => {
    const visit = createVisitDriver();
    await visit.reviews();
    await visit.remove();
    await visit.insert();
    await visit.cardSays(another);
    expect(visit.state()).toBe('leaving');
    expect(visit.traces()).toEqual([]);
    const reads = visit.reads.length;
    await visit.remove();
    expect(visit.state()).toBe('attract');
    expect(visit.reads).toHaveLength(reads);
  });

  it('goes out and none comes: everything is wiped after 30 seconds', async () => {
    const visit = createVisitDriver();
    await visit.isIdentified();
    await visit.remove();
    await visit.clock.advance(29_999);
    expect(visit.state()).toBe('card-away');
    await visit.clock.advance(1);
    expect(visit.state()).toBe('attract');
    expect(visit.traces()).toEqual([]);
    expect(visit.clock.pending()).toBe(0);
  });

  it('comes back at the last moment, or the wrong way round first: it is waited for', async () => {
    const visit = createVisitDriver();
    await visit.isIdentified();
    await visit.remove();
    await visit.insert('mute');
    await visit.cardSays(unreadable('chip.mute'));
    expect(visit.state()).toBe('card-away');
    await visit.remove();
    await visit.clock.advance(29_000);
    await visit.insert();
    await visit.clock.advance(5_000);
    await visit.cardSays();
    expect(visit.state()).toBe('identified');
  });

  it('was out only for a moment: still asked whether it is the same', async () => {
    const visit = createVisitDriver();
    await visit.isIdentified();
    await visit.see(snapshot(reader('card', 99)));
    expect(visit.state()).toBe('card-away');
    await visit.cardSays(another);
    expect(visit.state()).toBe('leaving');
  });

  it('goes out while it is read: it is asked for again, and what was read of it is dropped', async () => {
    const visit = createVisitDriver();
    await visit.asksForCard();
    await visit.insert();
    const [first] = visit.reads;
    await visit.remove();
    expect(visit.state()).toBe('awaiting-card');
    expect(first?.options.signal.aborted).toBe(true);
    await visit.cardSays();
    expect(visit.state()).toBe('awaiting-card');
    expect(visit.traces()).toEqual([]);
  });

  it.each<[string, FindingCode]>([
    ['another kind of card', 'chip.not-eid'],
    ['a garbage answer to reset', 'chip.not-eid'],
    ['no answer to reset', 'chip.mute'],
    ['an unreadable file', 'chip.memory-damaged'],
    ['a command never answered', 'reader.not-answering'],
    ['a reader in use by another program', 'reader.busy'],
    ['an issuer nobody knows', 'certificate.rrn-untrusted'],
  ])('%s: named, with a way on, and after three times only a person', async (_what, code) => {
    const visit = createVisitDriver();
    await visit.asksForCard();
    await visit.insert();
    for (const attempt of [1, 2, 3]) {
      await visit.cardSays(unreadable(code));
      expect(visit.screen('card-problem')).toMatchObject({ attempt, mayRetry: attempt < 3 });
      expect(visit.screen('card-problem').findings[0]?.code).toBe(code);
      expect(visit.reads.at(-1)?.options.earlierAttempts).toBe(attempt - 1);
      if (attempt === 1) await visit.does({ command: 'retry' });
      if (attempt === 2) {
        await visit.remove();
        visit.screen('card-problem');
        await visit.insert();
      }
    }
    expect(visit.visit.act(visit.visit.view().revision, { command: 'retry' })).toEqual(fails('visit.not-now'));
    await visit.does({ command: 'ask-person' });
    expect(visit.screen('to-person')).toMatchObject({ reason: 'card-problem', cardInReader: true });
  });

  it('is expired: a person helps', async () => {
    const visit = createVisitDriver();
    await visit.isIdentified(cardRead(cardFacts({}, ['card.expired'])));
    expect(visit.screen('to-person').reason).toBe('not-eligible');
    expect(visit.traces()).toEqual([]);
  });

  it.each<FindingCode>(['data.address-missing', 'data.address-corrupt', 'data.address-signature-invalid'])(
    '%s: the address is typed, and the request says that it was',
    async (code) => {
      const visit = createVisitDriver();
      await visit.isIdentified(cardRead(cardFacts({}, [code])));
      await visit.does({ command: 'confirm-identity', mine: true });
      expect(visit.screen('checking-details').findings).toEqual([code]);
      await visit.does({ command: 'accept-details' });
      expect(visit.screen('entering-address').address).toEqual({ streetAndNumber: '', zip: '', municipality: '' });
      const typed = { streetAndNumber: canary.typedStreet, zip: '98', municipality: 'Nergenshuizen' };
      await visit.does({ command: 'enter-address', address: typed });
      expect(visit.screen('entering-address')).toEqual({
        state: 'entering-address',
        address: typed,
        problems: ['zip'],
      });
      await visit.does({ command: 'enter-address', address: { ...typed, zip: '98 76' } });
      expect(visit.screen('checking-details').details).toContainEqual({
        name: 'zip',
        value: '9876',
        provenance: 'typed',
      });
      await visit.does({ command: 'accept-details' });
      expect(visit.state()).toBe('choosing-pickup');
    },
  );

  it('lay in the reader when the visit began: it is read at once when its turn comes', async () => {
    const visit = createVisitDriver();
    await visit.opens();
    await visit.insert();
    await visit.does({ command: 'choose-language', language: 'nl' });
    await visit.does({ command: 'choose-service', service: 'pin-reprint' });
    expect(visit.reads).toHaveLength(0);
    await visit.does({ command: 'answer-letter', answer: 'lost' });
    expect(visit.state()).toBe('reading');
  });

  it('was left by the one before: it is never read, and forgotten cards are written down', async () => {
    const visit = createVisitDriver();
    await visit.isFiled();
    await visit.does({ command: 'stop' });
    expect(visit.state()).toBe('leaving');
    expect(visit.visit.act(visit.visit.view().revision, { command: 'start' })).toEqual(fails('visit.not-now'));
    await visit.clock.advance(20_000);
    expect(visit.screen('leaving').overdue).toBe(true);
    expect(visit.entries).toContainEqual({ event: 'card.forgotten', facts: { state: 'leaving' } });
    expect(visit.reads).toHaveLength(1);
  });
});

describe('a reader that gives trouble', () => {
  it('is unplugged while a card is read: named, and it goes on by itself when the reader is back', async () => {
    const visit = createVisitDriver();
    await visit.asksForCard();
    await visit.insert();
    await visit.unplug();
    expect(visit.screen('card-problem').findings[0]?.code).toBe('reader.lost');
    await visit.plugIn();
    expect(visit.state()).toBe('reading');
  });

  it('is unplugged with answers given: nothing is shown, nothing is lost, the same card goes on', async () => {
    const visit = createVisitDriver();
    await visit.reviews();
    await visit.unplug();
    expect(visit.screen('card-problem').findings[0]?.code).toBe('reader.lost');
    expect(JSON.stringify(visit.visit.view())).not.toContain(canary.surname);
    await visit.plugIn();
    await visit.cardSays();
    expect(visit.state()).toBe('reviewing');
  });

  it('loses its service: named as such, with a way on', async () => {
    const visit = createVisitDriver();
    await visit.asksForCard();
    await visit.see(serviceDown);
    expect(visit.screen('card-problem').findings[0]?.code).toBe('reader.service-down');
    await visit.does({ command: 'retry' });
    expect(visit.screen('card-problem')).toMatchObject({ attempt: 2 });
    await visit.see(snapshot(reader('empty', 0)));
    expect(visit.state()).toBe('awaiting-card');
  });

  it('is not there between visits: out of service, why, and healed alone', async () => {
    const visit = createVisitDriver();
    expect(visit.screen('out-of-service').because).toBe('reader.service-down');
    await visit.see(snapshot());
    expect(visit.screen('out-of-service').because).toBe('reader.none');
    await visit.see(snapshot(reader('empty', 0)));
    expect(visit.screen('out-of-service').because).toBe('backend.unreachable');
    visit.visit.seeCatalogue(town);
    expect(visit.state()).toBe('attract');
    await visit.see(serviceDown);
    expect(visit.screen('out-of-service').because).toBe('reader.service-down');
    await visit.plugIn();
    expect(visit.state()).toBe('attract');
  });

  it('has a card in it when the kiosk starts: whose it is nobody knows, so it is not read', async () => {
    const visit = createVisitDriver();
    visit.visit.seeCatalogue(town);
    await visit.insert();
    expect(visit.state()).toBe('leaving');
    expect(visit.reads).toHaveLength(0);
  });
});

describe('filing', () => {
  it('takes a double tap on confirm for one', async () => {
    const visit = createVisitDriver();
    await visit.reviews();
    await visit.does({ command: 'accept-review' });
    const { revision } = visit.visit.view();
    expect(visit.visit.act(revision, { command: 'confirm' }).ok).toBe(true);
    expect(visit.visit.act(revision, { command: 'confirm' })).toEqual(fails('visit.not-now'));
    expect(visit.visit.act(visit.visit.view().revision, { command: 'confirm' })).toEqual(fails('visit.not-now'));
    await visit.clock.settle();
    expect(visit.asked).toHaveLength(1);
  });

  it('loses nothing when the card goes after the confirmation', async () => {
    const visit = createVisitDriver();
    await visit.confirms();
    await visit.remove();
    expect(visit.state()).toBe('submitting');
    await visit.backendSays(success(receipt));
    expect(visit.screen('receipt').receipt).toEqual(receipt);
  });

  it.each<FailureCode>(['backend.unreachable', 'backend.unavailable', 'request.outcome-unknown'])(
    'tries again under the same key after %s',
    async (code) => {
      const visit = createVisitDriver();
      await visit.confirms();
      await visit.backendSays(fails(code));
      expect(visit.screen('submit-failed')).toEqual({ state: 'submit-failed', code, mayRetry: true });
      await visit.does({ command: 'choose-language', language: 'de' });
      await visit.does({ command: 'retry' });
      expect(visit.asked).toHaveLength(2);
      expect(visit.asked[1]?.key).toBe(visit.asked[0]?.key);
      expect(visit.asked[1]?.submission).toEqual(visit.asked[0]?.submission);
      await visit.backendSays(success(receipt));
      expect(visit.state()).toBe('taking-card');
    },
  );

  it('offers a way out when the backend is slow, and still takes its late answer', async () => {
    const visit = createVisitDriver();
    await visit.confirms();
    await visit.clock.advance(9_999);
    expect(visit.state()).toBe('submitting');
    await visit.clock.advance(1);
    expect(visit.screen('submit-failed').code).toBe('backend.slow');
    await visit.backendSays(success(receipt));
    expect(visit.state()).toBe('taking-card');
  });

  it('is never timed out by the idle clock', async () => {
    const visit = createVisitDriver();
    await visit.confirms();
    await visit.clock.advance(9_000);
    expect(visit.visit.view().warning).toBeNull();
    expect(visit.state()).toBe('submitting');
  });

  it('shows a changed price before asking again, and files the amount that was agreed', async () => {
    const visit = createVisitDriver();
    const dearer = { ...town, priceBook: town.priceBook.map((price) => ({ ...price, amountCents: 750 })) };
    await visit.confirms();
    visit.setCatalogue(success(dearer));
    await visit.backendSays(fails('backend.price-changed'));
    expect(visit.screen('reviewing')).toMatchObject({ priceChanged: true, amountCents: 750 });
    await visit.does({ command: 'accept-review' });
    await visit.does({ command: 'confirm' });
    expect(visit.asked[1]?.submission.agreedAmountCents).toBe(750);
    expect(visit.asked[1]?.key).toBe(visit.asked[0]?.key);
  });

  it.each([
    ['backend.refused', 'request-refused'],
    ['request.not-eligible', 'not-eligible'],
    ['request.reprint-not-needed', 'reprint-not-needed'],
  ] as const)('sends %s to a person', async (code, reason) => {
    const visit = createVisitDriver();
    await visit.confirms();
    await visit.backendSays(fails(code));
    expect(visit.screen('to-person').reason).toBe(reason);
    expect(visit.traces()).toEqual([]);
  });

  it('says so when the outcome is unknown and the person goes to a person, and writes it down without a name', async () => {
    const visit = createVisitDriver();
    await visit.confirms();
    await visit.backendSays(fails('request.outcome-unknown'));
    await visit.does({ command: 'ask-person' });
    expect(visit.screen('to-person').reason).toBe('outcome-unknown');
    const written = visit.entries.filter((entry) => entry.event === 'request.outcome-unknown');
    expect(written).toEqual([
      { event: 'request.outcome-unknown', facts: { attempts: 1, idempotencyKey: visit.asked[0]?.key } },
    ]);
    expect(visit.traces()).toEqual([]);
  });

  it('is stopped while it is on its way: told that the outcome is unknown, and the answer still comes through', async () => {
    const visit = createVisitDriver();
    await visit.confirms();
    await visit.does({ command: 'stop' });
    expect(visit.screen('to-person').reason).toBe('outcome-unknown');
    await visit.backendSays(success(receipt));
    expect(visit.state()).toBe('taking-card');
  });

  it('does not show the next person the answer to the one before', async () => {
    const visit = createVisitDriver();
    await visit.confirms();
    await visit.does({ command: 'stop' });
    await visit.does({ command: 'finish' });
    await visit.remove();
    await visit.does({ command: 'start' });
    await visit.backendSays(success(receipt));
    expect(visit.state()).toBe('choosing-language');
    expect(visit.everything()).not.toContain(receipt.caseNumber);
    expect(visit.entries).toContainEqual({
      event: 'request.answered',
      facts: { attempt: 1, failure: null, personStillThere: false, idempotencyKey: visit.asked[0]?.key },
    });
  });

  it('stops offering to try again in the end', async () => {
    const visit = createVisitDriver();
    await visit.confirms();
    for (let attempt = 1; attempt < 5; attempt += 1) {
      await visit.backendSays(fails('backend.unreachable'));
      await visit.does({ command: 'retry' });
    }
    await visit.backendSays(fails('backend.unreachable'));
    expect(visit.screen('submit-failed').mayRetry).toBe(false);
    await visit.does({ command: 'ask-person' });
    expect(visit.screen('to-person').reason).toBe('something-else');
  });
});

describe('typing', () => {
  it('keeps an e-mail address typed wrong and says so', async () => {
    const visit = createVisitDriver();
    await visit.reviews();
    await visit.does({ command: 'change', what: 'notification' });
    await visit.does({ command: 'choose-notification', channel: 'email' });
    for (const wrong of ['kanarie@', 'kanarie verklikker@example.test', 'kanarie@example', '']) {
      await visit.does({ command: 'enter-email', address: wrong });
      expect(visit.screen('entering-email')).toEqual({ state: 'entering-email', address: wrong, invalid: true });
    }
    await visit.does({ command: 'enter-email', address: ` ${canary.email} ` });
    expect(visit.screen('reviewing').notification).toEqual({ channel: 'email', address: canary.email });
  });
});

describe('nobody there', () => {
  it('warns after 120 seconds, counts down 45, and wipes', async () => {
    const visit = createVisitDriver();
    await visit.reviews();
    await visit.clock.advance(119_999);
    expect(visit.visit.view().warning).toBeNull();
    await visit.clock.advance(1);
    expect(visit.visit.view().warning).toEqual({ endsInMs: 45_000 });
    await visit.clock.advance(44_999);
    expect(visit.state()).toBe('reviewing');
    await visit.clock.advance(1);
    expect(visit.state()).toBe('leaving');
    expect(visit.traces()).toEqual([]);
  });

  it('is extended by one touch, ten times over', async () => {
    const visit = createVisitDriver();
    await visit.reviews();
    for (let extension = 0; extension < 10; extension += 1) {
      await visit.clock.advance(150_000);
      expect(visit.visit.view().warning).not.toBeNull();
      visit.visit.touch();
      expect(visit.visit.view().warning).toBeNull();
    }
    expect(visit.state()).toBe('reviewing');
  });

  it('waits twice as long while an address is typed', async () => {
    const visit = createVisitDriver();
    await visit.reviews();
    await visit.does({ command: 'change', what: 'details' });
    await visit.does({ command: 'change-address' });
    await visit.clock.advance(239_999);
    expect(visit.visit.view().warning).toBeNull();
    await visit.clock.advance(1);
    expect(visit.visit.view().warning).not.toBeNull();
  });

  it.each(['receipt', 'to-person'] as const)('wipes the %s too', async (last) => {
    const visit = createVisitDriver();
    await visit.isFiled();
    await visit.remove();
    if (last === 'to-person') {
      await visit.does({ command: 'finish' });
      await visit.does({ command: 'start' });
      await visit.does({ command: 'choose-language', language: 'nl' });
      await visit.does({ command: 'choose-service', service: 'other' });
    }
    expect(visit.state()).toBe(last);
    await visit.clock.advance(165_000);
    expect(visit.state()).toBe('attract');
    expect(visit.everything()).not.toContain(receipt.caseNumber);
  });

  it('forgets its card after filing: said after 20 seconds, and the receipt is not lost to who comes back', async () => {
    const visit = createVisitDriver();
    await visit.isFiled();
    await visit.clock.advance(20_000);
    expect(visit.screen('taking-card').overdue).toBe(true);
    expect(visit.entries).toContainEqual({ event: 'card.forgotten', facts: { state: 'taking-card' } });
    await visit.does({ command: 'finish' });
    expect(visit.screen('receipt').cardInReader).toBe(true);
  });
});

describe('commands', () => {
  it('refuses what was meant for an earlier screen, and takes what was only overtaken by progress', async () => {
    const visit = createVisitDriver();
    await visit.asksForCard();
    const { revision: beforeCard } = visit.visit.view();
    await visit.insert();
    expect(visit.visit.act(beforeCard, { command: 'stop' })).toEqual(fails('visit.not-now'));
    const { revision: whileReading } = visit.visit.view();
    visit.reads[0]?.options.onProgress('identity', 'started');
    expect(visit.visit.view().revision).toBeGreaterThan(whileReading);
    expect(visit.visit.act(visit.visit.view().revision + 1, { command: 'stop' })).toEqual(fails('visit.not-now'));
    expect(visit.visit.act(whileReading, { command: 'stop' }).ok).toBe(true);
    expect(visit.state()).toBe('leaving');
  });

  it('does not let a touch overtake a command', async () => {
    const visit = createVisitDriver();
    await visit.reviews();
    const { revision } = visit.visit.view();
    visit.visit.touch();
    expect(visit.visit.act(revision, { command: 'accept-review' }).ok).toBe(true);
  });

  it('publishes rising revisions only', async () => {
    const visit = createVisitDriver();
    await visit.isFiled();
    const revisions = visit.published.map((view) => view.revision);
    expect(revisions).toEqual([...new Set(revisions)].sort((one, other) => one - other));
  });

  it('wipes on a bug in what it set off', async () => {
    const visit = createVisitDriver();
    await visit.reviews();
    await visit.does({ command: 'accept-review' });
    await visit.does({ command: 'confirm' });
    visit.asked[0]?.reject(new Error('a bug'));
    await visit.clock.settle();
    expect(visit.defects).toHaveLength(1);
    expect(visit.state()).toBe('leaving');
    expect(visit.traces()).toEqual([]);
  });
});
