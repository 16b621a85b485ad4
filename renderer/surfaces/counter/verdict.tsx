/** The line a clerk reads first: what the first analysis most likely comes to, how certain that is, and what to do next. */
import type { FirstAnalysis } from '../../../contract/first-analysis.ts';
import type { CardDefectReceipt } from '../../../contract/municipal-api.ts';
import type { CounterWords } from '../../i18n/counter-catalogue.ts';
import { Icon } from '../../ui/icon.tsx';

type VerdictProps = {
  readonly receipt: CardDefectReceipt;
  readonly analysis: FirstAnalysis;
  readonly words: CounterWords;
};

/** Colour where something must be done, quiet where nothing is wrong with the card. */
const toneOf = ({ outcome }: FirstAnalysis): 'stop' | 'caution' | 'good' => {
  if (outcome === 'no-defect') return 'good';
  return outcome === 'refuse-card' ? 'stop' : 'caution';
};
const icons = { stop: 'stop', caution: 'caution', good: 'tick' } as const;

export function Verdict({ receipt, analysis, words }: VerdictProps) {
  const { t } = words;
  const { outcome, certainty, because, also, care, seedClasses } = analysis;
  const tone = toneOf(analysis);
  return (
    <section className="verdict" data-tone={tone} aria-labelledby="verdict">
      {receipt.simulated ? (
        <p className="simulated">
          <strong>{t('simulated.sign')}</strong> {t('simulated.text')}
        </p>
      ) : null}
      <p className="case">
        <span>{t('section.analysis')}</span>
        <span className="case-number">
          {t('report.case')} {receipt.caseNumber}
        </span>
      </p>
      <h2 id="verdict">
        <Icon name={icons[tone]} />
        <span>{t(`outcome.${outcome}`)}</span>
        <span className="mark">{t(`certainty.${certainty}`)}</span>
      </h2>
      <p className="todo">{t(`todo.${outcome}`)}</p>
      <dl className="grounds">
        {because.length === 0 ? null : (
          <div>
            <dt>{t('analysis.because')}</dt>
            <dd>
              {because.map((code) => (
                <code key={code}>{code}</code>
              ))}
            </dd>
          </div>
        )}
        {seedClasses.length === 0 ? null : (
          <div>
            <dt>{t('column.class')}</dt>
            <dd>{seedClasses.map((one) => t(`class.${one}`)).join(' · ')}</dd>
          </div>
        )}
        <div>
          <dt>{t('analysis.care')}</dt>
          <dd>{t(`care.${care}`)}</dd>
        </div>
        {also.length === 0 ? null : (
          <div>
            <dt>{t('analysis.also')}</dt>
            <dd>
              <ul className="also">
                {also.map((step) => (
                  <li key={step.outcome}>
                    <strong>{t(`outcome.${step.outcome}`)}</strong> ({t(`certainty.${step.certainty}`)}).{' '}
                    {t(`todo.${step.outcome}`)}{' '}
                    {step.because.map((code) => (
                      <code key={code}>{code}</code>
                    ))}
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        )}
      </dl>
      <p className="remark">{t('analysis.suggestion')}</p>
    </section>
  );
}
