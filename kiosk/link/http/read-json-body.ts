/** Reads a request's body up to a limit. What is longer is not read to its end. */
import type { IncomingMessage } from 'node:http';

export type JsonBody =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'not-json' };

export async function readJsonBody(request: IncomingMessage, maxBytes: number): Promise<JsonBody> {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) return { kind: 'too-large' };
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    // Leaving the loop must not close the socket: the answer still has to go out.
    for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>) {
      length += chunk.length;
      if (length > maxBytes) return { kind: 'too-large' };
      chunks.push(chunk);
    }
    return { kind: 'json', value: JSON.parse(Buffer.concat(chunks).toString('utf8')) };
  } catch {
    return { kind: 'not-json' }; // cut off in the middle, or not JSON: the same to the one who asked
  }
}
