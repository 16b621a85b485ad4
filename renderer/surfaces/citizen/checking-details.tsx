/** Nothing is typed that the chip already says; each value shows where it came from and what can be changed. */
import { MainButton, PlainButton } from '../../ui/buttons.tsx';
import { Note } from '../../ui/facts.tsx';
import { useKiosk } from '../../ui/kiosk-context.tsx';
import { Picture } from '../../ui/pictures/picture.tsx';
import { Screen } from '../../ui/screen.tsx';
import { AddressFact, NameFact, NationalNumberFact } from './detail-facts.tsx';
import type { ScreenProps } from './screen-props.ts';

export function CheckingDetails({ screen }: ScreenProps<'checking-details'>) {
  const { store, t } = useKiosk();
  const { details, findings } = screen;
  return (
    <Screen
      name="checking-details"
      title={t('details.title')}
      stage={<p>{t('details.help')}</p>}
      picture={<Picture name="card" decorative />}
      shape="dense"
      answers={[
        ...findings.map((code) => (
          <Note key={code} tone="caution">
            {t(`finding.${code}`)}
          </Note>
        )),
        <NameFact key="name" details={details} />,
        <NationalNumberFact key="number" details={details} />,
        <AddressFact
          key="address"
          details={details}
          action={
            <PlainButton onPress={() => void store.act({ command: 'change-address' })}>
              {t('details.changeAddress')}
            </PlainButton>
          }
        />,
      ]}
      actions={
        <MainButton onPress={() => void store.act({ command: 'accept-details' })}>{t('details.accept')}</MainButton>
      }
    />
  );
}
