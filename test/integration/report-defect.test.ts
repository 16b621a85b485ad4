/** A card that does not work, from the picture question to the counter that finds the report: and nobody's name on the way. */
import { afterEach, expect, it } from 'vitest';
import { createDirectHost } from '../../kiosk/link/direct.ts';
import { createTown } from './visit-fixtures.ts';

let end = async (): Promise<unknown> => undefined;
afterEach(() => end());

/** Of adult-1.7, of which forged-identity is a copy; the address is on the chip too. */
const canary = ['Proefpersoon', 'Verzinsel', 'Voorbeeldgem'];

it('is handed over once, and found again by its case number', async () => {
  const town = await createTown();
  let filed: { readonly filed: number } | null = null;
  end = async () => (filed ??= await town.close());
  await town.shows('attract');
  await town.does({ command: 'start' });
  await town.does({ command: 'choose-language', language: 'nl' });
  await town.does({ command: 'choose-service', service: 'card-defect' });
  await town.shows('describing-card');
  await town.does({ command: 'describe-card', seen: 'damaged' });
  await town.shows('awaiting-card');
  await town.insert('forged-identity');
  await town.shows('diagnosed');
  await town.does({ command: 'report-defect' });
  const { receipt } = await town.shows('defect-receipt');
  expect(receipt).toMatchObject({ type: 'card-defect', state: 'reported', simulated: true });

  const counter = createDirectHost(town.kiosk.dispatcher, 'counter');
  const found = await counter.call('diagnosis.find', { caseNumber: receipt.caseNumber });
  expect(found).toMatchObject({
    ok: true,
    value: { report: { receipt, language: 'nl', diagnosis: { identity: null, address: null, reported: ['damaged'] } } },
  });
  const codes = found.ok ? found.value.report?.diagnosis.findings.map(({ code }) => code) : [];
  expect(codes).toEqual(expect.arrayContaining(['data.identity-signature-invalid', 'card.damaged']));
  expect(await counter.call('diagnosis.find', { caseNumber: '2026-0000-0000' })).toEqual({
    ok: true,
    value: { report: null },
  });
  const asCitizen = await town.host.call('diagnosis.find', { caseNumber: receipt.caseNumber });
  expect(asCitizen).toMatchObject({ ok: false, failure: { code: 'method.forbidden' } });

  for (const value of canary) expect(JSON.stringify([found, town.entries])).not.toContain(value);
  await end();
  expect(filed).toEqual({ filed: 1 });
});
