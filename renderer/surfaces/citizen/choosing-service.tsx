/** What the person came for. Whatever is not offered leads to a person. */
import { AnswerTile } from '../../ui/buttons.tsx';
import { useKiosk } from '../../ui/kiosk-context.tsx';
import { Picture } from '../../ui/pictures/picture.tsx';
import { Screen } from '../../ui/screen.tsx';

const offered = [
  { service: 'pin-reprint', picture: 'letter' },
  { service: 'card-defect', picture: 'card-unread' },
  { service: 'other', picture: 'counter' },
] as const;

export function ChoosingService() {
  const { store, t, metrics } = useKiosk();
  return (
    <Screen
      name="choosing-service"
      title={t('service.title')}
      picture={<Picture name="building" decorative />}
      answers={offered.map(({ service, picture }) => (
        <AnswerTile
          key={service}
          name={t(`service.${service}.name`)}
          // All answers on one page tell more than one answer with its explanation.
          detail={metrics.compact ? undefined : t(`service.${service}.detail`)}
          picture={metrics.compact ? undefined : <Picture name={picture} decorative />}
          onPress={() => void store.act({ command: 'choose-service', service })}
        />
      ))}
    />
  );
}
