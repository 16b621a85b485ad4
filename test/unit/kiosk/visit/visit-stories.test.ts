/** The good visit from insertion to receipt, what is typed wrong, and what a command may do. */
import { describe, expect, it } from 'vitest';
import { failure, type FailureCode } from '../../../../contract/failures.ts';
import { failed, success } from '../../../../contract/result.ts';
import { createVisitDriver } from './visit-driver.ts';
import { canary, cardFacts, cardRead, receipt, village } from './visit-fixtures.ts';

const fails = (code: FailureCode) => failed(failure(code));

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
