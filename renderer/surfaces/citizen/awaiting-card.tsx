/** Put the card in. Says before reading what is read and why; going on without the card is equally large. */
import { AnswerTile } from '../../ui/buttons.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useKiosk } from '../../ui/kiosk-context.tsx';
import { useOfficialFacts } from '../../ui/official-text.tsx';
import { Picture } from '../../ui/pictures/picture.tsx';
import { Screen } from '../../ui/screen.tsx';
import type { ScreenProps } from './screen-props.ts';

const checkFacts = ['card.check.whole', 'card.check.tells'] as const;

export function AwaitingCard({ screen }: ScreenProps<'awaiting-card'>) {
  const { t, municipality } = useKiosk();
  const officialFacts = useOfficialFacts();
  if (screen.trying === 'other-card') return <AwaitingOtherCard />;
  // The reason to read for a request is not that of a check, which files nothing and keeps nothing.
  const why = screen.trying === null ? municipality?.legalBasis : municipality?.cardDefect.whyRead;
  const read = [
    ...(screen.files.includes('identity') ? (['identity'] as const) : []),
    ...(screen.files.includes('address') ? (['address'] as const) : []),
    ...(screen.readsPhoto || screen.files.includes('photo') ? (['photo'] as const) : []),
  ];
  const facts = screen.trying === null ? read.map((part) => `card.reads.${part}` as const) : checkFacts;
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
          <h2>{t(screen.trying === null ? 'card.reads' : 'card.check')}</h2>
          <ul className="list">
            {facts.map((fact) => (
              <li key={fact}>
                <Icon name="tick" />
                <span>{t(fact)}</span>
              </li>
            ))}
          </ul>
        </div>,
        ...officialFacts([{ label: t('card.why'), text: why }]),
      ]}
      actions={<WithoutCard />}
    />
  );
}

/** Any card with a chip tells the reader from the card: of this one nothing is read but that it answers. */
function AwaitingOtherCard() {
  const { t } = useKiosk();
  return (
    <Screen
      name="awaiting-card"
      title={t('card.other.title')}
      stage={
        <p className="lead">
          {t('card.other.bank')} {t('reading.onlyReader')}
        </p>
      }
      picture={<Picture name="other-card" />}
      actions={<WithoutCard />}
    />
  );
}

function WithoutCard() {
  const { store, t, metrics } = useKiosk();
  return (
    <AnswerTile
      name={t('card.without')}
      detail={metrics.compact ? undefined : t('service.other.detail')}
      picture={metrics.compact ? undefined : <Picture name="counter" decorative />}
      onPress={() => void store.act({ command: 'continue-without-card' })}
    />
  );
}
