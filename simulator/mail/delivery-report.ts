/** A message that says another one could not be delivered: multipart/report (RFC 6522) with message/delivery-status (RFC 3464). */

export type Undeliverable = {
  readonly sender: string;
  readonly recipient: string;
  /** As the sender gave it (RFC 3461 §4.4); null where it gave none. */
  readonly envelopeId: string | null;
  /** The message that could not be delivered, with its header lines first. */
  readonly message: string;
  readonly at: Date;
};

const boundary = '=_simulated-report';

export const deliveryReport = ({ sender, recipient, envelopeId, message, at }: Undeliverable): string =>
  [
    'From: Mail Delivery System <mailer-daemon@simulated.invalid>',
    `To: <${sender}>`,
    'Subject: Undelivered Mail Returned to Sender',
    `Date: ${at.toUTCString()}`,
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status;',
    `\tboundary="${boundary}"`,
    '',
    `--${boundary}`,
    'Content-Type: text/plain; charset=us-ascii',
    '',
    'Your message could not be delivered.',
    '',
    `--${boundary}`,
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; simulated.invalid',
    ...(envelopeId === null ? [] : [`Original-Envelope-Id: ${envelopeId}`]),
    '',
    `Final-Recipient: rfc822; ${recipient}`,
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 5.1.1 No such mailbox',
    '',
    `--${boundary}`,
    'Content-Type: text/rfc822-headers',
    '',
    message.slice(0, Math.max(0, message.indexOf('\r\n\r\n'))),
    '',
    `--${boundary}--`,
    '',
  ].join('\r\n');
