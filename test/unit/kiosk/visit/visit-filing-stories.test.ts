/** "Bad input" around filing, and nobody being there any more: nothing is lost or filed twice. */
import { describe, expect, it } from 'vitest';
import { failure, type FailureCode } from '../../../../contract/failures.ts';
import { failed, success } from '../../../../contract/result.ts';
import { createVisitDriver } from './visit-driver.ts';
import { receipt, town } from './visit-fixtures.ts';

const fails = (code: FailureCode) => failed(failure(code));

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

  it('does not call a request refused while an earlier attempt may still have filed it', async () => {
    const visit = createVisitDriver();
    await visit.confirms();
    await visit.clock.advance(10_000);
    await visit.does({ command: 'retry' });
    const [first, second] = visit.asked;
    await visit.backendSays(fails('backend.refused'), second);
    expect(visit.screen('to-person').reason).toBe('outcome-unknown');
    await visit.backendSays(success(receipt), first);
    expect(visit.state()).toBe('taking-card');
  });

  it.each<FailureCode>(['backend.unreachable', 'backend.unavailable'])(
    'does not promise that nothing was filed after %s while an earlier attempt is open',
    async (code) => {
      const visit = createVisitDriver();
      await visit.confirms();
      await visit.clock.advance(10_000);
      await visit.does({ command: 'retry' });
      await visit.backendSays(fails(code), visit.asked[1]);
      expect(visit.screen('submit-failed').code).toBe('request.outcome-unknown');
    },
  );

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
