/** The parts of the engine that need no database: who may, what a state brings, where a page ended. */
import { describe, expect, test } from 'vitest';
import { type Actor, dealsWith, hasSteppedUp } from '../../../../backend/cases/actor.ts';
import { caseTables } from '../../../../backend/cases/all-tables.ts';
import { notArrived } from '../../../../backend/cases/arrival-of.ts';
import type { AnyCaseTable } from '../../../../backend/cases/case-table.ts';
import { enterState } from '../../../../backend/cases/enter-state.ts';
import { accessProblem } from '../../../../backend/cases/judge-order.ts';
import { readCursor, writeCursor } from '../../../../backend/cases/page-cursor.ts';
import { demoMunicipality, someMorning } from '../sample-submission.ts';

const municipality = await demoMunicipality();
const dayMs = 86_400_000;
const clerk: Actor = { role: 'clerk', id: 'c-1', sites: ['stadhuis'], steppedUpAtMs: null };

describe('who may', () => {
  test('a clerk deals with cases of the own sites and with those of none', () => {
    expect(dealsWith(clerk, 'stadhuis')).toBe(true);
    expect(dealsWith(clerk, null)).toBe(true);
    expect(dealsWith(clerk, 'deelgemeente-oost')).toBe(false);
    expect(dealsWith({ ...clerk, sites: [] }, 'stadhuis')).toBe(false);
    expect(dealsWith({ ...clerk, sites: 'all' }, 'deelgemeente-oost')).toBe(true);
  });
  test('a sign-in counts for five minutes, and never from the future', () => {
    const after = (ms: number) => hasSteppedUp({ ...clerk, steppedUpAtMs: someMorning - ms }, someMorning);
    expect([0, 300_000, 300_001, -1].map(after)).toEqual([true, true, false, false]);
    expect(hasSteppedUp(clerk, someMorning)).toBe(false);
  });
  test('only the clock moves what it has not seen', () => {
    const row = { type: 'pin-reprint', state: 'submitted', facts: {}, row_version: 4, site: 'stadhuis' } as const;
    const problemOf = (actor: Actor, expectedVersion: number | null) => accessProblem(row, { actor, expectedVersion });
    expect(problemOf(clerk, 4)).toBeNull();
    expect(problemOf(clerk, 3)).toBe('stale-version');
    expect(problemOf(clerk, null)).toBe('version-required');
    expect(problemOf({ ...clerk, role: 'technician' }, null)).toBe('version-required');
    expect(problemOf({ ...clerk, role: 'clock', sites: 'all' }, null)).toBeNull();
    expect(problemOf({ ...clerk, sites: ['elders'] }, 3)).toBe('site-not-yours');
  });
});

describe('what a state brings', () => {
  const tables: readonly AnyCaseTable[] = Object.values(caseTables);
  const states = tables.flatMap((table) =>
    Object.entries(table.states).map(([state, rule]) => [`${table.type} ${state}`, table, state, rule] as const),
  );
  const entered = (table: AnyCaseTable, state: string) =>
    enterState({
      type: table.type,
      state,
      facts: { pickupSite: 'stadhuis', site: 'deelgemeente-oost' },
      municipality,
      atMs: someMorning,
      ...notArrived,
    });
  const at = new Date(someMorning);
  test.each(states.filter(([, , , { owner }]) => owner !== null))(
    '%s: somebody to do the next thing',
    (_name, table, state, { owner }) => {
      const open = { owner, site: 'stadhuis', since: at, late_since: null, closed_at: null, purge_at: null };
      expect(entered(table, state).row).toMatchObject(open);
    },
  );
  test.each(states.filter(([, , , { owner }]) => owner === null))(
    '%s: a day on which everything personal goes',
    (_name, table, state, { ends = 'completed' }) => {
      const purgeAt = new Date(someMorning + municipality.privacy.retentionDays[ends] * dayMs);
      const closed = { owner: null, late_at: null, closed_at: at, purge_at: purgeAt };
      expect(entered(table, state)).toMatchObject({ row: closed, deadlines: [] });
    },
  );
  test('a state that is in no table is a defect', () => {
    const entering = { type: 'loss', state: 'ordered', facts: {}, municipality, atMs: 0, ...notArrived } as const;
    expect(() => enterState(entering)).toThrow('no state ordered');
  });
});

describe('where a page ended', () => {
  const id = '0a5c1f0e-8d0b-4c7e-9a39-6a3f4f0f7b11';
  test('comes back as it was written', () => {
    for (const atMs of [0, someMorning, null]) expect(readCursor(writeCursor({ atMs, id }))).toEqual({ atMs, id });
  });
  test('is nothing else', () => {
    const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const foreign = [
      { at: 1 },
      { at: 'x', id },
      { at: 8.64e15 + 1, id },
      { at: 1, id: 'x' },
      { at: 1, id, or: 1 },
      null,
    ];
    for (const text of ['', '%', 'e30', ...foreign.map(encoded)]) expect(readCursor(text)).toBeNull();
  });
});
