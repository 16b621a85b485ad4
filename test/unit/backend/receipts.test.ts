/** What a kiosk in a hall is told when it reads back what it filed. */
import { describe, expect, test } from 'vitest';
import { factSchemas } from '../../../backend/cases/facts.ts';
import { saidFacts } from '../../../backend/documents/receipt-facts.ts';
import { receiptOf } from '../../../backend/requests/receipts.ts';
import type { CaseRow } from '../../../backend/cases/case-rows.ts';

const ofClerks = ['note', 'firstSigner', 'secondSigner', 'refusal', 'policeReference', 'federalReference'] as const;

const row: CaseRow = {
  id: '0c8f1f0a-3f3e-4a53-8a5f-3f5f1f6f7a01',
  municipality_id: 'testgem',
  case_number: '2026-K7M4-92QF',
  status_code: 'AAAAAAAAAAAAAAAAAAAAAA',
  type: 'replacement',
  state: 'requested',
  facts: {
    product: 'eid',
    urgency: 'normal',
    amountCents: 2310,
    note: 'asked twice at the desk',
    firstSigner: 'clerk-1',
    secondSigner: 'clerk-2',
    refusal: 'no-longer-possible',
    policeReference: 'PV-1',
    federalReference: 'F-1',
  },
  row_version: 3,
  kiosk_id: 'hall-1',
  language: 'nl',
  simulated: true,
  owner: 'clerk',
  site: null,
  received_at: new Date('2026-11-22T09:12:00Z'),
  since: new Date('2026-11-22T09:12:00Z'),
  late_at: null,
  late_since: null,
  closed_at: null,
  purge_at: null,
  purged_at: null,
};

describe('a receipt read back', () => {
  test('holds what was asked for and nothing that clerks recorded', () => {
    const receipt = receiptOf(row);
    expect(receipt).toMatchObject({ facts: { product: 'eid', urgency: 'normal', amountCents: 2310 } });
    for (const name of ofClerks) expect(JSON.stringify(receipt)).not.toContain(row.facts[name] ?? name);
  });

  test('that list of clerks’ facts is of facts there are', () => {
    for (const name of ofClerks) {
      expect(Object.hasOwn(factSchemas, name)).toBe(true);
      expect(saidFacts(row.facts)).not.toHaveProperty(name);
    }
  });
});
