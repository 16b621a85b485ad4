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
  const { store, t } = useKiosk();
  return (
    <Screen
      name="choosing-service"
      title={t('service.title')}
      picture={<Picture name="building" decorative />}
      answers={offered.map(({ service, picture }) => (
        <AnswerTile
          key={service}
          name={t(`service.${service}.name`)}
          detail={t(`service.${service}.detail`)}
          picture={<Picture name={picture} decorative />}
          onPress={() => void store.act({ command: 'choose-service', service })}
        />
      ))}
    />
  );
}
