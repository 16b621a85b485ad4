/** Progress by name, ticked off: never only a wheel that spins. */
import { Icon } from '../../ui/icon.tsx';
import { useKiosk } from '../../ui/kiosk-context.tsx';
import { Picture } from '../../ui/pictures/picture.tsx';
import { Screen } from '../../ui/screen.tsx';
import { readingParts } from './reading-parts.ts';
import type { ScreenProps } from './screen-props.ts';

export function Reading({ screen }: ScreenProps<'reading'>) {
  const { t, metrics } = useKiosk();
  const { trying } = screen;
  const parts = readingParts(screen.files);
  const now = parts.find(({ phase }) => phase === 'reading');
  return (
    <Screen
      name="reading"
      title={t(trying === null ? 'reading.title' : `reading.trying.${trying}`)}
      stage={[
        <p key="leave" className="lead">
          {t('reading.leave')}
        </p>,
        trying === null || (screen.slow && metrics.compact) ? null : ( // why it takes long matters more by then
          <p key="check">{t(trying === 'other-card' ? 'reading.onlyReader' : 'reading.wholeCard')}</p>
        ),
        screen.slow ? <p key="slow">{t('reading.slow')}</p> : null,
        <p key="status" className="spoken" role="status">
          {now === undefined ? '' : t(`reading.part.${now.part}`)}
        </p>,
      ]}
      picture={<Picture name="reader" />}
      shape="dense"
      answersRole="list"
      answers={parts.map(({ part, phase }) => (
        <div key={part} role="listitem" className="reading-step" data-phase={phase} data-block="">
          <Icon name={phase === 'done' ? 'tick' : phase === 'reading' ? 'forward' : 'dots'} />
          <span>{t(`reading.part.${part}`)}</span>
          <span className="phase">{t(`reading.phase.${phase}`)}</span>
        </div>
      ))}
    />
  );
}
