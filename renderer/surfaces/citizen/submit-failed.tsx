/** Sending did not work, or nobody knows yet: what that means, that nothing is lost, and two ways on. */
import { MainButton, PlainButton } from '../../ui/buttons.tsx';
import { useKiosk } from '../../ui/kiosk-context.tsx';
import { Picture } from '../../ui/pictures/picture.tsx';
import { Screen } from '../../ui/screen.tsx';
import type { ScreenProps } from './screen-props.ts';

export function SubmitFailed({ screen }: ScreenProps<'submit-failed'>) {
  const { store, t } = useKiosk();
  const { code, mayRetry } = screen;
  const person = () => void store.act({ command: 'ask-person' });
  return (
    <Screen
      name="submit-failed"
      contentKey={code}
      title={t(`submitFailed.${code}.title`)}
      stage={[
        <p key="text" className="lead">
          {mayRetry || code !== 'request.outcome-unknown' ? t(`submitFailed.${code}.text`) : t('submitFailed.person')}
        </p>,
        <p key="stays">{t('submitFailed.stays')}</p>,
      ]}
      picture={<Picture name="clock" decorative />}
      actions={
        mayRetry
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
