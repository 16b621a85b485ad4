/** Nothing works here right now: why, where to go instead, and that the screen heals alone. */
import type { MessageKey } from '../../i18n/catalogue.ts';
import { useKiosk } from '../../ui/kiosk-context.tsx';
import { counterOf, useOffice } from '../../ui/office.tsx';
import { Picture } from '../../ui/pictures/picture.tsx';
import { Screen } from '../../ui/screen.tsx';
import type { ScreenProps, StateOf } from './screen-props.ts';

const reasonKey = (because: StateOf<'out-of-service'>['because']): MessageKey =>
  because === 'backend.unreachable' ? 'outOfService.backend.unreachable' : `finding.${because}`;

export function OutOfService({ screen }: ScreenProps<'out-of-service'>) {
  return <OutOfServiceBecause reason={reasonKey(screen.because)} />;
}

/** Also shown, with a reason of its own, when the host itself cannot be reached. */
export function OutOfServiceBecause({ reason }: { readonly reason: MessageKey }) {
  const { t, municipality } = useKiosk();
  const office = useOffice();
  return (
    <Screen
      name="out-of-service"
      title={t('outOfService.title')}
      stage={[
        <p key="why" className="lead">
          {t(reason)} {t('outOfService.counter')}
        </p>,
        <p key="heals" className="quiet">
          {t('outOfService.heals')}
        </p>,
      ]}
      picture={<Picture name="counter" />}
      answers={office(counterOf(municipality))}
      shape="dense"
    />
  );
}
