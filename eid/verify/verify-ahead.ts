/**
 * Begins with the signature checks while the card is still being read: they are most of what a verdict costs, and between two
 * answers of a card there is nothing else to do. The results stay in the port (remember-verifications), where the judgement
 * over the whole card finds them; nothing is concluded here from half a card.
 */
import type { CardImage, EidFile } from '../card-image.ts';
import type { CryptoPort } from '../crypto-port.ts';
import { decodeContents } from './card-contents.ts';
import { followCitizenChains } from './citizen-chain.ts';
import { checkAddressSignature, checkIdentitySignature } from './data-signatures.ts';
import { checkRrnChain, type Roots } from './rrn-chain.ts';

/** After these files there is something new to check: what the Register signed, and who issued the holder's certificates. */
const completing: ReadonlySet<EidFile> = new Set<EidFile>(['rrn-certificate', 'citizen-ca-certificate']);

/** `crypto` must be the remembering port that the whole card will be judged with; `now`: ISO instant. */
export async function verifyAhead(
  soFar: CardImage,
  latest: EidFile,
  { crypto, roots, now }: { readonly crypto: CryptoPort; readonly roots: Roots; readonly now: string },
): Promise<void> {
  if (!completing.has(latest)) return;
  const contents = decodeContents(soFar);
  if (latest === 'rrn-certificate') {
    await checkRrnChain(contents, roots, crypto);
    await checkIdentitySignature(contents, crypto);
    await checkAddressSignature(contents, crypto);
  } else await followCitizenChains(contents, { roots, crypto, now });
}
