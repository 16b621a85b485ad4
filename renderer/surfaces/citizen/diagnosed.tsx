/** The verdict: one sentence what is wrong, one what to do, what it may cost and what to bring. It says what is not known. */
import { formatAmount } from '../../i18n/format.ts';
import { MainButton, PlainButton } from '../../ui/buttons.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useKiosk } from '../../ui/kiosk-context.tsx';
import { useOfficialFacts } from '../../ui/official-text.tsx';
import { Picture, type PictureName } from '../../ui/pictures/picture.tsx';
import { Screen } from '../../ui/screen.tsx';
import type { ScreenProps } from './screen-props.ts';
import { type ToldVerdict, toldVerdict } from './told-verdict.ts';

type Costs = ScreenProps<'diagnosed'>['screen']['costs'];

/** Where the sentence shows something that a person can see. */
const pictureOf = ({ kind, code }: ToldVerdict): PictureName => {
  if (kind === 'sound') return 'done';
  if (kind === 'unknown' || code === null) return 'card-or-reader';
  if (code === 'card.chip-detached') return 'chip-off';
  if (code === 'card.damaged') return 'card-damaged';
  if (code === 'data.printed-mismatch') return 'wrong-print';
  if (code === 'chip.not-eid') return 'card-in-reader';
  return code.startsWith('reader.') ? 'reader' : 'counter';
};

/** Who pays decides what a new card costs: both amounts, large. */
function NewCardCost({ costs, label }: { readonly costs: NonNullable<Costs>; readonly label: string }) {
  const { language, t } = useKiosk();
  const { producerAtFaultCents, holderAtFaultCents } = costs;
  const inWords = (cents: number): string => (cents === 0 ? t('review.free') : formatAmount(language, cents));
  const amounts =
    producerAtFaultCents === holderAtFaultCents
      ? [{ when: null, cents: holderAtFaultCents }]
      : [
          { when: t('diagnosed.cost.producer'), cents: producerAtFaultCents },
          { when: t('diagnosed.cost.holder'), cents: holderAtFaultCents },
        ];
  return (
    <div className="fact" data-block="">
      <p className="fact-label">{label}</p>
      <div className="amounts">
        {amounts.map(({ when, cents }) => (
          <p key={when}>
            {when === null ? null : <span className="fact-label">{when}</span>}
            <strong>{inWords(cents)}</strong>
          </p>
        ))}
      </div>
    </div>
  );
}

export function Diagnosed({ screen }: ScreenProps<'diagnosed'>) {
  const { store, t, municipality, metrics } = useKiosk();
  const officialFacts = useOfficialFacts();
  const verdict = toldVerdict(screen);
  const { kind, code, remedy, others, concernsCard } = verdict;
  const finding = code === null ? '' : t(`finding.${code}`);
  const finish = () => void store.act({ command: 'finish' });
  const plainWay =
    screen.mayReport && kind !== 'unknown' ? (
      <PlainButton key="finish" onPress={finish}>
        {t('person.finish')}
      </PlainButton>
    ) : (
      <PlainButton key="person" onPress={() => void store.act({ command: 'ask-person' })}>
        {t('cardProblem.person')}
      </PlainButton>
    );
  // Beside the question where there is room, otherwise where the facts take turns.
  const observedClass = metrics.compact ? 'fact' : undefined;
  const observed = [
    kind === 'unknown' ? (
      <div key="seen" className={observedClass} data-block="">
        <p>{t('diagnosed.seen', { finding })}</p>
      </div>
    ) : null,
    others.length === 0 ? null : (
      <div key="others" className={observedClass} data-block="">
        <p className="fact-label">{t('diagnosed.others')}</p>
        <ul className="list">
          {others.map((other) => (
            <li key={other}>
              <Icon name="forward" />
              <span>{t(`finding.${other}`)}</span>
            </li>
          ))}
        </ul>
      </div>
    ),
  ];
  return (
    <Screen
      name="diagnosed"
      contentKey={`${kind}/${code ?? ''}`}
      title={kind === 'found' ? finding.replace(/\.$/, '') : t(`diagnosed.${kind}.title`)}
      stage={[
        <p key="do" className="lead">
          {kind === 'found' && remedy !== null
            ? t(`remedy.${remedy}`)
            : t(`diagnosed.${kind === 'sound' ? 'sound' : 'unknown'}.text`)}
        </p>,
        ...(metrics.compact ? [] : observed),
      ]}
      picture={<Picture name={pictureOf(verdict)} decorative={kind === 'sound'} />}
      shape="dense"
      facts={[
        ...(metrics.compact ? observed : []),
        kind === 'sound' ? (
          <div key="maybe" className="fact" data-block="">
            <p className="fact-label">{t('diagnosed.maybe')}</p>
            <ul className="list">
              {(['pin', 'key', 'home'] as const).map((reason) => (
                <li key={reason}>
                  <Icon name="forward" />
                  <span>{t(`diagnosed.maybe.${reason}`)}</span>
                </li>
              ))}
            </ul>
          </div>
        ) : null,
        concernsCard && screen.costs !== null ? (
          <NewCardCost
            key="cost"
            costs={screen.costs}
            label={t(kind === 'unknown' ? 'diagnosed.cost.maybe' : 'diagnosed.cost')}
          />
        ) : null,
        ...(concernsCard
          ? officialFacts([
              ...(screen.costs === null
                ? []
                : [{ label: t('diagnosed.whoPays'), text: municipality?.cardDefect.whoPays }]),
              { label: t('receipt.bring'), text: municipality?.cardDefect.bring },
            ])
          : []),
      ]}
      actions={[
        metrics.compact ? null : plainWay, // the bar leads to a person and ends the visit too
        screen.mayReport ? (
          <MainButton key="report" onPress={() => void store.act({ command: 'report-defect' })}>
            {t('diagnosed.report')}
          </MainButton>
        ) : (
          <MainButton key="finish" icon="tick" onPress={finish}>
            {t('person.finish')}
          </MainButton>
        ),
      ]}
    />
  );
}
