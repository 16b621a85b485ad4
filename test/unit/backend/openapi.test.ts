import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { openApiText } from '../../../backend/http/open-api-document.ts';
import { operations } from '../../../contract/operations.ts';
import { problemTypes } from '../../../contract/problem-types.ts';

const root = join(import.meta.dirname, '../../..');
const file = join(root, 'docs/openapi.json');

test('docs/openapi.json is what the contract says (node backend/http/write-openapi.ts)', async () => {
  expect(await readFile(file, 'utf8')).toBe(openApiText());
});

test('every operation and every problem type of the contract stands in it', () => {
  const text = openApiText();
  for (const id of Object.keys(operations)) expect(text).toContain(`"operationId": "${id}"`);
  for (const type of Object.keys(problemTypes)) expect(text).toContain(`urn:problem-type:eid-kiosk:${type}`);
});

test('no national number can travel in an address or a header', () => {
  for (const { url } of Object.values(operations)) expect(url).not.toMatch(/nrn|national|\?/i);
  const parameters = [...openApiText().matchAll(/"name": "([^"]+)",\s+"in": "(path|query|header)"/g)].map(
    ([, name]) => name,
  );
  const known = ['id', 'caseNumber', 'code', 'deviceId', 'kind', 'purpose', 'after', 'site', 'day'];
  expect(new Set(parameters)).toEqual(new Set([...known, 'Idempotency-Key', 'If-Match', 'If-None-Match']));
});

test('each operation says which token it takes, and what another one gets', () => {
  const { paths } = JSON.parse(openApiText());
  for (const { url, method, roles } of Object.values(operations)) {
    const { security, responses } = paths[url.replaceAll(/:(\w+)/g, '{$1}')][method.toLowerCase()];
    expect(security).toEqual((roles ?? []).map((role) => ({ [role]: [] })));
    expect('403' in responses).toBe(roles !== null);
  }
  expect(paths['/v1/card-defects/{caseNumber}'].get.responses['429']).toBeDefined();
});

test('it is a valid OpenAPI 3.1 description', async () => {
  const lint = promisify(execFile)(
    process.execPath,
    [join(root, 'node_modules/@redocly/cli/bin/cli.js'), 'lint', '--extends=recommended', '--format=json', file],
    { env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' } },
  );
  const { stdout } = await lint;
  expect(JSON.parse(stdout).totals).toMatchObject({ errors: 0 });
}, 60_000);
