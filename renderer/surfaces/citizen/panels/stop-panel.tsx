/** Stop asks once, and says what stopping does. */
import { AnswerTile } from '../../../ui/buttons.tsx';
import { useKiosk } from '../../../ui/kiosk-context.tsx';
import { Screen } from '../../../ui/screen.tsx';

export function StopPanel() {
  const { store, t } = useKiosk();
  const stop = async (): Promise<void> => {
    await store.act({ command: 'stop' });
    store.show(null);
  };
  return (
    <Screen
      name="stop-panel"
      title={t('stop.title')}
      stage={<p className="lead">{t('stop.cleared')}</p>}
      answers={[
        <AnswerTile key="no" name={t('stop.no')} onPress={() => store.show(null)} />,
        <AnswerTile key="yes" name={t('stop.yes')} onPress={() => void stop()} />,
      ]}
    />
  );
}
