/**
 * The counter's page: a case number in, everything that the kiosk knows of that card out (design screens.md, "Counter and
 * technician"). It only reads. Nobody is named on it, because the report names nobody.
 */
import { useEffect, useRef, useState } from 'react';
import type { KioskDescription } from '../../../contract/kiosk-api.ts';
import type { KioskHost } from '../../../contract/kiosk-host.ts';
import type { Language } from '../../../contract/languages.ts';
import { counterWords } from '../../i18n/counter-catalogue.ts';
import { formatList } from '../../i18n/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { ReportView } from './report-view.tsx';
import { useLookup } from './use-lookup.ts';
import { useColours } from './use-colours.ts';

type CounterProps = { readonly host: KioskHost; readonly firstLanguage: Language };

export function Counter({ host, firstLanguage }: CounterProps) {
  const [language, setLanguage] = useState(firstLanguage);
  const [description, setDescription] = useState<KioskDescription | null>(null);
  const [typed, setTyped] = useState('');
  const { lookup, look } = useLookup(host);
  const field = useRef<HTMLInputElement>(null);
  const words = counterWords(language);
  const { t } = words;

  useColours(description?.municipality?.actionColour ?? null);

  useEffect(() => {
    const unsubscribe = host.on('kiosk.described', setDescription);
    host
      .call('kiosk.describe', {})
      .then((answer) => {
        if (answer.ok) setDescription(answer.value);
      })
      .catch(() => undefined); // the link is gone: the next look-up says so
    return unsubscribe;
  }, [host]);

  const report = lookup.kind === 'found' ? lookup.report : null;
  useEffect(() => {
    document.documentElement.lang = language;
    const title = t('counter.title');
    document.title = report === null ? title : `${report.receipt.caseNumber} · ${title}`;
  }, [language, t, report]);

  useEffect(() => {
    const toNumber = (): void => {
      field.current?.focus();
      field.current?.select();
    };
    const backToNumber = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') toNumber();
    };
    toNumber();
    document.addEventListener('keydown', backToNumber);
    return () => document.removeEventListener('keydown', backToNumber);
  }, []);

  const names = description?.municipality?.names;
  const town = names === undefined ? '' : (names[language] ?? Object.values(names)[0] ?? '');
  const simulated = description?.simulated ?? [];
  const isWrong = lookup.kind === 'problem';
  return (
    <>
      <header className="top">
        <div className="top-names">
          <p className="town">{town}</p>
          <h1>{t('counter.title')}</h1>
        </div>
        <form
          className="look-up"
          onSubmit={(event) => {
            event.preventDefault();
            field.current?.select();
            void look(typed);
          }}
        >
          <label htmlFor="case-number">{t('counter.number')}</label>
          <input
            ref={field}
            id="case-number"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={24}
            aria-describedby="case-number-help"
            aria-invalid={isWrong && lookup.problem === 'number'}
          />
          <button type="submit" className="primary">
            {t('counter.find')}
          </button>
          <p id="case-number-help" className="remark">
            {t('counter.example')}. {t('counter.keys')}
          </p>
        </form>
        <LanguageSwitch language={language} label={t('counter.language')} onChange={setLanguage} />
      </header>
      {simulated.length === 0 ? null : (
        <aside className="demonstration" aria-label={t('simulated.sign')}>
          {t('counter.demonstration', {
            parts: formatList(
              language,
              simulated.map((part) => t(`part.${part}`)),
            ),
          })}
        </aside>
      )}
      <main>
        <div role="status" className="status">
          {lookup.kind === 'idle' ? <p className="remark">{t('counter.start')}</p> : null}
          {lookup.kind === 'searching' ? <p className="remark">{t('counter.searching')}</p> : null}
          {isWrong ? (
            <p className="problem">
              <Icon name="caution" />
              <span>{t(`problem.${lookup.problem}`, { incident: lookup.incident })}</span>
            </p>
          ) : null}
        </div>
        {report === null ? null : <ReportView key={report.receipt.id} report={report} words={words} />}
      </main>
    </>
  );
}
