/** What the municipality file says about a service in which something is collected. */
import type { Municipality } from '../../contract/municipality.ts';
import type { Text } from '../../contract/municipality/texts.ts';
import type { RequestType } from '../../contract/request-states.ts';

/** Services in which something waits at a site: a letter with codes, or a card. */
export type CollectedService = Extract<RequestType, 'pin-reprint' | 'replacement' | 'foreigner-card'>;

type CollectionRules = {
  readonly pickup: Municipality['services']['pinReprint']['pickup'];
  readonly bring: Text;
};

const rulesOf: { readonly [S in CollectedService]: (services: Municipality['services']) => CollectionRules } = {
  'pin-reprint': ({ pinReprint: { pickup, texts } }) => ({ pickup, bring: texts.bring }),
  replacement: ({ replacement: { pickup, texts } }) => ({ pickup, bring: texts.bringToCollect }),
  'foreigner-card': ({ foreignerCard: { pickup, texts } }) => ({ pickup, bring: texts.bringToCollect }),
};

export const collectionRulesOf = (municipality: Municipality, service: CollectedService): CollectionRules =>
  rulesOf[service](municipality.services);
