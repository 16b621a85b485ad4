/**
 * How fast a card is made and where it is handed over (reference municipal.md D1, D3 to D5, F3): the normal way with its lead
 * time and pick-up sites, or an urgent procedure of the file with the instant from which it is ready.
 */
import type { CardProduct, Urgency } from '../../contract/municipality/prices.ts';
import type { Services } from '../../contract/municipality/services.ts';
import type { ProblemType } from '../../contract/problem-types.ts';
import { failed, type Result, success } from '../../contract/result.ts';
import type { Circumstances } from './circumstances.ts';
import { expectedDates, type ExpectedDates } from './expected-dates.ts';
import { isPickupSite } from './pickup-site.ts';
import { readyAt } from './ready-at.ts';

export type HandOver =
  | ({ readonly kind: 'normal' } & ExpectedDates)
  | {
      readonly kind: 'urgent';
      /** ISO instant. */
      readonly readyAt: string;
      /** A site of the file, null where it is handed over elsewhere. */
      readonly site: string | null;
    };

export type CardService = Services['replacement'] | Services['foreignerCard'];

/** The centralised procedure makes travel documents for Belgians; a residence card is none, whatever a file says (D4). */
const isOpenTo = (product: CardProduct, urgency: Urgency): boolean =>
  urgency !== 'urgent-brussels' || product !== 'foreigner-card';

export const handOverOf = (
  service: CardService,
  product: CardProduct,
  urgency: Urgency,
  circumstances: Circumstances,
): Result<HandOver, 'urgent-not-offered'> => {
  if (urgency === 'normal') return success({ kind: 'normal', ...expectedDates(service.leadTime, circumstances) });
  const procedure = service.urgent.find(
    (candidate) => candidate.urgency === urgency && candidate.products.includes(product),
  );
  if (procedure === undefined || !isOpenTo(product, urgency)) return failed('urgent-not-offered');
  const readyAtMs = readyAt(procedure, circumstances.municipality, circumstances.nowMs);
  if (readyAtMs === null) return failed('urgent-not-offered');
  return success({ kind: 'urgent', readyAt: new Date(readyAtMs).toISOString(), site: procedure.site });
};

/** Null: a clerk asks at the intake. An urgent card is handed over where its procedure says, nowhere else. */
export const pickupSiteOf = (
  handOver: HandOver,
  wished: string | null,
  service: CardService,
  { municipality }: Circumstances,
): Result<string | null, ProblemType> => {
  if (handOver.kind === 'urgent')
    return wished === null || wished === handOver.site ? success(handOver.site) : failed('unknown-pickup-site');
  return wished === null || isPickupSite(municipality, service.pickup, wished)
    ? success(wished)
    : failed('unknown-pickup-site');
};

/** What is written down about it. */
export const handOverFacts = (handOver: HandOver, pickupSite: string | null) => ({
  ...(handOver.kind === 'urgent'
    ? { readyAt: handOver.readyAt }
    : { expectedFrom: handOver.expectedFrom, expectedTo: handOver.expectedTo }),
  ...(pickupSite === null ? {} : { pickupSite }),
});
