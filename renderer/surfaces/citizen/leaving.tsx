/** Everything is wiped; only the card must still be taken. */
import { useKiosk } from '../../ui/kiosk-context.tsx';
import { Picture } from '../../ui/pictures/picture.tsx';
import { Screen } from '../../ui/screen.tsx';
import type { ScreenProps } from './screen-props.ts';

export function Leaving({ screen }: ScreenProps<'leaving'>) {
  const { t } = useKiosk();
  return (
    <Screen
      name="leaving"
      title={t('leaving.title')}
      stage={
        <p className="lead" role="status">
          {screen.overdue ? t('takeCard.overdue') : t('leaving.cleared')}
        </p>
      }
      picture={<Picture name="card-out" />}
    />
  );
}
