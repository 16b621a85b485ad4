/** On its way, a request or the report of a defective card. Says what happens and that nothing is filed twice. */
import { useKiosk } from '../../ui/kiosk-context.tsx';
import { Picture } from '../../ui/pictures/picture.tsx';
import { Screen } from '../../ui/screen.tsx';
import type { ScreenProps } from './screen-props.ts';

type SendingProps = {
  readonly name: 'submitting' | 'reporting-defect';
  readonly attempt: number;
  readonly title: string;
  readonly fact: string;
};

function Sending({ name, attempt, title, fact }: SendingProps) {
  const { t } = useKiosk();
  return (
    <Screen
      name={name}
      title={title}
      stage={
        <p className="lead" role="status">
          {t(attempt === 1 ? 'submitting.wait' : 'submitting.again')} {fact}
        </p>
      }
      picture={<Picture name="envelope" decorative />}
    />
  );
}

export function Submitting({ screen }: ScreenProps<'submitting'>) {
  const { t } = useKiosk();
  return (
    <Sending name="submitting" attempt={screen.attempt} title={t('submitting.title')} fact={t('submitting.once')} />
  );
}

export function ReportingDefect({ screen }: ScreenProps<'reporting-defect'>) {
  const { t } = useKiosk();
  return (
    <Sending
      name="reporting-defect"
      attempt={screen.attempt}
      title={t('reporting.title')}
      fact={t('reporting.noName')}
    />
  );
}
