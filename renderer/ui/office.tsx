/** A place of the municipality: name, address, opening hours. */
import type { ReactNode } from 'react';
import { openingLines } from '../i18n/format.ts';
import { type Municipality, useKiosk } from './kiosk-context.tsx';

type Site = Municipality['sites'][number];

/** Where a person is helped: the first site that takes requests in. */
export const counterOf = (municipality: Municipality | null): Site | null =>
  municipality?.sites.find((site) => site.roles.includes('intake')) ?? municipality?.sites[0] ?? null;

export const siteById = (municipality: Municipality | null, id: string): Site | null =>
  municipality?.sites.find((site) => site.id === id) ?? null;

export function useSiteName(): (site: Site) => string {
  const { language } = useKiosk();
  return (site) => site.names[language] ?? Object.values(site.names)[0] ?? site.id;
}

export function SiteAddress({ site }: { readonly site: Site }) {
  const { streetAndNumber, zip, municipality } = site.address;
  return (
    <span className="tile-detail">
      {streetAndNumber}, {zip} {municipality}
    </span>
  );
}

export function SiteHours({ site }: { readonly site: Site }) {
  const { language } = useKiosk();
  return (
    <span className="hours">
      {openingLines(language, site).flatMap(({ days, hours }) => [
        <span key={days}>{days}</span>,
        <span key={`${days} ${hours}`}>{hours}</span>,
      ])}
    </span>
  );
}

/** The counter as blocks of a screen that sends a person there: where, and when it is open. */
export function useOffice(): (site: Site | null) => readonly ReactNode[] {
  const { t } = useKiosk();
  const nameOf = useSiteName();
  return (site) =>
    site === null
      ? []
      : [
          <div key="where" className="sheet tile-text" data-block="">
            <h2>{t('site.where')}</h2>
            <p className="tile-name">{nameOf(site)}</p>
            <SiteAddress site={site} />
            {site.phone === null ? null : <span className="tile-detail">{site.phone}</span>}
          </div>,
          site.openingHours.length === 0 ? null : (
            <div key="hours" className="sheet tile-text" data-block="">
              <h2>{t('site.hours')}</h2>
              <SiteHours site={site} />
            </div>
          ),
        ];
}
