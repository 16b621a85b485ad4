/** Filed: the number large, then when, where, what to bring and what to pay. A test says that it was one. */
import { formatAmount, formatDateRange, formatMoment } from '../../i18n/format.ts';
import { MainButton } from '../../ui/buttons.tsx';
import { Fact, Note } from '../../ui/facts.tsx';
import { useKiosk } from '../../ui/kiosk-context.tsx';
import { SiteAddress, siteById, SiteHours, useSiteName } from '../../ui/office.tsx';
import { useOfficialText } from '../../ui/official-text.tsx';
import { Picture } from '../../ui/pictures/picture.tsx';
import { Screen } from '../../ui/screen.tsx';
import type { ScreenProps } from './screen-props.ts';

export function Receipt({ screen }: ScreenProps<'receipt'>) {
  const { store, t, language, municipality } = useKiosk();
  const nameOf = useSiteName();
  const bring = useOfficialText()(municipality?.pinReprint.bring);
  const { receipt, cardInReader } = screen;
  const site = siteById(municipality, receipt.pickupSite);
  return (
    <Screen
      name="receipt"
      title={t('receipt.title')}
      stage={[
        <div key="number">
          <p className="fact-label">{t('receipt.number')}</p>
          <p className="case-number">{receipt.caseNumber}</p>
        </div>,
        <p key="hint">{t('receipt.numberHint')}</p>,
        <p key="received" className="quiet">
          {t('receipt.received')} {formatMoment(language, receipt.receivedAt)}
        </p>,
        receipt.simulated ? (
          <Note key="test" tone="caution">
            {t('receipt.notReal')}
          </Note>
        ) : null,
        cardInReader ? (
          <Note key="card" tone="caution">
            {t('receipt.takeCard')}
          </Note>
        ) : null,
      ]}
      picture={<Picture name="done" />}
      shape="dense"
      answers={[
        <Fact key="when" label={t('receipt.expected')}>
          {formatDateRange(language, receipt.expectedFrom, receipt.expectedTo)}
        </Fact>,
        <Fact key="where" label={t('receipt.place')}>
          {site === null ? receipt.pickupSite : nameOf(site)}
          {site === null ? null : (
            <div className="tile-text fact-origin">
              <SiteAddress site={site} />
              <SiteHours site={site} />
            </div>
          )}
        </Fact>,
        <Fact
          key="price"
          label={t('receipt.price')}
          origin={receipt.amountCents === 0 ? undefined : t(`review.pay.${receipt.payAt}`)}
        >
          {receipt.amountCents === 0 ? t('review.free') : formatAmount(language, receipt.amountCents)}
        </Fact>,
        ...bring.map((block, index) => (
          <div key={index} className="fact" data-block="">
            {index === 0 ? <p className="fact-label">{t('receipt.bring')}</p> : null}
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
