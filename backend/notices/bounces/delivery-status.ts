/**
 * The few lines that matter of a mail that came back: a multipart/report (RFC 6522) with a message/delivery-status
 * (RFC 3464 §2). Addresses in it are not looked at: the notice is found by the envelope id that it was sent with (RFC 3461
 * §4.4), or by the Message-ID of the headers that were returned.
 * Not understood: reports of servers that do not keep to these formats; a person at the mailbox sees those.
 */

export type DeliveryStatus = {
  readonly noticeId: string;
  /** Enhanced status, RFC 3463. */
  readonly status: string;
};

type Part = { readonly headers: ReadonlyMap<string, string>; readonly body: string };

/** Header lines up to the empty one, folded lines joined (RFC 5322 §2.2.3); a field that stands twice counts once, the first. */
const parsePart = (text: string): Part => {
  const end = /\r?\n\r?\n/.exec(text);
  const head = end === null ? text : text.slice(0, end.index);
  const headers = new Map<string, string>();
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).trim().toLowerCase();
    if (colon > 0 && !headers.has(name)) headers.set(name, line.slice(colon + 1).trim());
  }
  return { headers, body: end === null ? '' : text.slice(end.index + end[0].length) };
};

const contentType = ({ headers }: Part): string => headers.get('content-type')?.toLowerCase() ?? '';

const boundaryOf = ({ headers }: Part): string | null => {
  const found = /boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(headers.get('content-type') ?? '');
  return found === null ? null : (found[1] ?? found[2] ?? null);
};

/** RFC 2046 §5.1.1: what stands between the delimiter lines. */
const partsOf = (message: Part, boundary: string): readonly Part[] =>
  `\n${message.body.replaceAll('\r\n', '\n')}`
    .split(`\n--${boundary}`)
    .slice(1)
    .filter((part) => !part.startsWith('--'))
    .map((part) => parsePart(part.slice(part.indexOf('\n') + 1)));

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/;
const noticeIn = (text: string | undefined): string | null => uuid.exec(text?.toLowerCase() ?? '')?.[0] ?? null;

/** Null for every message that does not say that one of our mails failed for good. */
export const parseDeliveryStatus = (text: string): DeliveryStatus | null => {
  const message = parsePart(text);
  const boundary = boundaryOf(message);
  if (!contentType(message).startsWith('multipart/report') || boundary === null) return null;
  const parts = partsOf(message, boundary);
  const report = parts.find((part) => contentType(part).startsWith('message/delivery-status'));
  if (report === undefined) return null;
  // Fields about the message, an empty line, fields about the recipient; each of our mails has one.
  const [aboutMessage, aboutRecipient] = report.body.split('\n\n').map((group) => parsePart(group).headers);
  if (aboutRecipient?.get('action')?.toLowerCase() !== 'failed') return null;
  const returned = parts.find((part) => /^(text\/rfc822-headers|message\/rfc822)/.test(contentType(part)));
  const messageId = returned === undefined ? undefined : parsePart(returned.body).headers.get('message-id');
  const noticeId = noticeIn(aboutMessage?.get('original-envelope-id')) ?? noticeIn(messageId);
  const status = /\d\.\d{1,3}\.\d{1,3}/.exec(aboutRecipient.get('status') ?? '')?.[0];
  return noticeId === null || status === undefined ? null : { noticeId, status };
};
