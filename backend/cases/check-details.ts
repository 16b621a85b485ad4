/** Whether what came with an event is what the event records: nothing missing, nothing else, each as its schema has it. Pure. */
import { Compile } from 'typebox/compile';
import { IsoDate } from '../../contract/municipality/texts.ts';
import { holdsNationalNumber } from '../rules/national-number-in-text.ts';
import { isCalendarDate } from '../time/municipal-calendar.ts';
import type { Line } from './case-table.ts';
import { type FactName, type Facts, factSchemas } from './facts.ts';

/** Never the value: it may be one that should not have been sent. */
export type DetailIssue = { readonly fact: string; readonly issue: 'missing' | 'unexpected' | 'invalid' };

type Details = { readonly [fact: string]: unknown };

const compiled = new Map(Object.entries(factSchemas).map(([name, schema]) => [name, Compile(schema)]));

const isFactName = (name: string): name is FactName => compiled.has(name);

/** Numbers of other services have eleven digits too, so only what a clerk writes freely is searched. */
const isPersonal = (name: FactName, value: unknown): boolean =>
  name === 'note' && typeof value === 'string' && holdsNationalNumber(value);

const isValid = (name: FactName, value: unknown): boolean =>
  compiled.get(name)?.Check(value) === true &&
  (factSchemas[name] !== IsoDate || (typeof value === 'string' && isCalendarDate(value))) &&
  !isPersonal(name, value);

/** Empty when the details are fit to be recorded by that line. */
export const detailIssues = (line: Pick<Line, 'records' | 'mayRecord'>, details: Details): readonly DetailIssue[] => {
  const known = new Set<string>([...(line.records ?? []), ...(line.mayRecord ?? [])]);
  return [
    ...(line.records ?? [])
      .filter((name) => !Object.hasOwn(details, name))
      .map((fact) => ({ fact, issue: 'missing' as const })),
    ...Object.entries(details).flatMap(([fact, value]): readonly DetailIssue[] => {
      if (!known.has(fact) || !isFactName(fact)) return [{ fact, issue: 'unexpected' }];
      return isValid(fact, value) ? [] : [{ fact, issue: 'invalid' }];
    }),
  ];
};

/** Narrows details that have no issues: every member was checked against the schema of its fact. */
export const areFacts = (line: Line, details: Details): details is Facts => detailIssues(line, details).length === 0;
