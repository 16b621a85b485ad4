/** One thing to do with the card, and its picture; then the card is read again. What cannot be done is left out. */
import type { GuidedStep } from '../../../contract/diagnosis.ts';
import { MainButton, PlainButton } from '../../ui/buttons.tsx';
import { useKiosk } from '../../ui/kiosk-context.tsx';
import { Picture, type PictureName } from '../../ui/pictures/picture.tsx';
import { Screen } from '../../ui/screen.tsx';
import type { ScreenProps } from './screen-props.ts';

const pictures: { readonly [S in GuidedStep]: PictureName } = {
  'turn-card': 'card-sides',
  'clean-chip': 'clean-chip',
  'push-fully-in': 'push-card',
  'other-card': 'other-card',
  'own-card-again': 'card-in-reader',
};

export function GuidedCheck({ screen }: ScreenProps<'guided-check'>) {
  const { store, t, metrics } = useKiosk();
  const { step, because } = screen;
  return (
    <Screen
      name="guided-check"
      contentKey={step}
      title={t(`guided.${step}.title`)}
      stage={[
        <p key="how" className="lead">
          {t(`guided.${step}.text`)}
        </p>,
        metrics.compact ? null : ( // there what to do needs the room more
          <p key="because" className="quiet">
            {t('guided.because', { finding: t(`finding.${because}`) })}
          </p>
        ),
      ]}
      picture={<Picture name={pictures[step]} />}
      actions={[
        <div key="others" className="side-by-side">
          <PlainButton onPress={() => void store.act({ command: 'skip-step' })}>{t('guided.skip')}</PlainButton>
          {metrics.compact ? null : ( // the bar leads to a person too
            <PlainButton onPress={() => void store.act({ command: 'ask-person' })}>
              {t('cardProblem.person')}
            </PlainButton>
          )}
        </div>,
        <MainButton key="done" onPress={() => void store.act({ command: 'retry' })}>
          {t('guided.done')}
        </MainButton>,
      ]}
    />
  );
}
