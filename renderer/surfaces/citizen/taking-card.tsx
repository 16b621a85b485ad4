/** The request is filed and the card still lies in the reader: the card first, then the receipt. */
import { MainButton } from '../../ui/buttons.tsx';
import { useKiosk } from '../../ui/kiosk-context.tsx';
import { Picture } from '../../ui/pictures/picture.tsx';
import { Screen } from '../../ui/screen.tsx';
import type { ScreenProps } from './screen-props.ts';

export function TakingCard({ screen }: ScreenProps<'taking-card'>) {
  const { store, t } = useKiosk();
  return (
    <Screen
      name="taking-card"
      title={t('takeCard.title')}
      stage={[
        <p key="filed" className="lead" role="status">
          {screen.overdue ? t('takeCard.overdue') : `${t('takeCard.filed')} ${t('takeCard.then')}`}
        </p>,
      ]}
      picture={<Picture name="card-out" />}
      actions={
        screen.overdue ? (
          <MainButton onPress={() => void store.act({ command: 'finish' })}>{t('takeCard.receipt')}</MainButton>
        ) : undefined
      }
    />
  );
}
