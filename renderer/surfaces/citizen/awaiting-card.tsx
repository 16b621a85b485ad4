/** Put the card in. Says before reading what is read and why; going on without the card is equally large (issue 2). */
import { AnswerTile } from '../../ui/buttons.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useKiosk } from '../../ui/kiosk-context.tsx';
import { useOfficialText } from '../../ui/official-text.tsx';
import { Picture } from '../../ui/pictures/picture.tsx';
import { Screen } from '../../ui/screen.tsx';
import type { ScreenProps } from './screen-props.ts';

/** The guided check reads everything and keeps nothing. */
const checkFacts = ['card.check.whole', 'card.check.tells', 'card.check.nothingKept'] as const;

export function AwaitingCard({ screen }: ScreenProps<'awaiting-card'>) {
  const { t, municipality } = useKiosk();
  const official = useOfficialText();
  if (screen.trying === 'other-card') return <AwaitingOtherCard />;
  // The municipality's reason is that of a request; a check files nothing and says itself what it does with the card.
  const why = screen.trying === null ? official(municipality?.legalBasis) : [];
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
        ...why.map((block, index) => (
          <div key={index} className="sheet" data-block="">
            {index === 0 ? <h2>{t('card.why')}</h2> : null}
            {block}
          </div>
        )),
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
  const { store, t } = useKiosk();
  return (
    <AnswerTile
      name={t('card.without')}
      detail={t('service.other.detail')}
      picture={<Picture name="counter" decorative />}
      onPress={() => void store.act({ command: 'continue-without-card' })}
    />
  );
}
