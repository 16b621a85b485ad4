/** For each municipality file: every open state of every table has a moment from which it is late, and every timer a moment at which it fires. */
import { readdir } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { caseTables } from '../../../../backend/cases/all-tables.ts';
import type { AnyCaseTable } from '../../../../backend/cases/case-table.ts';
import { enterState } from '../../../../backend/cases/enter-state.ts';
import { loadMunicipality } from '../../../../backend/configuration/load-municipality.ts';
import type { Municipality } from '../../../../contract/municipality.ts';
import { municipalityFile, someDay } from '../sample-submission.ts';

const towns: Municipality[] = [];
for (const file of await readdir(dirname(municipalityFile('any')))) {
  const loaded = await loadMunicipality(municipalityFile(basename(file, '.json')), someDay, 'other');
  if (!loaded.ok) throw new Error(`${file} is refused: ${JSON.stringify(loaded.failure)}`);
  towns.push(loaded.value.municipality);
}
const atMs = Date.parse('2026-03-02T10:00:00+01:00');

/** What a case knows by the time it can be in a state that asks for it. */
const facts = {
  annex12Until: '2026-04-02',
  suspendedUntil: '2026-03-09',
  appointmentAt: '2026-03-04T09:00:00+01:00',
};

const openStates = Object.values<AnyCaseTable>(caseTables).flatMap((table) =>
  Object.entries(table.states)
    .filter(([, { owner }]) => owner !== null)
    .map(([state, rule]) => ({ table, type: table.type, state, rule })),
);

const inTowns = towns.flatMap((municipality) =>
  openStates.map((open) => ({ ...open, municipality, town: municipality.id })),
);

describe.each(inTowns)('$town: $type in $state', ({ table, type, state, rule, municipality }) => {
  const enter = (fromMs: number) =>
    enterState({ type, state, facts, municipality, atMs: fromMs, notifiedAtMs: fromMs, firstReminderAtMs: null });

  test('is late one day', () => {
    expect(enter(atMs).row.late_at?.getTime()).toBeGreaterThan(atMs);
  });

  test('fires what its table lets the clock do, and nothing at once', () => {
    const { deadlines } = enter(atMs);
    expect(deadlines.map(({ event }) => event)).toEqual((rule.timers ?? []).map(({ event }) => event));
    for (const { event, dueAt } of deadlines) {
      const lines = table.transitions.filter((line) => line.event === event && line.from.includes(state));
      expect(lines.some(({ by }) => by.includes('clock'))).toBe(true);
      expect(dueAt.getTime()).toBeGreaterThan(atMs);
    }
  });

  test('never fires twice in a row when it is entered again by its own timer', () => {
    const leadsBack = (event: string): boolean =>
      table.transitions.some(
        (line) => line.event === event && line.from.includes(state) && (line.to === state || line.again === true),
      );
    const tooSoon = enter(atMs)
      .deadlines.filter(({ event }) => leadsBack(event))
      .filter(({ event, dueAt }) =>
        enter(dueAt.getTime()).deadlines.some((next) => next.event === event && next.dueAt <= dueAt),
      );
    expect(tooSoon).toEqual([]);
  });
});
