/**
 * A receiver of pushed events, to copy from (docs/events.md): checks who sent an event and when, forgets what it has had, and
 * answers before it works. Plain Node.js without packages. Run it with
 * EVENT_SECRET=whsec_... PORT=8090 node docs/examples/receive-events.ts
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';

/** Seconds that our clock and the sender's may differ; older deliveries may be somebody's recording. */
const tolerance = 300;
const largestBody = 64 * 1024;

/** `body` as it arrived, byte for byte; `secret` with its `whsec_`; `now` in seconds. */
export const isGenuine = (headers: IncomingHttpHeaders, body: Buffer, secret: string, now: number): boolean => {
  const id = String(headers['webhook-id'] ?? '');
  const timestamp = String(headers['webhook-timestamp'] ?? '');
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(now - Number(timestamp)) > tolerance) return false;
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest();
  // Two of them while a secret is being replaced: one that fits is enough.
  return String(headers['webhook-signature'] ?? '')
    .split(' ')
    .filter((signature) => signature.startsWith('v1,'))
    .map((signature) => Buffer.from(signature.slice('v1,'.length), 'base64'))
    .some((signature) => signature.length === expected.length && timingSafeEqual(signature, expected));
};

/** The part of the event that this example needs. */
type CaseEvent = { readonly id: string; readonly subject: string; readonly sequence: string };

const readBody = async (request: IncomingMessage): Promise<Buffer | null> => {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length > largestBody) return null;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
};

/** `handle` gets each event once, those of one case in their order. What it is told of lasts as long as this process. */
export const createReceiver = (
  secret: string,
  handle: (event: CaseEvent) => void,
  now: () => number = () => Date.now() / 1000,
) => {
  const lastSequence = new Map<string, number>();
  return createServer(async (request, response) => {
    const answer = (status: number): void => void response.writeHead(status).end();
    const body = await readBody(request);
    if (body === null) return answer(413);
    if (!isGenuine(request.headers, body, secret, now())) return answer(401);
    const event: CaseEvent = JSON.parse(body.toString('utf8'));
    const sequence = Number(event.sequence);
    // At least once means: now and then twice, and then perhaps behind a later one.
    if (sequence > (lastSequence.get(event.subject) ?? 0)) {
      lastSequence.set(event.subject, sequence);
      handle(event);
    }
    answer(204);
  });
};

if (import.meta.main)
  createReceiver(process.env['EVENT_SECRET'] ?? '', (event) => console.log(JSON.stringify(event))).listen(
    Number(process.env['PORT'] ?? '8090'),
  );
