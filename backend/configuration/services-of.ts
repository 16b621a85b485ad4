/** The services of a file as one list, and those of one kind, so that a rule names what it is about and not where it stands. */
import type { Municipality } from '../../contract/municipality.ts';
import type { Services } from '../../contract/municipality/services.ts';

export type ServiceName = keyof Services;
export type AnyService = Services[ServiceName];

export type NamedService<S extends AnyService = AnyService> = { readonly path: string; readonly service: S };

export const servicesOf = ({ services }: Municipality): readonly NamedService[] =>
  Object.entries(services).map(([name, service]) => ({ path: `/services/${name}`, service }));

export const enabledServicesOf = (municipality: Municipality): readonly NamedService[] =>
  servicesOf(municipality).filter(({ service }) => service.enabled);

type CollectedService = Services['pinReprint' | 'replacement' | 'foreignerCard'];

/** Services whose outcome waits at a site until somebody comes for it. */
export const collectedServicesOf = ({ services }: Municipality): readonly NamedService<CollectedService>[] =>
  (['pinReprint', 'replacement', 'foreignerCard'] as const)
    .map((name) => ({ path: `/services/${name}`, service: services[name] }))
    .filter(({ service }) => service.enabled);

type CardService = Services['replacement' | 'foreignerCard'];

export const cardServicesOf = ({ services }: Municipality): readonly NamedService<CardService>[] =>
  (['replacement', 'foreignerCard'] as const)
    .map((name) => ({ path: `/services/${name}`, service: services[name] }))
    .filter(({ service }) => service.enabled);

type ServiceAtSites = Services['pinReset' | 'digitalKey'];

/** Services that are given at the sites they name. */
export const servicesAtSitesOf = ({ services }: Municipality): readonly NamedService<ServiceAtSites>[] =>
  (['pinReset', 'digitalKey'] as const)
    .map((name) => ({ path: `/services/${name}`, service: services[name] }))
    .filter(({ service }) => service.enabled);
