import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lintRules } from '../../../backend/configuration/lint-municipality.ts';
import { MunicipalitySchema } from '../../../contract/municipality.ts';

const page = await readFile(join(import.meta.dirname, '../../../docs/configuration.md'), 'utf8');

test('docs/configuration.md lists every lint rule with its weight', () => {
  const weights = { error: 'error', warning: 'warning', 'error-in-production': 'production only' } as const;
  const rows = Object.entries(lintRules).map(
    ([name, { weight, says }]) => `| \`${name}\` | ${weights[weight]} | ${says} |`,
  );
  expect(page.split('\n').filter((line) => rows.includes(line))).toEqual(rows);
  expect(page.match(/ \| (error|warning|production only) \| /g)).toHaveLength(rows.length);
});

/** Names of members at every depth of a JSON schema. Texts of a service and languages of a text are named as a whole. */
const memberNames = (schema: unknown): readonly string[] => {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) => {
    if (key !== 'properties') return memberNames(value);
    return Object.entries(value as object).flatMap(([name, member]) =>
      name === 'texts' ? [name] : [name, ...memberNames(member)],
    );
  });
};

test('docs/configuration.md names every member of the schema', () => {
  const names = [...new Set(memberNames(MunicipalitySchema))];
  expect(names.length).toBeGreaterThan(80);
  expect(names.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});
