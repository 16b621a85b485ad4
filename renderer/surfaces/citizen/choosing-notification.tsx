/** By letter unless the person prefers e-mail: nobody needs an address on the internet to get their codes. */
import { useState } from 'react';
import { ChoiceTile, MainButton } from '../../ui/buttons.tsx';
import { useKiosk } from '../../ui/kiosk-context.tsx';
import { Picture } from '../../ui/pictures/picture.tsx';
import { Screen } from '../../ui/screen.tsx';
import type { ScreenProps } from './screen-props.ts';

const channels = [
  { channel: 'letter', picture: 'envelope' },
  { channel: 'email', picture: 'email' },
] as const;

export function ChoosingNotification({ screen }: ScreenProps<'choosing-notification'>) {
  const { store, t } = useKiosk();
  const [chosen, setChosen] = useState(screen.chosen ?? 'letter');
  return (
    <Screen
      name="choosing-notification"
      title={t('notification.title')}
      picture={<Picture name={chosen === 'letter' ? 'envelope' : 'email'} decorative />}
      answersRole="radiogroup"
      answers={channels.map(({ channel, picture }) => (
        <ChoiceTile
          key={channel}
          group="notification"
          value={channel}
          chosen={chosen === channel}
          onChoose={() => setChosen(channel)}
          name={t(`notification.${channel}.name`)}
          picture={<Picture name={picture} decorative />}
        >
          <span className="tile-detail">{t(`notification.${channel}.detail`)}</span>
        </ChoiceTile>
      ))}
      actions={
        <MainButton onPress={() => void store.act({ command: 'choose-notification', channel: chosen })}>
          {t('next')}
        </MainButton>
      }
    />
  );
}
