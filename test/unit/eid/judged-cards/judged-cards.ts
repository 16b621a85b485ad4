/** Every card of the catalogue, and every reading and circumstance beside it, with what must be said. */
import { chainsAndRevocation } from './chains-and-revocation.ts';
import { circumstances } from './circumstances.ts';
import { damagedFiles } from './damaged-files.ts';
import type { JudgedCard } from './judged-card.ts';
import { readings } from './readings.ts';
import { soundCards } from './sound-cards.ts';
import { wrongAddressAndPhoto } from './wrong-address-and-photo.ts';
import { wrongCertificates } from './wrong-certificates.ts';
import { wrongData } from './wrong-data.ts';
import { wrongSignatures } from './wrong-signatures.ts';

export const judgedCards: readonly JudgedCard[] = [
  ...soundCards,
  ...wrongData,
  ...wrongSignatures,
  ...wrongAddressAndPhoto,
  ...wrongCertificates,
  ...chainsAndRevocation,
  ...damagedFiles,
  ...circumstances,
  ...readings,
];
