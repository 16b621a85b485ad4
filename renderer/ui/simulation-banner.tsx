/** What is not real here stays on the screen for as long as it is so. */
import type { KioskDescription } from '../../contract/kiosk-api.ts';
import { formatList } from '../i18n/format.ts';
import { Icon } from './icon.tsx';
import { useKiosk } from './kiosk-context.tsx';

type SimulationBannerProps = { readonly simulated: KioskDescription['simulated']; readonly testCard: boolean };

export function SimulationBanner({ simulated, testCard }: SimulationBannerProps) {
  const { t, language } = useKiosk();
  if (simulated.length === 0 && !testCard) return <div />;
  const parts = formatList(
    language,
    simulated.map((part) => t(`part.${part}`)),
  );
  return (
    <aside className="banner">
      <Icon name="caution" />
      <span>
        {simulated.length === 0 ? '' : t('banner.simulated', { parts })} {testCard ? t('banner.testCard') : ''}
      </span>
    </aside>
  );
}
