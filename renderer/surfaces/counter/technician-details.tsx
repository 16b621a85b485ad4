/** Folded until somebody wants it: cause and next check per finding, why each check ended as it did, timings. */
import type { Diagnosis } from '../../../contract/diagnosis.ts';
import type { CounterWords } from '../../i18n/counter-catalogue.ts';
import { formatSeconds } from '../../i18n/format.ts';
import { ChecksTable } from './checks-table.tsx';
import { FactList } from './fact-list.tsx';

type TechnicianDetailsProps = { readonly diagnosis: Diagnosis; readonly words: CounterWords };

export function TechnicianDetails({ diagnosis, words }: TechnicianDetailsProps) {
  const { t, language } = words;
  const { firstFieldsMs, completeMs, exchanges, bytesSent, bytesReceived } = diagnosis.timings;
  const first = firstFieldsMs === null ? t('report.unknown') : formatSeconds(language, firstFieldsMs);
  const timings = [
    { label: t('fact.firstFields'), value: first, isCode: false },
    { label: t('fact.complete'), value: formatSeconds(language, completeMs), isCode: false },
    { label: t('fact.exchanges'), value: String(exchanges), isCode: false },
    { label: t('fact.bytes'), value: `${bytesSent} / ${bytesReceived}`, isCode: false },
  ];
  return (
    <details className="technician">
      <summary>{t('section.technician')}</summary>
      {diagnosis.findings.length === 0 ? null : (
        <table>
          <thead>
            <tr>
              <th scope="col">{t('column.finding')}</th>
              <th scope="col">{t('column.cause')}</th>
            </tr>
          </thead>
          <tbody>
            {diagnosis.findings.map(({ code }) => (
              <tr key={code}>
                <th scope="row">
                  <code>{code}</code>
                </th>
                <td>{words.technician(code)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <ChecksTable checks={diagnosis.checks} words={words} withReasons={true} />
      <FactList facts={timings} />
    </details>
  );
}
