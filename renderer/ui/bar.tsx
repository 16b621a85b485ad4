/** Back, Language, Display, Help, Stop: the same five in the same place on every screen. */
import type { Overlay } from '../client/visit-store.ts';
import { Icon, type IconName } from './icon.tsx';
import { useKiosk } from './kiosk-context.tsx';

type BarProps = {
  readonly overlay: Overlay | null;
  readonly mayGoBack: boolean;
  readonly mayStop: boolean;
  readonly onBack: () => void;
};

const overlays: readonly Overlay[] = ['language', 'display', 'help', 'stop'];

export function Bar({ overlay, mayGoBack, mayStop, onBack }: BarProps) {
  const { store, t } = useKiosk();
  const button = (name: 'back' | Overlay, icon: IconName, enabled: boolean, press: () => void) => (
    <button
      key={name}
      type="button"
      id={`bar-${name}`}
      className="bar-button"
      data-open={overlay === name}
      aria-disabled={!enabled}
      aria-expanded={name === 'back' ? undefined : overlay === name}
      onClick={() => {
        if (enabled) press();
      }}
    >
      <Icon name={icon} />
      <span>{t(`bar.${name}`)}</span>
    </button>
  );
  return (
    <nav className="bar" aria-label={t('bar.label')}>
      {button('back', 'back', mayGoBack, onBack)}
      {overlays.map((name) =>
        button(name, name, name !== 'stop' || mayStop, () => store.show(overlay === name ? null : name)),
      )}
    </nav>
  );
}
