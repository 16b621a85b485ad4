import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseMunicipality } from '../../../backend/configuration/load-municipality.ts';
import { priceChanges } from '../../../backend/configuration/price-changes.ts';
import { recordConfiguration } from '../../../backend/configuration/record-configuration.ts';
import { firstBrokenAuditEntry } from '../../../backend/storage/audit-log.ts';
import { createFieldCipher } from '../../../backend/storage/field-cipher.ts';
import { type Database, openEmbeddedDatabase } from '../../../backend/storage/open-database.ts';
import { prepareDatabase } from '../../../backend/storage/prepare-database.ts';
import { inTransaction } from '../../../backend/storage/transaction.ts';
import type { Price } from '../../../contract/municipality/prices.ts';
import { priceOn } from '../../../contract/price-on.ts';
import { municipalityFile, someDay, someMorning } from './sample-submission.ts';

const cipher = createFieldCipher(new Uint8Array(32).fill(7));
const original = await readFile(municipalityFile('voorbeeldgem'), 'utf8');

const reprint = (amountCents: number, validFrom: string, validTo: string | null = null): Price => ({
  product: 'pin-reprint',
  reason: 'codes-lost',
  amountCents,
  validFrom,
  validTo,
  source: 'Invented.',
});

/** The one edit that changes a fee: the old line ends, a new one begins. */
const edited = (amountCents: number): string => {
  const file: { priceBook: Price[] } = JSON.parse(original); // it is judged as text below
  const priceBook = file.priceBook.flatMap((price) =>
    price.product === 'pin-reprint' && price.reason === 'codes-lost'
      ? [{ ...price, validTo: '2026-12-31' }, reprint(amountCents, '2027-01-01')]
      : [price],
  );
  return JSON.stringify({ ...file, priceBook }, null, 2);
};

const loaded = (text: string) => {
  const parsed = parseMunicipality(text, 'town.json', someDay, 'other');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.failure));
  return parsed.value;
};

describe('changes of a price book', () => {
  test('a fee that changes is one change, from its day', () => {
    expect(
      priceChanges(
        [reprint(500, '2026-01-01')],
        [reprint(500, '2026-01-01', '2026-12-31'), reprint(600, '2027-01-01')],
      ),
    ).toEqual([
      { wish: 'pin-reprint, codes-lost', from: '2027-01-01', to: null, oldAmountCents: 500, newAmountCents: 600 },
    ]);
  });

  test('cutting one line in two with the same amount changes nothing', () => {
    expect(
      priceChanges(
        [reprint(500, '2026-01-01')],
        [reprint(500, '2026-01-01', '2026-06-30'), reprint(500, '2026-07-01')],
      ),
    ).toEqual([]);
  });

  test('a price that goes and one that comes', () => {
    const key: Price = {
      product: 'digital-key',
      residency: 'any',
      validFrom: '2026-01-01',
      validTo: null,
      amountCents: 1000,
      source: 'Invented.',
    };
    expect(priceChanges([key], [reprint(500, '2026-03-01', '2026-03-31')])).toEqual([
      { wish: 'digital-key, any', from: '2026-01-01', to: null, oldAmountCents: 1000, newAmountCents: null },
      {
        wish: 'pin-reprint, codes-lost',
        from: '2026-03-01',
        to: '2026-03-31',
        oldAmountCents: null,
        newAmountCents: 500,
      },
    ]);
  });

  test('a line for several reasons is looked at reason by reason', () => {
    const line = (reasons: ('loss' | 'theft')[], amountCents: number): Price => ({
      product: 'eid',
      reasons,
      urgency: 'normal',
      ageBand: { from: 12, to: 17 },
      amountCents,
      validFrom: '2026-01-01',
      validTo: null,
      source: 'Invented.',
    });
    expect(priceChanges([line(['loss', 'theft'], 2310)], [line(['loss'], 2310), line(['theft'], 2510)])).toEqual([
      {
        wish: 'eid, theft, normal, 12-17 years',
        from: '2026-01-01',
        to: null,
        oldAmountCents: 2310,
        newAmountCents: 2510,
      },
    ]);
  });
});

describe('what was in force', () => {
  let database: Database;
  beforeAll(async () => {
    database = await openEmbeddedDatabase('memory');
    expect(await prepareDatabase(database, cipher)).toMatchObject({ ok: true });
  }, 60_000);
  afterAll(() => database.close());

  const record = (text: string) => {
    const configuration = loaded(text);
    return recordConfiguration(
      { kysely: database.kysely, cipher, municipality: configuration.municipality, now: () => someMorning },
      configuration,
    );
  };
  const place = () => ({ kysely: database.kysely, cipher, municipality: { id: 'voorbeeldgem' } });

  test('is kept once a text, told to the audit trail, and a changed fee with its day', async () => {
    expect(await record(original)).toEqual({ ok: true, value: { version: 1, priceChanges: [] } });
    expect(await record(original)).toEqual({ ok: true, value: null });
    const change = {
      wish: 'pin-reprint, codes-lost',
      from: '2027-01-01',
      to: null,
      oldAmountCents: 500,
      newAmountCents: 600,
    };
    expect(await record(edited(600))).toEqual({ ok: true, value: { version: 2, priceChanges: [change] } });

    const kept = await inTransaction(place(), async (transaction) => ({
      versions: await transaction.selectFrom('configuration_versions').selectAll().orderBy('version').execute(),
      audit: await transaction.selectFrom('audit_entries').selectAll().orderBy('sequence').execute(),
    }));
    if (!kept.ok) throw new Error(kept.failure);
    const { versions, audit } = kept.value;
    expect(versions.map(({ text }) => text)).toEqual([original, edited(600)]);
    expect(versions.map((version) => version.price_changes)).toEqual([[], [change]]);
    expect(audit.map(({ action, purpose }) => [action, purpose])).toEqual([
      ['configuration-changed', `version 1, sha256 ${versions[0]?.sha256.slice(0, 16)}, amounts changed: 0`],
      ['configuration-changed', `version 2, sha256 ${versions[1]?.sha256.slice(0, 16)}, amounts changed: 1`],
    ]);
    expect(await firstBrokenAuditEntry(place())).toEqual({ ok: true, value: null });
  });

  test('starts at the same moment record one text once', async () => {
    const both = await Promise.all([record(edited(700)), record(edited(700))]);
    expect(both.filter((each) => each.ok && each.value?.version === 3)).toHaveLength(1);
    expect(both.filter((each) => each.ok && each.value === null)).toHaveLength(1);
  });

  test('is never changed or removed, and hidden from other municipalities', async () => {
    await expect(
      inTransaction(place(), (transaction) => transaction.deleteFrom('configuration_versions').execute()),
    ).rejects.toThrow(/permission denied|never changed or removed/);
    await expect(
      database.kysely
        .updateTable('configuration_versions')
        .set({ sha256: '0'.repeat(64) })
        .execute(),
    ).rejects.toThrow('never changed or removed');
    const elsewhere = await inTransaction(
      { kysely: database.kysely, municipality: { id: 'elsewhere' } },
      (transaction) => transaction.selectFrom('configuration_versions').select('version').execute(),
    );
    expect(elsewhere).toEqual({ ok: true, value: [] });
  });
});

test('a changed fee takes effect at its date and not before', () => {
  const { priceBook } = loaded(edited(600)).municipality;
  const due = (date: string) => priceOn(priceBook, { product: 'pin-reprint', reason: 'codes-lost' }, date)?.amountCents;
  expect([due('2026-12-31'), due('2027-01-01')]).toEqual([500, 600]);
});
