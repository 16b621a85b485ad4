/** The rules around a reprint request: what it costs when, for whom it is, and what the draft makes of card and typing. */
import { Compile } from 'typebox/compile';
import { describe, expect, it } from 'vitest';
import { failure } from '../../../../contract/failures.ts';
import { findingCatalogue, type FindingCode } from '../../../../contract/findings.ts';
import { PinReprintSubmissionSchema } from '../../../../contract/municipal-api.ts';
import { brusselsDate } from '../../../../contract/brussels-date.ts';
import type { Municipality } from '../../../../contract/municipality.ts';
import { namesOf } from '../../../../contract/names-of.ts';
import { failed, type Result, success } from '../../../../contract/result.ts';
import type { JournalEntry } from '../../../../kiosk/ports.ts';
import { createCurrentCatalogue } from '../../../../kiosk/requests/current-catalogue.ts';
import {
  addressProblems,
  draftFromCard,
  submissionOf,
  tidyAddress,
  withTypedAddress,
} from '../../../../kiosk/requests/draft.ts';
import { offerReprint } from '../../../../kiosk/requests/offer.ts';
import { reprintReadPlan } from '../../../../kiosk/requests/read-plan.ts';
import { reprintTerms } from '../../../../kiosk/requests/terms.ts';
import { createSimulatedClock } from '../../../simulated-clock.ts';
import { canary, cardFacts, town } from '../visit/visit-fixtures.ts';

const withService = (change: Partial<Municipality['services']['pinReprint']>): Municipality => ({
  ...town,
  services: { ...town.services, pinReprint: { ...town.services.pinReprint, ...change } },
});

describe('terms', () => {
  it.each([
    ['2025-12-31', null],
    ['2026-01-01', 500],
    ['2026-12-31', 500],
    ['2027-01-01', 600],
    ['2040-06-01', 600],
  ])('on %s cost %s cents', (date, cents) => {
    expect(reprintTerms(town, date)?.amountCents ?? null).toBe(cents);
  });

  it('are none while the service is off', () => {
    expect(reprintTerms(withService({ enabled: false }), '2026-11-22')).toBeNull();
  });

  it.each([
    ['2026-12-31T22:59:59Z', '2026-12-31'],
    ['2026-12-31T23:00:00Z', '2027-01-01'],
    ['2026-07-01T21:59:59Z', '2026-07-01'],
    ['2026-07-01T22:00:00Z', '2026-07-02'],
  ])('follow the Belgian calendar: %s is %s', (instant, date) => {
    expect(brusselsDate(Date.parse(instant))).toBe(date);
  });
});

describe('the offer', () => {
  const becauseOf = (facts: Parameters<typeof cardFacts>[0], ...codes: FindingCode[]) => {
    const offer = offerReprint(cardFacts(facts, codes), town);
    return offer.offered ? null : offer.because;
  };

  it.each(['1.0', '1.1', '1.7'] as const)('stands for applet %s', (generation) => {
    expect(becauseOf({ generation })).toBeNull();
  });

  it('follows the municipality, not a list of ours', () => {
    const only11 = withService({ reprintApplets: ['1.1'] });
    expect(offerReprint(cardFacts(), only11)).toEqual({ offered: false, because: 'reprint-not-needed' });
    expect(becauseOf({ generation: '1.8' })).toBe('reprint-not-needed');
  });

  it('never rests on a card that is not to be believed, whatever the rule would say of it', () => {
    expect(becauseOf({ generation: '1.8', trust: 'none' })).toBe('card-problem');
    expect(becauseOf({ generation: null })).toBe('card-problem');
    expect(becauseOf({ holder: null })).toBe('card-problem');
  });

  it('is stopped by every blocking finding and by no notice', () => {
    const codes = namesOf(findingCatalogue);
    const blocking = codes.filter((code) => findingCatalogue[code].severity === 'blocking');
    const notices = codes.filter((code) => findingCatalogue[code].severity === 'notice');
    expect(blocking.length).toBeGreaterThan(0);
    expect(blocking.filter((code) => becauseOf({}, code) !== 'card-problem')).toEqual([]);
    expect(notices.filter((code) => becauseOf({}, code) !== null)).toEqual([]);
  });

  it('is for residents where the municipality says so, by postal code, once the address is vouched for', () => {
    const forResidents = (zips: readonly string[], ...codes: FindingCode[]) => {
      const { eligibility } = town.services.pinReprint;
      const residentsOnly = withService({ eligibility: { ...eligibility, residentsOnly: true } });
      const offer = offerReprint(cardFacts({}, codes), { ...residentsOnly, zips: [...zips] });
      return offer.offered ? null : offer.because;
    };
    expect(forResidents([canary.zip])).toBeNull();
    expect(forResidents(['1000'])).toBe('not-eligible');
    expect(forResidents(['1000'], 'data.address-signature-invalid')).toBeNull();
  });

  it.each<FindingCode>(['card.expired', 'card.not-yet-valid', 'certificate.revoked'])('is none for %s', (code) => {
    expect(becauseOf({}, code)).toBe('not-eligible');
  });
});

describe('the read plan', () => {
  it('takes the photo only where the municipality shows it', () => {
    expect(reprintReadPlan(town)).not.toContain('photo');
    expect(reprintReadPlan({ ...town, privacy: { ...town.privacy, photo: 'on-screen-only' } })).toContain('photo');
  });
});

describe('the draft', () => {
  const key = '00000000-0000-4000-8000-000000000001';
  const draft = () => {
    const made = draftFromCard(cardFacts(), key);
    if (made === null) throw new Error('the canary has a draft');
    return made;
  };

  it('becomes a submission that the municipal contract accepts, once every choice is made', () => {
    expect(submissionOf(draft(), 'nl', 500)).toBeNull();
    const complete = { ...draft(), pickupSite: 'north', notification: { channel: 'letter' as const } };
    const submission = submissionOf(complete, 'nl', 500);
    expect(Compile(PinReprintSubmissionSchema).Check(submission)).toBe(true);
    expect(submission?.applicant.surname).toEqual({ value: canary.surname, provenance: 'chip' });
  });

  it('has no value where the card has none', () => {
    const bare = draftFromCard(cardFacts({ address: { streetAndNumber: ' ', zip: '1000', municipality: null } }), key);
    expect(bare?.fields).toMatchObject({ streetAndNumber: null, municipality: null });
    expect(bare?.addressMustBeTyped).toBe(false);
  });

  it('never prefills an address that is not vouched for', () => {
    const doubtful = draftFromCard(cardFacts({}, ['data.address-signature-invalid']), key);
    expect(doubtful?.fields.zip).toBeNull();
    expect(doubtful?.addressMustBeTyped).toBe(true);
  });

  it('says typed only of what was typed differently', () => {
    const { fields } = withTypedAddress(draft(), {
      streetAndNumber: canary.typedStreet,
      zip: canary.zip,
      municipality: canary.municipality,
    });
    expect(fields.streetAndNumber).toEqual({ value: canary.typedStreet, provenance: 'typed' });
    expect(fields.zip).toEqual({ value: canary.zip, provenance: 'chip' });
  });

  it.each([
    [{ streetAndNumber: ' Kerkstraat  1 ', zip: '1 0.00', municipality: 'Gent' }, []],
    [{ streetAndNumber: '', zip: '0999', municipality: '12' }, ['streetAndNumber', 'zip', 'municipality']],
    [{ streetAndNumber: 'Straße 4', zip: '47000', municipality: "Sint-Job-in-'t-Goor" }, ['zip']],
  ])('finds what is wrong with %j', (address, problems) => {
    expect(addressProblems(tidyAddress(address))).toEqual(problems);
  });
});

describe('the catalogue', () => {
  const open = (first: Result<Municipality>) => {
    const clock = createSimulatedClock('2026-11-22T09:00:00Z');
    const heard: string[] = [];
    const entries: JournalEntry[] = [];
    const defects: unknown[] = [];
    const backend = { answer: (): Promise<Result<Municipality>> => Promise.resolve(first), asked: 0 };
    const catalogue = createCurrentCatalogue({
      municipality: {
        catalogue: () => {
          backend.asked += 1;
          return backend.answer();
        },
        submitPinReprint: async () => failed(failure('backend.unreachable')),
        submitCardDefect: async () => failed(failure('backend.unreachable')),
        findCardDefect: async () => failed(failure('backend.unreachable')),
      },
      clock,
      journal: { write: (entry) => entries.push(entry) },
      onChanged: ({ id }) => heard.push(id),
      onDefect: (error) => defects.push(error),
    });
    return { catalogue, clock, heard, entries, defects, backend };
  };

  it('is asked for until it comes, and the silence is written down once', async () => {
    const { catalogue, clock, heard, entries, backend } = open(failed(failure('backend.unreachable')));
    await clock.advance(14_000);
    expect(catalogue.current()).toBeNull();
    expect(backend.asked).toBe(3);
    expect(entries).toHaveLength(1);
    backend.answer = async () => success(town);
    await clock.advance(5_000);
    expect(heard).toEqual([town.id]);
    catalogue.close();
    expect(clock.pending()).toBe(0);
  });

  it('stays when a later fetch fails, and is announced again only when it changed', async () => {
    const { catalogue, clock, heard, backend } = open(success(town));
    await clock.advance(600_000);
    expect(heard).toEqual([town.id]);
    backend.answer = async () => failed(failure('backend.unavailable'));
    await clock.advance(600_000);
    expect(catalogue.current()).toEqual(town);
    backend.answer = async () => success({ ...town, id: 'changed' });
    await clock.advance(600_000);
    expect(heard).toEqual([town.id, 'changed']);
  });

  it('survives a bug in the one who is asked', async () => {
    const { clock, heard, defects, backend } = open(success(town));
    backend.answer = () => Promise.reject(new Error('a bug'));
    await clock.advance(600_000);
    expect(defects).toHaveLength(1);
    backend.answer = async () => success({ ...town, id: 'after' });
    await clock.advance(5_000);
    expect(heard).toEqual([town.id, 'after']);
  });
});
