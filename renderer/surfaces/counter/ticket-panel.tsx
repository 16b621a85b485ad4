/** The ticket's wording, to be copied with one key; where the browser refuses the clipboard the text is selected instead. */
import { useMemo, useRef, useState } from 'react';
import type { CardDefectReport } from '../../../contract/municipal-api.ts';
import type { CounterWords } from '../../i18n/counter-catalogue.ts';
import { ticketText } from './ticket-text.ts';

type TicketPanelProps = { readonly report: CardDefectReport; readonly words: CounterWords };

export function TicketPanel({ report, words }: TicketPanelProps) {
  const { t, language } = words;
  const text = useMemo(() => ticketText(report, language), [report, language]);
  const [copied, setCopied] = useState<'no' | 'yes' | 'refused'>('no');
  const area = useRef<HTMLTextAreaElement>(null);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied('yes');
    } catch {
      area.current?.focus();
      area.current?.select();
      setCopied('refused');
    }
  };
  return (
    <section>
      <h2 id="ticket">{t('section.ticket')}</h2>
      <textarea ref={area} readOnly rows={text.split('\n').length} value={text} aria-labelledby="ticket" />
      <p className="copy">
        <button type="button" onClick={() => void copy()}>
          {t('ticket.copy')}
        </button>
        <span role="status">
          {copied === 'yes' ? t('ticket.copied') : null}
          {copied === 'refused' ? t('ticket.copyFailed') : null}
        </span>
      </p>
    </section>
  );
}
