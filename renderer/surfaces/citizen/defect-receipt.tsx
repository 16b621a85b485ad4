/** Saved for the counter: the number large, then what happens next, and what to bring. A test says that it was one. */
import { formatMoment } from '../../i18n/format.ts';
import { MainButton } from '../../ui/buttons.tsx';
import { Note } from '../../ui/facts.tsx';
import { useKiosk } from '../../ui/kiosk-context.tsx';
import { useOfficialText } from '../../ui/official-text.tsx';
import { Picture } from '../../ui/pictures/picture.tsx';
import { Screen } from '../../ui/screen.tsx';
import type { ScreenProps } from './screen-props.ts';

const nextSteps = ['go', 'number', 'look'] as const;

export function DefectReceipt({ screen }: ScreenProps<'defect-receipt'>) {
  const { store, t, language, municipality } = useKiosk();
  const bring = useOfficialText()(municipality?.cardDefect.bring);
  const { receipt, cardInReader } = screen;
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
        <p key="received" className="quiet">
          {t('defectReceipt.saved', { moment: formatMoment(language, receipt.receivedAt) })}
        </p>,
        receipt.simulated ? (
          <Note key="test" tone="caution">
            {t('defectReceipt.notReal')}
          </Note>
        ) : null,
        cardInReader ? (
          <Note key="card" tone="caution">
            {t('receipt.takeCard')}
          </Note>
        ) : null,
      ]}
      picture={<Picture name="done" decorative />}
      shape="dense"
      answers={[
        <div key="next" className="sheet" data-block="">
          <h2>{t('defectReceipt.next')}</h2>
          <ol className="numbered">
            {nextSteps.map((step) => (
              <li key={step}>{t(`defectReceipt.next.${step}`)}</li>
            ))}
          </ol>
        </div>,
        ...bring.map((block, index) => (
          <div key={index} className="sheet" data-block="">
            {index === 0 ? <h2>{t('receipt.bring')}</h2> : null}
            {block}
          </div>
        )),
      ]}
      actions={
        <MainButton icon="tick" onPress={() => void store.act({ command: 'finish' })}>
          {t('receipt.finish')}
        </MainButton>
      }
    />
  );
}
