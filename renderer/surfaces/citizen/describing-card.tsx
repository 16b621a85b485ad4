/** What does the person see on the card? Pictures ask, because no chip can tell; one answer goes on (findings.md, visible defects). */
import { AnswerTile } from '../../ui/buttons.tsx';
import { useKiosk } from '../../ui/kiosk-context.tsx';
import { Picture } from '../../ui/pictures/picture.tsx';
import { Screen } from '../../ui/screen.tsx';

const answers = [
  { seen: 'chip-detached', picture: 'chip-off' },
  { seen: 'damaged', picture: 'card-damaged' },
  { seen: 'wrong-print', picture: 'wrong-print' },
  { seen: 'nothing-visible', picture: 'card-whole' },
] as const;

export function DescribingCard() {
  const { store, t } = useKiosk();
  return (
    <Screen
      name="describing-card"
      title={t('describe.title')}
      stage={
        <p className="lead">
          {t('describe.look')} {t('describe.why')}
        </p>
      }
      picture={<Picture name="card-sides" />}
      shape="pictures"
      answers={answers.map(({ seen, picture }) => (
        <AnswerTile
          key={seen}
          name={t(`describe.${seen}`)}
          picture={<Picture name={picture} decorative />}
          onPress={() => void store.act({ command: 'describe-card', seen })}
        />
      ))}
    />
  );
}
