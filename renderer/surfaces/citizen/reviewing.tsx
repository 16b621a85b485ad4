/** Everything before the last step: the answers with a way to change each, the price, who decides and when. */
import { formatAmount, maskNationalNumber } from '../../i18n/format.ts';
import { MainButton } from '../../ui/buttons.tsx';
import { Fact, Note } from '../../ui/facts.tsx';
import { useKiosk } from '../../ui/kiosk-context.tsx';
import { siteById, useSiteName } from '../../ui/office.tsx';
import { Screen } from '../../ui/screen.tsx';
import { detailValue, fullAddress, fullName } from './detail-facts.tsx';
import type { ScreenProps } from './screen-props.ts';

export function Reviewing({ screen }: ScreenProps<'reviewing'>) {
  const { store, t, language, municipality } = useKiosk();
  const nameOf = useSiteName();
  const site = siteById(municipality, screen.pickupSite);
  const pickupSites = municipality?.pickupSites.length ?? 0;
  const number = detailValue(screen.details, 'nationalNumber');

  const change = (what: 'details' | 'pickup' | 'notification', label: string) => (
    <button
      type="button"
      className="button"
      aria-label={t('review.changeWhat', { what: label })}
      onClick={() => void store.act({ command: 'change', what })}
    >
      {t('review.change')}
    </button>
  );

  return (
    <Screen
      name="reviewing"
      title={t('review.title')}
      stage={[
        screen.priceChanged ? (
          <Note key="price-changed" tone="caution">
            {t('review.priceChanged')}
          </Note>
        ) : null,
        <Fact key="price" label={t('review.price')} large>
          {screen.amountCents === 0 ? t('review.free') : formatAmount(language, screen.amountCents)}
        </Fact>,
        screen.amountCents === 0 ? null : <p key="pay">{t(`review.pay.${screen.payAt}`)}</p>,
        <p key="decides">
          {t('review.decides')}{' '}
          {t(`review.when.${screen.leadTime.unit}`, { min: screen.leadTime.min, max: screen.leadTime.max })}{' '}
          {t('review.collect', { months: screen.collectWithinMonths })}
        </p>,
      ]}
      shape="dense"
      answers={[
        <Fact key="name" label={t('field.name')} action={change('details', t('field.name'))}>
          {fullName(screen.details) ?? t('details.missing')}
          <p className="fact-origin">{number === null ? t('details.missing') : maskNationalNumber(number)}</p>
          <p className="fact-origin">{fullAddress(screen.details) ?? t('details.missing')}</p>
        </Fact>,
        <Fact
          key="pickup"
          label={t('review.pickup')}
          action={pickupSites > 1 ? change('pickup', t('review.pickup')) : undefined}
        >
          {site === null ? screen.pickupSite : nameOf(site)}
        </Fact>,
        <Fact
          key="notification"
          label={t('review.notification')}
          action={change('notification', t('review.notification'))}
        >
          {t(`notification.${screen.notification.channel}.name`)}
          {screen.notification.channel === 'email' ? (
            <p className="fact-origin">{screen.notification.address}</p>
          ) : null}
        </Fact>,
      ]}
      actions={
        <MainButton onPress={() => void store.act({ command: 'accept-review' })}>{t('review.accept')}</MainButton>
      }
    />
  );
}
