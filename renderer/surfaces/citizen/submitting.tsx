/** On its way. Says what happens and that nothing is filed twice. */
import { useKiosk } from '../../ui/kiosk-context.tsx';
import { Picture } from '../../ui/pictures/picture.tsx';
import { Screen } from '../../ui/screen.tsx';
import type { ScreenProps } from './screen-props.ts';

export function Submitting({ screen }: ScreenProps<'submitting'>) {
  const { t } = useKiosk();
  return (
    <Screen
      name="submitting"
      title={t('submitting.title')}
      stage={
        <p className="lead" role="status">
          {t(screen.attempt === 1 ? 'submitting.wait' : 'submitting.again')} {t('submitting.once')}
        </p>
      }
      picture={<Picture name="envelope" decorative />}
    />
  );
}
