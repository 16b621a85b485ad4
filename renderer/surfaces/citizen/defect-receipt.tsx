/** Saved for the counter: the number large, then what happens next, and what to bring. A test says that it was one. */
import { formatMoment } from '../../i18n/format.ts';
import { MainButton } from '../../ui/buttons.tsx';
import { Note } from '../../ui/facts.tsx';
import { useKiosk } from '../../ui/kiosk-context.tsx';
import { useOfficialFacts } from '../../ui/official-text.tsx';
import { Picture } from '../../ui/pictures/picture.tsx';
import { Screen } from '../../ui/screen.tsx';
import type { ScreenProps } from './screen-props.ts';

const nextSteps = ['go', 'number', 'look'] as const;

export function DefectReceipt({ screen }: ScreenProps<'defect-receipt'>) {
  const { store, t, language, municipality, metrics } = useKiosk();
  const officialFacts = useOfficialFacts();
  const { receipt, cardInReader } = screen;
  // Beside the number where there is room, otherwise where the facts take turns.
  const notes = [
    <p key="received" className="quiet" data-block="">
      {t('defectReceipt.saved', { moment: formatMoment(language, receipt.receivedAt) })}
    </p>,
    cardInReader ? (
      <Note key="card" tone="caution">
        {t('receipt.takeCard')}
      </Note>
    ) : null,
    receipt.simulated ? (
      <Note key="test" tone="caution">
        {t('defectReceipt.notReal')}
      </Note>
    ) : null,
  ];
  return (
    <Screen
      name="defect-receipt"
      title={t('defectReceipt.title')}
      stage={[
        <div key="number">
          <p className="fact-label">{t('receipt.number')}</p>
          <p className="case-number">{receipt.caseNumber}</p>
        </div>,
        <p key="hint">{t('receipt.numberHint')}</p>,
        ...(metrics.compact ? [] : notes),
      ]}
      picture={<Picture name="done" decorative />}
      shape="dense"
      facts={[
        ...(metrics.compact ? notes : []),
        <div key="next" className="sheet" data-block="">
          <h2>{t('defectReceipt.next')}</h2>
          <ol className="numbered">
            {nextSteps.map((step) => (
              <li key={step}>{t(`defectReceipt.next.${step}`)}</li>
            ))}
          </ol>
        </div>,
        ...officialFacts([{ label: t('receipt.bring'), text: municipality?.cardDefect.bring }]),
      ]}
      actions={
        <MainButton icon="tick" onPress={() => void store.act({ command: 'finish' })}>
          {t('receipt.finish')}
        </MainButton>
      }
    />
  );
}
