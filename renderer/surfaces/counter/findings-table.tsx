/** All findings, the worst first as the check sorted them, in the clerk's words with their evidence. */
import type { Diagnosis } from '../../../contract/diagnosis.ts';
import { findingCatalogue } from '../../../contract/findings.ts';
import type { CounterWords } from '../../i18n/counter-catalogue.ts';
import { Icon } from '../../ui/icon.tsx';
import { EvidenceList } from './evidence-list.tsx';

type FindingsTableProps = { readonly findings: Diagnosis['findings']; readonly words: CounterWords };

const icons = { blocking: 'stop', limiting: 'caution', notice: null } as const;

export function FindingsTable({ findings, words }: FindingsTableProps) {
  const { t } = words;
  if (findings.length === 0) return <p>{t('report.none')}</p>;
  return (
    <table className="findings">
      <thead>
        <tr>
          <th scope="col">{t('column.finding')}</th>
          <th scope="col">{t('column.meaning')}</th>
          <th scope="col">{t('column.evidence')}</th>
        </tr>
      </thead>
      <tbody>
        {findings.map(({ code, severity, certainty, evidence }) => {
          const icon = icons[severity];
          return (
            <tr key={code} data-severity={severity}>
              <th scope="row">
                <code>{code}</code>
                <span className="grade">
                  {icon === null ? null : <Icon name={icon} />}
                  {t(`severity.${severity}`)}, {t(`certainty.${certainty}`)}
                </span>
                <span className="class">{t(`class.${findingCatalogue[code].seedClass ?? 'none'}`)}</span>
              </th>
              <td>{words.clerk(code)}</td>
              <td>
                <EvidenceList evidence={evidence} words={words} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
