/** The body of `POST /slot/insert`: small, JSON, and not sendable by a plain HTML form. */
import type { IncomingMessage } from 'node:http';
import type { InsertCommand } from './page/dock-messages.ts';

const longestBody = 4096;

/** Null for everything that is not an InsertCommand. */
export const readInsertCommand = async (request: IncomingMessage): Promise<InsertCommand | null> => {
  if (request.headers['content-type']?.split(';', 1)[0]?.trim() !== 'application/json') return null;
  const chunks: Buffer[] = [];
  let length = 0;
  // Without an encoding set on it, a request delivers Buffers.
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > longestBody) return null;
    chunks.push(chunk);
  }
  const body = parseJson(Buffer.concat(chunks).toString('utf8'));
  if (typeof body !== 'object' || body === null || !('name' in body) || typeof body.name !== 'string') return null;
  return { name: body.name };
};

/** Undefined, which JSON cannot say, for what is no JSON. */
const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
