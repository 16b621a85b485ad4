/** A card on a newer chip gets a new PIN at the counter; nobody orders or pays for a letter (municipal.md A2). */
import { MainButton } from '../../ui/buttons.tsx';
import { useKiosk } from '../../ui/kiosk-context.tsx';
import { counterOf, useOffice } from '../../ui/office.tsx';
import { Picture } from '../../ui/pictures/picture.tsx';
import { Screen } from '../../ui/screen.tsx';

export function ReprintNotNeeded() {
  const { store, t, municipality } = useKiosk();
  const office = useOffice();
  return (
    <Screen
      name="reprint-not-needed"
      title={t('noReprint.title')}
      stage={[
        <p key="counter" className="lead">
          {t('noReprint.counter')}
        </p>,
        <p key="why">{t('noReprint.why')}</p>,
      ]}
      picture={<Picture name="counter" />}
      shape="dense"
      answers={office(counterOf(municipality))}
      actions={
        <MainButton onPress={() => void store.act({ command: 'finish' })} icon="tick">
          {t('noReprint.finish')}
        </MainButton>
      }
    />
  );
}
