/** Sending did not work, or nobody knows yet: what that means, that nothing is lost, and two ways on. */
import { MainButton, PlainButton } from '../../ui/buttons.tsx';
import { useKiosk } from '../../ui/kiosk-context.tsx';
import { Picture } from '../../ui/pictures/picture.tsx';
import { Screen } from '../../ui/screen.tsx';
import type { ScreenProps } from './screen-props.ts';

type SendingFailedProps = {
  readonly name: 'submit-failed' | 'report-failed';
  readonly code: string;
  readonly mayRetry: boolean;
  readonly title: string;
  readonly text: string;
  readonly stays: string;
};

function SendingFailed({ name, code, mayRetry, title, text, stays }: SendingFailedProps) {
  const { store, t } = useKiosk();
  const person = () => void store.act({ command: 'ask-person' });
  return (
    <Screen
      name={name}
      contentKey={code}
      title={title}
      stage={[
        <p key="text" className="lead">
          {text}
        </p>,
        <p key="stays">{stays}</p>,
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

/** Whether the other side may have it: then it can be looked up, and trying again is safe only while it is offered. */
const isUnknown = (code: string): boolean => code === 'request.outcome-unknown';

export function SubmitFailed({ screen }: ScreenProps<'submit-failed'>) {
  const { t } = useKiosk();
  const { code, mayRetry } = screen;
  const text = mayRetry || !isUnknown(code) ? t(`submitFailed.${code}.text`) : t('submitFailed.person');
  return (
    <SendingFailed
      name="submit-failed"
      code={code}
      mayRetry={mayRetry}
      title={t(`submitFailed.${code}.title`)}
      text={text}
      stays={t('submitFailed.stays')}
    />
  );
}

export function ReportFailed({ screen }: ScreenProps<'report-failed'>) {
  const { t } = useKiosk();
  const { code, mayRetry } = screen;
  const text = mayRetry || !isUnknown(code) ? t(`reportFailed.${code}.text`) : t('reportFailed.person');
  return (
    <SendingFailed
      name="report-failed"
      code={code}
      mayRetry={mayRetry}
      title={t(`reportFailed.${code}.title`)}
      text={text}
      stays={t('reportFailed.stays')}
    />
  );
}
