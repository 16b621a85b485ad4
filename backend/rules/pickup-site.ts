/** Where something of a service can be collected: a site of its list that hands out (reference municipal.md A8, D1). */
import type { Municipality } from '../../contract/municipality.ts';

export const isPickupSite = (
  { sites }: Municipality,
  pickup: { readonly sites: readonly string[] },
  id: string,
): boolean => pickup.sites.includes(id) && sites.some((site) => site.id === id && site.roles.includes('pickup'));
