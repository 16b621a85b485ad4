/** Where the codes are collected: every place with its address and hours, chosen first, confirmed by Next. */
import { useState } from 'react';
import { ChoiceTile, MainButton } from '../../ui/buttons.tsx';
import { useKiosk } from '../../ui/kiosk-context.tsx';
import { SiteAddress, siteById, SiteHours, useSiteName } from '../../ui/office.tsx';
import { Picture } from '../../ui/pictures/picture.tsx';
import { Screen } from '../../ui/screen.tsx';
import type { ScreenProps } from './screen-props.ts';

export function ChoosingPickup({ screen }: ScreenProps<'choosing-pickup'>) {
  const { store, t, municipality } = useKiosk();
  const nameOf = useSiteName();
  const [chosen, setChosen] = useState(screen.chosen);
  const sites = screen.sites.flatMap((id) => siteById(municipality, id) ?? []);
  return (
    <Screen
      name="choosing-pickup"
      title={t('pickup.title')}
      picture={<Picture name="building" decorative />}
      answersRole="radiogroup"
      answers={sites.map((site) => (
        <ChoiceTile
          key={site.id}
          group="pickup"
          value={site.id}
          chosen={chosen === site.id}
          onChoose={() => setChosen(site.id)}
          name={nameOf(site)}
        >
          <SiteAddress site={site} />
          <SiteHours site={site} />
        </ChoiceTile>
      ))}
      actions={
        <MainButton
          disabled={chosen === null}
          onPress={() => {
            if (chosen !== null) void store.act({ command: 'choose-pickup', site: chosen });
          }}
        >
          {t('next')}
        </MainButton>
      }
    />
  );
}
