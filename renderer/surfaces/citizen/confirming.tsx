/**
 * The interruption before the act that cannot be undone: another layout, one fact, no fields. "No" stands left, the act is
 * named right, and neither lies where the main button of the review was.
 */
import { formatAmount } from '../../i18n/format.ts';
import { MainButton, PlainButton } from '../../ui/buttons.tsx';
import { useKiosk } from '../../ui/kiosk-context.tsx';
import { useOfficialText } from '../../ui/official-text.tsx';
import { Screen } from '../../ui/screen.tsx';
import type { ScreenProps } from './screen-props.ts';

export function Confirming({ screen }: ScreenProps<'confirming'>) {
  const { store, t, language, municipality } = useKiosk();
  const officialText = useOfficialText();
  const amount = screen.amountCents === 0 ? t('review.free') : formatAmount(language, screen.amountCents);
  return (
    <Screen
      name="confirming"
      title={t('confirm.title')}
      stage={[
        screen.amountCents === 0 ? null : (
          <div key="pay">
            <p className="amount">{amount}</p>
            <p>{t(`confirm.pay.${screen.payAt}`)}</p>
          </div>
        ),
        ...officialText(municipality?.pinReprint.consequence),
      ]}
      shape="interruption"
      answers={
        <div className="two-ways" data-block="">
          <PlainButton onPress={() => void store.act({ command: 'back' })}>{t('confirm.no')}</PlainButton>
          <MainButton forward="focus" onPress={() => void store.act({ command: 'confirm' })}>
            {t('confirm.yes', { amount })}
          </MainButton>
        </div>
      }
    />
  );
}
