/** Pairs of a word and a value, one to a line. */
import type { ReportFact } from './report-facts.ts';

export function FactList({ facts }: { readonly facts: readonly ReportFact[] }) {
  return (
    <dl className="facts">
      {facts.map(({ label, value, isCode }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{isCode ? <code>{value}</code> : value}</dd>
        </div>
      ))}
    </dl>
  );
}
