/** Help from a person: whom to ask, that nothing is lost, and where the counter is. */
import { MainButton } from '../../../ui/buttons.tsx';
import { useKiosk } from '../../../ui/kiosk-context.tsx';
import { counterOf, useOffice } from '../../../ui/office.tsx';
import { Picture } from '../../../ui/pictures/picture.tsx';
import { Screen } from '../../../ui/screen.tsx';

export function HelpPanel() {
  const { store, t, municipality } = useKiosk();
  const office = useOffice();
  return (
    <Screen
      name="help-panel"
      title={t('help.title')}
      stage={[
        <p key="person" className="lead">
          {t('help.person')} {t('help.stays')}
        </p>,
        <p key="counter" className="quiet">
          {t('help.counter')}
        </p>,
      ]}
      picture={<Picture name="counter" />}
      shape="dense"
      answers={office(counterOf(municipality))}
      actions={<MainButton onPress={() => store.show(null)}>{t('help.close')}</MainButton>}
    />
  );
}
