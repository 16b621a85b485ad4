/**
 * How often one caller may ask: a bucket of tokens per caller, in memory. A caller is a device, a person, or where nobody is
 * known an address: of those there may be any number, so only the last ones are remembered. It is counted per process: two
 * processes of one municipality allow twice as much, and a restart forgets.
 */
import type { AskingLimit } from '../../contract/operations/operation.ts';

/** Some megabytes at most. */
export const rememberedCallers = 10_000;

/**
 * Gives the milliseconds that this caller must wait; 0 means: asked and counted. `now` may jump: backwards it gives nothing,
 * forwards at most what the bucket holds.
 */
export const createAskingLimit = ({ atOnce, refillMs }: AskingLimit, now: () => number) => {
  const buckets = new Map<string, { readonly left: number; readonly atMs: number }>();
  return (caller: string): number => {
    const nowMs = now();
    const { left, atMs } = buckets.get(caller) ?? { left: atOnce, atMs: nowMs };
    const available = Math.min(atOnce, left + Math.max(0, nowMs - atMs) / refillMs);
    const granted = available >= 1;
    // Taken out first, so that the buckets stand in the order in which they were last asked for.
    buckets.delete(caller);
    buckets.set(caller, { left: granted ? available - 1 : available, atMs: nowMs });
    const [longestAgo] = buckets.keys();
    if (buckets.size > rememberedCallers && longestAgo !== undefined) buckets.delete(longestAgo);
    return granted ? 0 : (1 - available) * refillMs;
  };
};

/**
 * For what anybody may ask: so often for one address, and so often for all of them together. Who was refused for the address
 * does not count for the others, so one address alone never uses up everybody's turn.
 */
export const createAddressLimit = (
  { ofAddress, ofAll }: { readonly ofAddress: AskingLimit; readonly ofAll: AskingLimit },
  now: () => number,
): ((address: string) => number) => {
  const waitingTimeOfAddress = createAskingLimit(ofAddress, now);
  const waitingTimeOfAll = createAskingLimit(ofAll, now);
  return (address) => waitingTimeOfAddress(address) || waitingTimeOfAll('all of them');
};
