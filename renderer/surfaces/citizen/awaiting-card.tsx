/** Put the card in. Says before reading what is read and why; going on without the card is equally large (issue 2). */
import { PlainButton } from '../../ui/buttons.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useKiosk } from '../../ui/kiosk-context.tsx';
import { OfficialText } from '../../ui/official-text.tsx';
import { Picture } from '../../ui/pictures/picture.tsx';
import { Screen } from '../../ui/screen.tsx';
import type { ScreenProps } from './screen-props.ts';

export function AwaitingCard({ screen }: ScreenProps<'awaiting-card'>) {
  const { store, t, municipality } = useKiosk();
  const read = [
    ...(screen.files.includes('identity') ? (['identity'] as const) : []),
    ...(screen.files.includes('address') ? (['address'] as const) : []),
    ...(screen.readsPhoto || screen.files.includes('photo') ? (['photo'] as const) : []),
  ];
  return (
    <Screen
      name="awaiting-card"
      title={t('card.title')}
      stage={
        <p className="lead">
          {t('card.chipFirst')} {t('card.noPin')}
        </p>
      }
      picture={<Picture name="card-in-reader" />}
      shape="dense"
      answers={[
        <div key="what" className="sheet" data-block="">
          <h2>{t('card.reads')}</h2>
          <ul className="list">
            {read.map((part) => (
              <li key={part}>
                <Icon name="tick" />
                <span>{t(`card.reads.${part}`)}</span>
              </li>
            ))}
          </ul>
        </div>,
        municipality === null ? null : (
          <div key="why" className="sheet" data-block="">
            <h2>{t('card.why')}</h2>
            <OfficialText text={municipality.legalBasis} />
          </div>
        ),
      ]}
      actions={
        <PlainButton onPress={() => void store.act({ command: 'continue-without-card' })}>{t('card.without')}</PlainButton>
      }
    />
  );
}
