/** Text size, colours, reach, movement and pace: large toggles that show at once what they do. */
import { useStore } from 'zustand';
import { MainButton, PlainButton } from '../../../ui/buttons.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { useKiosk } from '../../../ui/kiosk-context.tsx';
import { modeAxes } from '../../../ui/modes.ts';
import { Screen } from '../../../ui/screen.tsx';

type ToggleProps = { readonly on: boolean; readonly label: string; readonly press: () => void };
type AxisProps = { readonly name: string; readonly label: string; readonly toggles: readonly ToggleProps[] };

function Axis({ name, label, toggles }: AxisProps) {
  return (
    <div className="axis" data-block="" role="group" aria-labelledby={`axis-${name}`}>
      <h2 id={`axis-${name}`}>{label}</h2>
      <div className="axis-row">
        {toggles.map((toggle) => (
          <button key={toggle.label} type="button" className="toggle" aria-pressed={toggle.on} onClick={toggle.press}>
            {toggle.on ? <Icon name="tick" /> : null}
            <span>{toggle.label}</span>
          </button>
        ))}
      </div>
    </div>
  );
}

export function DisplayPanel() {
  const { store, t } = useKiosk();
  const modes = useStore(store, (state) => state.modes);
  const sizes = modeAxes.size.map((size) => ({
    label: t(`display.size.${size}`),
    on: modes.size === size,
    press: () => store.setMode('size', size),
  }));
  const contrasts = modeAxes.contrast.map((contrast) => ({
    label: t(`display.contrast.${contrast}`),
    on: modes.contrast === contrast,
    press: () => store.setMode('contrast', contrast),
  }));
  const others = [
    {
      label: t('display.reach'),
      on: modes.reach === 'low',
      press: () => store.setMode('reach', modes.reach === 'low' ? 'normal' : 'low'),
    },
    {
      label: t('display.motion'),
      on: modes.motion === 'none',
      press: () => store.setMode('motion', modes.motion === 'none' ? 'full' : 'none'),
    },
    {
      label: t('display.pace'),
      on: modes.pace === 'steady',
      press: () => store.setMode('pace', modes.pace === 'steady' ? 'normal' : 'steady'),
    },
  ];
  return (
    <Screen
      name="display-panel"
      title={t('display.title')}
      shape="dense"
      answers={[
        <Axis key="size" name="size" label={t('display.size')} toggles={sizes} />,
        <Axis key="contrast" name="contrast" label={t('display.contrast')} toggles={contrasts} />,
        <Axis key="other" name="other" label={t('display.more')} toggles={others} />,
      ]}
      actions={
        <div className="display-actions">
          <PlainButton onPress={store.resetModes}>{t('display.reset')}</PlainButton>
          <MainButton icon="tick" onPress={() => store.show(null)}>
            {t('display.done')}
          </MainButton>
        </div>
      }
    />
  );
}
