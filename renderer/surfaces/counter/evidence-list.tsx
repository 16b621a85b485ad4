/** The evidence of one finding; a dash where the finding needs none. */
import type { Evidence } from '../../../contract/findings.ts';
import type { CounterWords } from '../../i18n/counter-catalogue.ts';
import { evidenceFacts } from './evidence-facts.ts';

export function EvidenceList({ evidence, words }: { readonly evidence: Evidence; readonly words: CounterWords }) {
  const facts = evidenceFacts(evidence, words);
  if (facts.length === 0) return <>–</>;
  return (
    <dl className="evidence">
      {facts.map(({ fact, label, value }) => (
        <div key={fact}>
          <dt>{label}</dt>
          {/* The engine gives its reasons in English only. */}
          <dd lang={fact === 'reason' ? 'en' : undefined}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
