/** What every table has to have, looked at line by line; what may happen by them is walked in walks.test.ts. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { caseTables } from '../../../../backend/cases/all-tables.ts';
import type { AnyCaseTable, Line, StateRule } from '../../../../backend/cases/case-table.ts';
import { derivations } from '../../../../backend/cases/derivations.ts';
import { factSchemas } from '../../../../backend/cases/facts.ts';
import { guards } from '../../../../backend/cases/guards.ts';
import { terms } from '../../../../backend/cases/terms.ts';
import { documentKinds, noticeKinds } from '../../../../contract/case-outcomes.ts';
import { caseOperations } from '../../../../contract/operations/case-operations.ts';
import { requestStates, requestTypes } from '../../../../contract/request-states.ts';

const tables: readonly AnyCaseTable[] = requestTypes.map((type) => caseTables[type]);
const lines = tables.flatMap(({ type, transitions }) => transitions.map((line) => ({ type, line })));
const rules: readonly StateRule[] = tables.flatMap(({ states }) => Object.values(states));
const told = ({ type, line }: (typeof lines)[number]): string => `${type}: ${line.from.join()} -- ${line.event}`;
const broken = (rule: (line: Line) => boolean): readonly string[] => lines.filter(({ line }) => !rule(line)).map(told);

describe.each(tables)('$type', (table) => {
  const states = Object.entries(table.states);
  const linesFrom = (state: string) => table.transitions.filter(({ from }) => from.includes(state));

  test('begins somewhere and names exactly the states of the contract', () => {
    expect(table.begins.length).toBeGreaterThan(0);
    expect(Object.keys(table.states).toSorted()).toEqual([...requestStates[table.type]].toSorted());
  });

  test('an open state has an owner, a term after which it is late, and a way on for its owner', () => {
    for (const [state, { owner, late, ends }] of states.filter(([, rule]) => rule.owner !== null)) {
      expect.soft(late, `${state} is never late`).toBeDefined();
      expect.soft(ends, `${state} has ended and is open`).toBeUndefined();
      // Who is a citizen comes to the counter: the clerk records what the citizen did.
      const actor = owner === 'clock' ? 'clock' : 'clerk';
      const leaving = linesFrom(state).filter(({ to, by }) => to !== undefined && to !== state && by.includes(actor));
      expect.soft(leaving.length, `${state} waits for ${owner} for ever`).toBeGreaterThan(0);
    }
  });

  test('a closed state says how it ended and leads nowhere', () => {
    for (const [state, rule] of states.filter(([, { owner }]) => owner === null)) {
      expect.soft(rule.ends, state).toBeDefined();
      expect.soft(rule.late ?? rule.timers ?? rule.takesPayment, state).toBeUndefined();
      expect.soft(linesFrom(state), state).toEqual([]);
    }
  });

  test('what the clock fires is an event of that state by the clock that records nothing', () => {
    for (const [state, { timers = [] }] of states)
      for (const { event } of timers) {
        const fired = linesFrom(state).filter((line) => line.event === event && line.by.includes('clock'));
        expect.soft(fired.length, `${event} in ${state}`).toBeGreaterThan(0);
        expect
          .soft(
            fired.every(({ records }) => records === undefined),
            `${event} records`,
          )
          .toBe(true);
      }
  });

  test('an event of the clock alone is fired in every state it names', () => {
    const alone = table.transitions.filter(({ by }) => by.length === 1 && by[0] === 'clock');
    for (const { event, from } of alone)
      for (const state of from)
        expect
          .soft(
            table.states[state]?.timers?.map((timer) => timer.event),
            `${event} in ${state}`,
          )
          .toContain(event);
  });

  test('lines that share event and state ask for the same facts, and only the last may be without a condition', () => {
    for (const [state] of states)
      for (const event of new Set(linesFrom(state).map((line) => line.event))) {
        const sharing = linesFrom(state).filter((line) => line.event === event);
        const asked = sharing.map(({ records, mayRecord, by }) => JSON.stringify([records, mayRecord, by]));
        expect.soft(new Set(asked).size, `${event} in ${state}`).toBe(1);
        const conditions = sharing.map((line) => (line.guards ?? []).join());
        expect.soft(conditions.slice(0, -1), `${event} in ${state}`).not.toContain('');
        expect.soft(new Set(conditions).size, `${event} in ${state}`).toBe(sharing.length);
      }
  });
});

describe('every line', () => {
  test('is moved by a clerk or the clock: a kiosk, which anybody can touch, moves no case', () => {
    expect(broken(({ by }) => by.length > 0 && by.every((role) => role === 'clerk' || role === 'clock'))).toEqual([]);
  });
  test('names a rule of the reference', () => {
    expect(broken(({ rule }) => /^[A-G]\d{1,2}( [A-G]\d{1,2})*$/.test(rule))).toEqual([]);
  });
  test('that cannot be undone, or needs a new sign-in, is a clerk’s and nobody else’s', () => {
    expect(
      broken(({ by, irreversible, stepUp }) => !(irreversible ?? stepUp ?? false) || by.join() === 'clerk'),
    ).toEqual([]);
  });
  test('that orders something outside is told to be final and records the number of it', () => {
    expect(
      broken(({ event, irreversible, records }) => {
        const orders = ['ordered', 'base-document-sent', 'card-cancelled', 'sent-to-helpdesk', 'sent-to-producer'];
        return !orders.includes(event) || (irreversible === true && records?.includes('federalReference') === true);
      }),
    ).toEqual([]);
  });
  test('that opens the way to a second order is told to be final', () => {
    const again = (line: Line) =>
      line.event === 'order-failed' || (line.event === 'base-document-rejected' && line.from.includes('in-production'));
    expect(broken((line) => !again(line) || line.irreversible === true)).toEqual([]);
    expect(lines.filter(({ line }) => again(line)).length).toBe(3);
  });
  test('that destroys, or makes something free, needs a new sign-in', () => {
    const grave = (line: Line) =>
      line.event === 'destruction-signed' || line.event === 'destruction-confirmed' || line.sets?.amountCents === 0;
    expect(broken((line) => !grave(line) || line.stepUp === true)).toEqual([]);
    expect(lines.filter(({ line }) => grave(line)).length).toBeGreaterThan(2);
  });
  test('that makes something free asks whether a defect pays for it', () => {
    expect(broken((line) => line.sets?.amountCents !== 0 || line.guards?.includes('defect-pays') === true)).toEqual([]);
  });
  test('begins its terms again only where it stays', () => {
    expect(broken(({ again, to }) => again === undefined || to === undefined)).toEqual([]);
  });
  test('records no fact that it sets or works out, and no amount', () => {
    expect(
      broken(({ records = [], mayRecord = [], sets = {} }) =>
        [...records, ...mayRecord].every(
          (fact) => !Object.hasOwn(sets, fact) && fact !== 'amountCents' && fact !== 'payAt' && fact !== 'firstSigner',
        ),
      ),
    ).toEqual([]);
  });
});

describe('money', () => {
  test('is settled, or known to be due later, on every line that orders or hands over', () => {
    const known = ['is-paid', 'paid-or-pays-later', 'fee-paid-where-first'];
    const moving = [
      'ordered',
      'base-document-sent',
      'sent-to-helpdesk',
      'sent-to-producer',
      'codes-collected',
      'card-handed-over',
      'code-printed',
    ];
    expect(
      broken(({ event, guards = [] }) => {
        if (!moving.includes(event)) return true;
        return guards.includes('no-unknown-payment') && guards.some((name) => known.includes(name));
      }),
    ).toEqual([]);
  });
  test('that is due back is gone before the case goes on', () => {
    expect(
      broken(
        ({ from, to, guards = [] }) =>
          !from.includes('refund-due') || to === undefined || guards.includes('money-was-given-back'),
      ),
    ).toEqual([]);
  });
});

describe('the catalogues', () => {
  const inLines = <T>(of: (line: Line) => readonly T[] | undefined): ReadonlySet<T> =>
    new Set(lines.flatMap(({ line }) => of(line) ?? []));
  const unused = (names: readonly string[], used: ReadonlySet<string>): readonly string[] =>
    names.filter((name) => !used.has(name));

  const sourceOf = async (...folders: readonly string[]): Promise<string> => {
    const root = join(import.meta.dirname, '../../../..');
    const files = await Promise.all(
      folders.map(async (folder) =>
        (await readdir(join(root, folder), { recursive: true }))
          .filter((name) => name.endsWith('.ts'))
          .map((name) => readFile(join(root, folder, name), 'utf8')),
      ),
    );
    return (await Promise.all(files.flat())).join('\n');
  };

  test('hold no condition that nothing asks', () => {
    const used = new Set<string>([
      ...inLines(({ guards }) => guards),
      ...rules.flatMap(({ takesPayment = [], givesBack = [] }) => [...takesPayment, ...givesBack]),
    ]);
    expect(unused(Object.keys(guards), used)).toEqual([]);
  });
  test('hold nothing worked out that no line works out', () => {
    expect(
      unused(
        Object.keys(derivations),
        inLines(({ derives }) => derives),
      ),
    ).toEqual([]);
  });
  test('hold no term that no state has, beside the one that a condition counts with', () => {
    const used = new Set<string>(
      rules.flatMap(({ late, timers = [] }) => [...(late === undefined ? [] : [late]), ...timers.map((t) => t.after)]),
    );
    expect(unused(Object.keys(terms), used)).toEqual(['codes-missing']);
  });
  test('hold no notice that nothing sends', () => {
    const used = new Set<string>([
      ...inLines(({ notice }) => (notice === undefined ? [] : [notice])),
      ...tables.flatMap(({ filing }) => (filing.notice === undefined ? [] : [filing.notice])),
    ]);
    expect(unused(noticeKinds, used)).toEqual([]);
  });
  test('hold no document that nothing issues: a notice is a letter where there is no e-mail', () => {
    const used = new Set<string>([
      ...inLines(({ document }) => (document === undefined ? [] : [document])),
      ...tables.flatMap(({ filing }) => filing.documents),
    ]);
    expect(unused(documentKinds, used)).toEqual(['arrival-letter', 'reminder-letter', 'notice-letter']);
  });
  test('hold no fact that is neither recorded by a line nor decided when a request is filed', async () => {
    const recorded = new Set<string>(
      lines.flatMap(({ line }) => [
        ...(line.records ?? []),
        ...(line.mayRecord ?? []),
        ...Object.keys(line.sets ?? {}),
      ]),
    );
    const elsewhere = await sourceOf('backend/rules', 'backend/requests');
    const derived = await readFile(join(import.meta.dirname, '../../../../backend/cases/derivations.ts'), 'utf8');
    const missing = unused(Object.keys(factSchemas), recorded).filter(
      (name) => !new RegExp(`\\b${name}\\b[:,]`).test(elsewhere + derived),
    );
    expect(missing).toEqual([]);
  });
});

test('the API announces every problem that a condition of a line or of a payment may tell', () => {
  const problemsOf = (names: readonly (keyof typeof guards)[]) => names.flatMap((name) => guards[name].tells);
  const moving = new Set(lines.flatMap(({ line }) => problemsOf(line.guards ?? [])));
  expect([...moving].filter((problem) => !caseOperations.moveCase.problems.includes(problem))).toEqual([]);
  const paying = new Set(
    rules.flatMap(({ takesPayment = [], givesBack = [] }) =>
      problemsOf(['no-unknown-payment', 'money-was-taken', ...takesPayment, ...givesBack]),
    ),
  );
  const announced = new Set([...caseOperations.recordPayment.problems, ...caseOperations.reconcilePayment.problems]);
  expect([...paying].filter((problem) => !announced.has(problem))).toEqual([]);
});
