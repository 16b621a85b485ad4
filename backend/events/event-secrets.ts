/**
 * The secrets with which pushed events are signed, from a file of the operator: one line per secret, the address as the
 * municipality file has it, a space, and the secret as Standard Webhooks writes it (`whsec_` and base64, 24 to 64 bytes).
 * Each receiver has its own, so that none can write in the name of the backend to another; an address with two lines gets
 * two signatures, which is how a secret is replaced (docs/events.md).
 */
import type { Municipality } from '../../contract/municipality.ts';
import { failed, type Result, success } from '../../contract/result.ts';

export type EventSecrets = ReadonlyMap<string, readonly Uint8Array[]>;

export const noEventSecrets: EventSecrets = new Map();

const line = /^(\S+) +whsec_([A-Za-z0-9+/]+={0,2})$/;

/** Empty lines and those that begin with `#` say nothing. The failure names a line by its number, never what it holds. */
export const parseEventSecrets = (text: string): Result<EventSecrets, string> => {
  const secrets = new Map<string, readonly Uint8Array[]>();
  for (const [index, written] of text.split('\n').entries()) {
    const trimmed = written.trim();
    if (trimmed === '' || trimmed.startsWith('#')) continue;
    const [, address = '', encoded = ''] = line.exec(trimmed) ?? [];
    const secret = Buffer.from(encoded, 'base64');
    if (secret.length < 24 || secret.length > 64)
      return failed(`line ${index + 1} is not an address and "whsec_" with 24 to 64 bytes in base64`);
    secrets.set(address, [...(secrets.get(address) ?? []), secret]);
  }
  return success(secrets);
};

/** A sentence for each address of the municipality file to which nothing could be signed. */
export const missingEventSecrets = (secrets: EventSecrets, { adapters }: Municipality): readonly string[] =>
  adapters.events
    .filter((address) => !secrets.has(address))
    .map((address) => `EVENT_SECRET_FILE has no secret for ${address}, to which the municipality file pushes events`);
