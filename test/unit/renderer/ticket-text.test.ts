/** The ticket's wording over real reports: complete, in every language, and without a personal value. */
import { beforeAll, describe, expect, it } from 'vitest';
import { finding, findingCodes } from '../../../contract/findings.ts';
import { languages } from '../../../contract/languages.ts';
import type { CardDefectReport } from '../../../contract/municipal-api.ts';
import { counterWords } from '../../../renderer/i18n/counter-catalogue.ts';
import { ticketText } from '../../../renderer/surfaces/counter/ticket-text.ts';
import { adult17, adult18 } from '../../../simulator/cards/holders.ts';
import { makeCounterReports, type NamedReport } from '../../counter/counter-reports.ts';

/** Of the holders whose cards were read for the reports. */
const personal = [adult17, adult18]
  .flatMap(({ holder, address }) => [holder.surname, holder.givenNames, address?.streetAndNumber])
  .filter((value) => typeof value === 'string' && value !== '')
  .map(String);

let made: readonly NamedReport[] = [];
beforeAll(async () => {
  made = await makeCounterReports();
});

const reportNamed = (name: string): CardDefectReport => {
  const found = made.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no report ${name}`);
  return found.report;
};

describe.each(languages)('in %s', (language) => {
  it('tells the card, the reader, every finding with its evidence and every attempt', () => {
    const report = reportNamed('dead-chip');
    const text = ticketText(report, language);
    const { receipt, diagnosis } = report;
    expect(text).toContain(receipt.caseNumber);
    expect(text).toContain('Virtual reader');
    expect(text).toContain('0x00000022');
    expect(text).toContain(diagnosis.software.version);
    expect(text).toContain(`- chip.dead (`);
    expect(text).toContain(counterWords(language).clerk('chip.dead'));
    expect(diagnosis.attempts).toHaveLength(6);
    for (const [index, attempt] of diagnosis.attempts.entries()) {
      expect(text).toMatch(new RegExp(`^${index + 1}\\. .*${attempt.findings.join(', ')}`, 'mu'));
    }
  });

  it('says where memory failed, as the engine saw it', () => {
    const text = ticketText(reportNamed('damaged-memory'), language);
    const { t } = counterWords(language);
    expect(text).toContain('3B 98');
    expect(text).toContain(`${t('evidence.statusWord')} 6400`);
    expect(text).toContain(`${t('evidence.file')} ${t('file.identity')}`);
  });

  it('has a line for every finding there is', () => {
    const report = reportNamed('nothing-wrong');
    const findings = findingCodes.map((code) => finding(code, { file: 'identity', offset: 96, attempts: 3 }));
    const all = {
      ...report,
      diagnosis: {
        ...report.diagnosis,
        findings: findings.map((one) => ({ ...one, evidence: { ...one.evidence }, remedies: [...one.remedies] })),
      },
    };
    const lines = ticketText(all, language).split('\n');
    expect(lines.filter((line) => line.startsWith('- ')).map((line) => line.split(' ')[1])).toEqual(findingCodes);
    expect(lines.filter((line) => /undefined|\[object|\bnull\b|NaN/.test(line))).toEqual([]);
  });

  it('holds no value of a card, and says when it is simulated', () => {
    const { t } = counterWords(language);
    for (const { report } of made) {
      const text = ticketText(report, language);
      expect(text.includes(t('ticket.simulated'))).toBe(report.receipt.simulated);
      expect(personal.filter((value) => text.includes(value))).toEqual([]);
      expect(text).not.toMatch(/\d{11}|\d{2}\.\d{2}\.\d{2}-\d{3}/);
    }
  });
});
