/** "Bad input" of cards and readers: what a person goes through, line by line. */
import { describe, expect, it } from 'vitest';
import { failure, type FailureCode } from '../../../../contract/failures.ts';
import type { FindingCode } from '../../../../contract/findings.ts';
import { failed } from '../../../../contract/result.ts';
import { createVisitDriver } from './visit-driver.ts';
import { canary, cardFacts, cardRead, reader, serviceDown, snapshot, town, unreadable } from './visit-fixtures.ts';

const fails = (code: FailureCode) => failed(failure(code));
const another = cardRead(cardFacts(), 'another card');

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

it('reads a card that was put in while the person was on the way to somebody, and not asks for it', async () => {
  const visit = createVisitDriver();
  await visit.asksForCard();
  await visit.does({ command: 'continue-without-card' });
  await visit.insert();
  await visit.does({ command: 'back' });
  expect(visit.state()).toBe('reading');
});
