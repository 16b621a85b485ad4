/**
 * Whether a verdict gives a counter anything to look at. A report is about a card: what the kiosk proved of its own reader,
 * and a card that is no identity card, say nothing about one. What nobody knows yet is worth a report. Pure.
 */
import type { OpenQuestion } from '../../contract/diagnosis.ts';
import type { Finding, FindingCode } from '../../contract/findings.ts';

/** The card in the reader is not the one that the person came for. */
const aboutNoCard: ReadonlySet<FindingCode> = new Set<FindingCode>(['chip.not-eid']);

const saysNothingOfTheCard = ({ code, certainty }: Finding): boolean =>
  aboutNoCard.has(code) || (code.startsWith('reader.') && certainty === 'proven');

export const isWorthReporting = (verdict: {
  readonly findings: readonly Finding[];
  readonly open: readonly OpenQuestion[];
}): boolean =>
  verdict.findings.some(
    (found) => found.severity !== 'notice' && (verdict.open.length > 0 || !saysNothingOfTheCard(found)),
  );
