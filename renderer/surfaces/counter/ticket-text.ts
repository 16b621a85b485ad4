/**
 * The wording of a ticket at the federal helpdesk (02 518 21 16), to be copied: what was checked, with what, and what came of
 * it. It holds nothing that the report does not hold, and the report holds no personal value. Plain lines, because it is
 * pasted into whatever form the helpdesk has.
 */
import { firstAnalysis } from '../../../contract/first-analysis.ts';
import type { CardDefectReport } from '../../../contract/municipal-api.ts';
import type { Language } from '../../../contract/languages.ts';
import { counterWords } from '../../i18n/counter-catalogue.ts';
import { formatMoment, formatSeconds } from '../../i18n/format.ts';
import { evidenceFacts } from './evidence-facts.ts';
import { cardFacts, readerFacts, reportFacts, type ReportFact } from './report-facts.ts';

/** French sets a space before a colon. */
const colonOf = (language: Language): string => (language === 'fr' ? '\u00a0:' : ':');

export function ticketText(report: CardDefectReport, language: Language): string {
  const words = counterWords(language);
  const { t } = words;
  const colon = colonOf(language);
  const line = ({ label, value }: ReportFact): string => `${label}${colon} ${value}`;
  const { receipt, diagnosis } = report;
  const analysis = firstAnalysis(diagnosis);
  const findings = diagnosis.findings.map(({ code, severity, certainty, evidence }) => {
    const facts = evidenceFacts(evidence, words).map(({ label, value }) => `${label} ${value}`);
    const grade = `${t(`severity.${severity}`)}, ${t(`certainty.${certainty}`)}`;
    return [
      `- ${code} (${grade})${colon} ${words.clerk(code)}`,
      ...(facts.length === 0 ? [] : [`  ${facts.join('; ')}`]),
    ];
  });
  const attempts = diagnosis.attempts.map(({ step, card, atMs, durationMs, exchanges, endedBy, ...attempt }, index) =>
    [
      `${index + 1}. ${formatSeconds(language, atMs)}, ${t(`step.${step ?? 'first'}`)} (${t(`attempt.${card}`)})`,
      `${formatSeconds(language, durationMs)}, ${t('column.exchanges')}${colon} ${exchanges}`,
      attempt.findings.length === 0 ? t('ticket.noFindings') : attempt.findings.join(', '),
      ...(endedBy === null ? [] : [endedBy]),
    ].join('; '),
  );
  return [
    t('ticket.head', { number: receipt.caseNumber }),
    ...(receipt.simulated ? [t('ticket.simulated')] : []),
    `${t('report.madeAt')}${colon} ${formatMoment(language, diagnosis.madeAt)}`,
    '',
    ...[...cardFacts(diagnosis, words), ...readerFacts(diagnosis, words), ...reportFacts(diagnosis, words)].map(line),
    '',
    `${t('section.findings')}${colon}`,
    ...(findings.length === 0 ? [`- ${t('ticket.noFindings')}`] : findings.flat()),
    '',
    `${t('section.attempts')}${colon}`,
    ...(attempts.length === 0 ? [`- ${t('report.none')}`] : attempts),
    '',
    `${t('section.analysis')}${colon} ${t(`outcome.${analysis.outcome}`)} (${t(`certainty.${analysis.certainty}`)})`,
  ].join('\n');
}
