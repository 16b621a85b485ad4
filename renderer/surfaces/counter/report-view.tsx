/** One report, all of it on one page: verdict on top, card facts and checks left, findings and what to do with them right. */
import { firstAnalysis } from '../../../contract/first-analysis.ts';
import type { CardDefectReport } from '../../../contract/municipal-api.ts';
import type { CounterWords } from '../../i18n/counter-catalogue.ts';
import { formatMoment } from '../../i18n/format.ts';
import { AttemptsTable } from './attempts-table.tsx';
import { ChecksTable } from './checks-table.tsx';
import { FactList } from './fact-list.tsx';
import { FindingsTable } from './findings-table.tsx';
import { cardFacts, readerFacts, reportFacts } from './report-facts.ts';
import { TechnicianDetails } from './technician-details.tsx';
import { TicketPanel } from './ticket-panel.tsx';
import { Verdict } from './verdict.tsx';

type ReportViewProps = { readonly report: CardDefectReport; readonly words: CounterWords };

export function ReportView({ report, words }: ReportViewProps) {
  const { t, language } = words;
  const { receipt, diagnosis } = report;
  const circumstances = [
    { label: t('report.received'), value: formatMoment(language, receipt.receivedAt), isCode: false },
    { label: t('report.madeAt'), value: formatMoment(language, diagnosis.madeAt), isCode: false },
    { label: t('report.language'), value: t(`languageName.${report.language}`), isCode: false },
    ...reportFacts(diagnosis, words),
  ];
  return (
    <article className="report" aria-label={`${t('report.case')} ${receipt.caseNumber}`}>
      <Verdict receipt={receipt} analysis={firstAnalysis(diagnosis)} words={words} />
      <div className="columns">
        <div className="side">
          <section>
            <h2>{t('report.case')}</h2>
            <FactList facts={circumstances} />
            <p className="remark">{t('counter.noPerson')}</p>
          </section>
          <section>
            <h2>{t('section.card')}</h2>
            <FactList facts={[...cardFacts(diagnosis, words), ...readerFacts(diagnosis, words)]} />
          </section>
          <section>
            <h2>{t('section.checks')}</h2>
            <ChecksTable checks={diagnosis.checks} words={words} withReasons={false} />
          </section>
        </div>
        <div className="body">
          <section>
            <h2>{t('section.findings')}</h2>
            <FindingsTable findings={diagnosis.findings} words={words} />
          </section>
          <section>
            <h2>{t('section.attempts')}</h2>
            <AttemptsTable attempts={diagnosis.attempts} words={words} />
          </section>
          <TicketPanel report={report} words={words} />
          <TechnicianDetails diagnosis={diagnosis} words={words} />
        </div>
      </div>
    </article>
  );
}
