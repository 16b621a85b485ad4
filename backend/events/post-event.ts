/**
 * One event to one receiver: CloudEvents 1.0 in structured mode (HTTP protocol binding §3.2), signed after the Standard
 * Webhooks specification 1.0.0 ("Webhook metadata", "Webhook signature scheme"): HMAC-SHA256 over id, timestamp and body.
 */
import { createHmac } from 'node:crypto';
import type { CloudEvent } from '../../contract/case-api.ts';

export type Receiver = { readonly address: string; readonly secrets: readonly Uint8Array[] };

export type PostOutcome =
  | { readonly kind: 'answer'; readonly status: number }
  /** Whether it was taken nobody knows. */
  | { readonly kind: 'no-answer'; readonly because: 'deadline' | 'connection' };

/** One signature per secret; a receiver is content with one that fits. */
const signatures = (secrets: readonly Uint8Array[], signed: string): string =>
  secrets.map((secret) => `v1,${createHmac('sha256', secret).update(signed).digest('base64')}`).join(' ');

/** The deadline is for the head of the answer; nobody reads its body. Throws for nothing that the other side does. */
export const postEvent = async (
  { address, secrets }: Receiver,
  event: CloudEvent,
  { nowMs, deadlineMs }: { readonly nowMs: number; readonly deadlineMs: number },
): Promise<PostOutcome> => {
  const body = JSON.stringify(event);
  const timestamp = String(Math.floor(nowMs / 1000));
  const request = new Request(address, {
    method: 'POST',
    headers: {
      'content-type': 'application/cloudevents+json; charset=utf-8',
      'webhook-id': event.id,
      'webhook-timestamp': timestamp,
      'webhook-signature': signatures(secrets, `${event.id}.${timestamp}.${body}`),
    },
    body,
    // Addresses are those of the municipality file: where one points elsewhere is a refusal, not a way on.
    redirect: 'manual',
    signal: AbortSignal.timeout(deadlineMs),
  });
  try {
    const answer = await fetch(request);
    await answer.body?.cancel();
    return { kind: 'answer', status: answer.status };
  } catch {
    return { kind: 'no-answer', because: request.signal.aborted ? 'deadline' : 'connection' };
  }
};
