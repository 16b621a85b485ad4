/** A person goes on from here. Each reason has its own words; none of them is a fault of the citizen. */
import { MainButton } from '../../ui/buttons.tsx';
import { Note } from '../../ui/facts.tsx';
import { useKiosk } from '../../ui/kiosk-context.tsx';
import { counterOf, useOffice } from '../../ui/office.tsx';
import { Picture } from '../../ui/pictures/picture.tsx';
import { Screen } from '../../ui/screen.tsx';
import type { ScreenProps } from './screen-props.ts';

export function ToPerson({ screen }: ScreenProps<'to-person'>) {
  const { store, t, municipality } = useKiosk();
  const { reason, cardInReader } = screen;
  const office = useOffice();
  return (
    <Screen
      name="to-person"
      contentKey={reason}
      title={t(`person.${reason}.title`)}
      stage={[
        <p key="text" className="lead">
          {t(`person.${reason}.text`)}
        </p>,
        cardInReader ? (
          <Note key="card" tone="caution">
            {t('receipt.takeCard')}
          </Note>
        ) : null,
      ]}
      picture={<Picture name={reason === 'have-letter' ? 'letter' : 'counter'} />}
      shape="dense"
      answers={office(counterOf(municipality))}
      actions={
        <MainButton icon="tick" onPress={() => void store.act({ command: 'finish' })}>
          {t('person.finish')}
        </MainButton>
      }
    />
  );
}
