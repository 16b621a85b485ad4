/** Put the card in. Says before reading what is read and why; going on without the card is equally large (issue 2). */
import { AnswerTile } from '../../ui/buttons.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useKiosk } from '../../ui/kiosk-context.tsx';
import { useOfficialText } from '../../ui/official-text.tsx';
import { Picture } from '../../ui/pictures/picture.tsx';
import { Screen } from '../../ui/screen.tsx';
import type { ScreenProps } from './screen-props.ts';

export function AwaitingCard({ screen }: ScreenProps<'awaiting-card'>) {
  const { store, t, municipality } = useKiosk();
  const why = useOfficialText()(municipality?.legalBasis);
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
        ...why.map((block, index) => (
          <div key={index} className="sheet" data-block="">
            {index === 0 ? <h2>{t('card.why')}</h2> : null}
            {block}
          </div>
        )),
      ]}
      actions={
        <AnswerTile
          name={t('card.without')}
          detail={t('service.other.detail')}
          picture={<Picture name="counter" decorative />}
          onPress={() => void store.act({ command: 'continue-without-card' })}
        />
      }
    />
  );
}
