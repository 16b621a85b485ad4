/** The card went out too early: nothing personal is shown until the same card is back, or everything is wiped. */
import { useStore } from 'zustand';
import { useKiosk } from '../../ui/kiosk-context.tsx';
import { Picture } from '../../ui/pictures/picture.tsx';
import { Screen } from '../../ui/screen.tsx';
import { useCountdown } from '../../ui/use-countdown.ts';
import type { ScreenProps } from './screen-props.ts';

export function CardAway({ screen }: ScreenProps<'card-away'>) {
  const { store, t } = useKiosk();
  const since = useStore(store, (state) => state.viewedAtMs);
  const seconds = useCountdown(screen.endsInMs, since);
  return (
    <Screen
      name="card-away"
      title={t('cardAway.title')}
      stage={[
        <p key="hidden" className="lead">
          {t('cardAway.hidden')} {t('cardAway.goOn')}
        </p>,
        <p key="seconds">
          <strong>{t('cardAway.seconds', { seconds })}</strong>
        </p>,
      ]}
      picture={<Picture name="card-in-reader" />}
    />
  );
}
