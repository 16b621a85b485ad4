/** Every check with its verdict; for the technician also the engine's own reason, which is in English. */
import type { Diagnosis } from '../../../contract/diagnosis.ts';
import type { CounterWords } from '../../i18n/counter-catalogue.ts';
import { Icon } from '../../ui/icon.tsx';

type ChecksTableProps = {
  readonly checks: Diagnosis['checks'];
  readonly words: CounterWords;
  readonly withReasons: boolean;
};

const icons = { passed: 'tick', failed: 'stop', 'not-done': 'dots' } as const;

export function ChecksTable({ checks, words, withReasons }: ChecksTableProps) {
  const { t } = words;
  return (
    <table className="checks">
      <thead>
        <tr>
          <th scope="col">{t('column.check')}</th>
          <th scope="col">{t('column.verdict')}</th>
          {withReasons ? <th scope="col">{t('column.reason')}</th> : null}
        </tr>
      </thead>
      <tbody>
        {checks.map(({ check, verdict, reason }) => (
          <tr key={check} data-verdict={verdict}>
            <th scope="row">{t(`check.${check}`)}</th>
            <td className="check-verdict">
              <Icon name={icons[verdict]} />
              {t(`verdict.${verdict}`)}
            </td>
            {withReasons ? <td lang="en">{reason ?? '–'}</td> : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
