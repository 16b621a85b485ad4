/** The way to the verdict: each reading, what the person did before it, how long it took and what it found. */
import type { Diagnosis } from '../../../contract/diagnosis.ts';
import type { CounterWords } from '../../i18n/counter-catalogue.ts';
import { formatSeconds } from '../../i18n/format.ts';

type AttemptsTableProps = { readonly attempts: Diagnosis['attempts']; readonly words: CounterWords };

export function AttemptsTable({ attempts, words }: AttemptsTableProps) {
  const { t, language } = words;
  if (attempts.length === 0) return <p>{t('report.none')}</p>;
  return (
    <table className="attempts">
      <thead>
        <tr>
          <th scope="col">{t('column.at')}</th>
          <th scope="col">{t('column.step')}</th>
          <th scope="col">{t('column.card')}</th>
          <th scope="col">{t('column.took')}</th>
          <th scope="col">{t('column.exchanges')}</th>
          <th scope="col">{t('column.found')}</th>
          <th scope="col">{t('column.ended')}</th>
        </tr>
      </thead>
      <tbody>
        {attempts.map(({ step, card, atMs, durationMs, exchanges, findings, endedBy }, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- attempts of one report never change place
          <tr key={index}>
            <td className="number">{formatSeconds(language, atMs)}</td>
            <td>{t(`step.${step ?? 'first'}`)}</td>
            <td>{t(`attempt.${card}`)}</td>
            <td className="number">{formatSeconds(language, durationMs)}</td>
            <td className="number">{exchanges}</td>
            <td>{findings.length === 0 ? '–' : findings.map((code) => <code key={code}>{code}</code>)}</td>
            <td>{endedBy === null ? '–' : <code>{endedBy}</code>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
