/** Is this you? The name from the chip, large; the photo only where the municipality's service asks for it. */
import { AnswerTile } from '../../ui/buttons.tsx';
import { useKiosk } from '../../ui/kiosk-context.tsx';
import { Picture } from '../../ui/pictures/picture.tsx';
import { Screen } from '../../ui/screen.tsx';
import type { ScreenProps } from './screen-props.ts';

export function Identified({ screen }: ScreenProps<'identified'>) {
  const { store, t } = useKiosk();
  const { givenNames, surname, photo } = screen;
  return (
    <Screen
      name="identified"
      title={t('identified.title')}
      stage={
        <p className="person-name">
          {givenNames === null ? '' : `${givenNames} `}
          {surname}
        </p>
      }
      picture={
        photo === null ? (
          <Picture name="card" decorative />
        ) : (
          <img className="photo" alt={t('identified.photo')} src={`data:image/jpeg;base64,${photo}`} />
        )
      }
      answers={[
        <AnswerTile
          key="yes"
          name={t('identified.yes')}
          onPress={() => void store.act({ command: 'confirm-identity', mine: true })}
        />,
        <AnswerTile
          key="no"
          name={t('identified.no')}
          onPress={() => void store.act({ command: 'confirm-identity', mine: false })}
        />,
      ]}
    />
  );
}
