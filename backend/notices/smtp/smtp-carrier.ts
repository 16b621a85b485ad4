/**
 * Mails by SMTP (RFC 5321) to the submission server of the municipality, one connection a mail. Encrypted with STARTTLS or
 * from the first byte, unless the server is this machine: a mail is not sent in the clear because a server does not offer it.
 * Not guaranteed: that the mail arrives once only. When the answer to a whole message is lost, it is sent again with the
 * same Message-ID.
 */
import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import SmtpConnection from 'nodemailer/lib/smtp-connection';
import type { Municipality } from '../../../contract/municipality.ts';
import type { CarrierOutcome, MailCarrierPort, OutgoingMail } from '../carriers.ts';
import { mailBody } from '../mail-body.ts';
import { say } from '../notice-content.ts';
import { isSmtpError, outcomeOfError, replyCode } from './smtp-outcome.ts';

export type SmtpSettings = {
  readonly host: string;
  readonly port: number;
  /** `none` is for a server on this machine only (notice-settings.ts). */
  readonly encryption: 'starttls' | 'from-start' | 'none';
  /** Certificates in PEM that are trusted instead of those of Node; null: those of Node. */
  readonly authorities: string | null;
  readonly login: { readonly user: string; readonly password: string } | null;
  /** Where mails that come back go (MAIL FROM); null: to the sender that people see. */
  readonly bounceAddress: string | null;
  readonly deadlinesMs: SmtpDeadlines;
};

export type SmtpDeadlines = {
  /** Until the server has greeted. */
  readonly connect: number;
  /** Without a byte from the server. */
  readonly silence: number;
  /** For one mail, whatever the server says in between; shorter than a claim (claim-notice.ts). */
  readonly whole: number;
};
/** Servers that check a sender before they answer take their time; RFC 5321 §4.5.3.2 allows them minutes. */
export const usualSmtpDeadlines: SmtpDeadlines = { connect: 20_000, silence: 60_000, whole: 300_000 };

type Sender = { readonly from: string; readonly replyTo: string };

const composed = (
  mail: OutgoingMail,
  sender: Sender,
  municipality: Municipality,
): ReturnType<InstanceType<typeof MailComposer>['compile']> => {
  const { content, noticeId } = mail;
  const domain = sender.from.slice(sender.from.lastIndexOf('@') + 1);
  return new MailComposer({
    from: { name: say(municipality.names, content.language), address: sender.from },
    replyTo: sender.replyTo,
    to: mail.to,
    subject: content.subject,
    ...mailBody(content, municipality),
    messageId: `<${noticeId}@${domain}>`,
    date: mail.at,
    headers: {
      // RFC 3834 §5: no answering machine answers.
      'Auto-Submitted': 'auto-generated',
      'Content-Language': content.locale,
    },
    xMailer: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile();
};

const connect = (connection: SmtpConnection): Promise<void> =>
  new Promise((resolve, reject) => {
    connection.once('error', reject);
    connection.connect((error) => (error ? reject(error) : resolve()));
  });

const logIn = (connection: SmtpConnection, login: NonNullable<SmtpSettings['login']>): Promise<void> =>
  new Promise((resolve, reject) => {
    connection.once('error', reject);
    connection.login({ user: login.user, pass: login.password }, (error) => (error ? reject(error) : resolve()));
  });

/** Gives the last answer of the server. */
const hand = (
  connection: SmtpConnection,
  envelope: Parameters<SmtpConnection['send']>[0],
  message: Readable,
): Promise<string> =>
  new Promise((resolve, reject) => {
    connection.once('error', reject);
    connection.send(envelope, message, (error, info) => (error ? reject(error) : resolve(info.response)));
  });

export const createSmtpCarrier = (
  settings: SmtpSettings,
  sender: Sender,
  municipality: Municipality,
): MailCarrierPort => {
  const open = (): SmtpConnection =>
    new SmtpConnection({
      host: settings.host,
      port: settings.port,
      secure: settings.encryption === 'from-start',
      requireTLS: settings.encryption === 'starttls',
      ignoreTLS: settings.encryption === 'none',
      connectionTimeout: settings.deadlinesMs.connect,
      greetingTimeout: settings.deadlinesMs.connect,
      dnsTimeout: settings.deadlinesMs.connect,
      socketTimeout: settings.deadlinesMs.silence,
      tls: {
        minVersion: 'TLSv1.2',
        ...(settings.authorities === null ? {} : { ca: settings.authorities }),
      },
    });

  /** Resolves with the last answer of the server. */
  const converse = async (
    connection: SmtpConnection,
    mail: OutgoingMail,
    bytes: Buffer,
    onHandedOver: () => void,
  ): Promise<string> => {
    await connect(connection);
    if (settings.login !== null) await logIn(connection, settings.login);
    // Read only once the server has answered 354, so that reading to the end means handing over.
    const message = Readable.from(
      (function* () {
        yield bytes;
        onHandedOver();
      })(),
    );
    const envelope = {
      from: settings.bounceAddress ?? sender.from,
      to: [mail.to],
      size: bytes.length,
      // RFC 3461: what comes back names the notice, and holds the headers only.
      dsn: { envid: mail.noticeId, ret: 'HDRS', notify: ['FAILURE'] },
    };
    return hand(connection, envelope, message);
  };

  return {
    send: async (mail): Promise<CarrierOutcome> => {
      const bytes = await composed(mail, sender, municipality).build();
      let handedOver = false;
      const connection = open();
      const deadline = Promise.withResolvers<never>();
      const timer = setTimeout(
        () => deadline.reject(Object.assign(new Error('the mail took too long'), { code: 'ETIMEDOUT' })),
        settings.deadlinesMs.whole,
      );
      try {
        const conversation = converse(connection, mail, bytes, () => {
          handedOver = true;
        });
        const response = await Promise.race([conversation, deadline.promise]);
        return { result: 'delivered', code: replyCode(response) ?? '250' };
      } catch (error) {
        if (isSmtpError(error)) return outcomeOfError(error, handedOver);
        throw error;
      } finally {
        clearTimeout(timer);
        // A late complaint of a connection that is no longer needed has nobody to tell.
        connection.on('error', () => undefined);
        connection.close();
      }
    },
  };
};
