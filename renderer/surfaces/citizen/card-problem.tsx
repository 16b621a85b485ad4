/** One sentence says what is wrong, one what to do, and a picture shows it; a person can take over at any moment. */
import type { FindingCode, Remedy } from '../../../contract/findings.ts';
import { MainButton, PlainButton } from '../../ui/buttons.tsx';
import { useKiosk } from '../../ui/kiosk-context.tsx';
import { Picture, type PictureName } from '../../ui/pictures/picture.tsx';
import { Screen } from '../../ui/screen.tsx';
import type { ScreenProps } from './screen-props.ts';

const pictures: { readonly [R in Remedy]?: PictureName } = {
  'take-out-and-insert': 'card-out',
  'turn-card': 'turn-card',
  'clean-chip': 'clean-chip',
  'push-fully-in': 'push-card',
  'hold-still': 'card-in-reader',
  'insert-eid': 'card-in-reader',
  'wait-and-retry': 'clock',
  'call-technician': 'counter',
  'try-other-reader': 'reader',
};

export function CardProblem({ screen }: ScreenProps<'card-problem'>) {
  const { store, t } = useKiosk();
  const [found] = screen.findings;
  const code: FindingCode = found?.code ?? 'chip.mute';
  const remedies = found?.remedies ?? [];
  // Every further attempt shows the next thing that may help.
  const remedy = remedies[Math.min(screen.attempt, remedies.length) - 1];
  const person = () => void store.act({ command: 'ask-person' });
  return (
    <Screen
      name="card-problem"
      contentKey={`${code}/${screen.attempt}`}
      title={t(`finding.${code}`).replace(/\.$/, '')}
      stage={[
        <p key="do" className="lead">
          {t(remedy === undefined ? 'remedy.none' : `remedy.${remedy}`)}
        </p>,
        <p key="code" className="quiet">
          {t('cardProblem.code', { code })}
        </p>,
      ]}
      picture={<Picture name={(remedy === undefined ? undefined : pictures[remedy]) ?? 'counter'} />}
      actions={
        screen.mayRetry
          ? [
              <PlainButton key="person" onPress={person}>
                {t('cardProblem.person')}
              </PlainButton>,
              <MainButton key="retry" onPress={() => void store.act({ command: 'retry' })}>
                {t('cardProblem.retry')}
              </MainButton>,
            ]
          : [
              <MainButton key="person" onPress={person}>
                {t('cardProblem.person')}
              </MainButton>,
            ]
      }
    />
  );
}
