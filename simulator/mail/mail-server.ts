/**
 * A mail server that delivers into a folder instead of the world: every message it takes is a file, with the header lines
 * that a real one adds. Real SMTP on loopback; which mailbox does what stands in mailboxes.ts. Its certificate is its own,
 * for the name `localhost`, made with a key that is published with the source.
 */
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server';
import { listenLocally } from '../listen-locally.ts';
import { issueCertificate, toPem } from '../pki/issue-certificate.ts';
import { testKey } from '../pki/test-keys.ts';
import { deliveryReport } from './delivery-report.ts';
import { type Answer, behaviourOf } from './mailboxes.ts';

export type MailServerOptions = {
  /** Made when missing: `mails/` with one file a message, `returned/` as a Maildir with what came back. */
  readonly folder: string;
  /** 0 takes a free port. */
  readonly port: number;
  /** Offers STARTTLS, and takes no mail without it. */
  readonly encrypts: boolean;
  /** Who may send; null: everybody. */
  readonly login: { readonly user: string; readonly password: string } | null;
  /** How long `slow` mailboxes think. */
  readonly slowMs: number;
  readonly now: () => number;
};

export type MailServer = {
  readonly port: number;
  readonly mailFolder: string;
  readonly returnedMaildir: string;
  /** PEM; who trusts it can talk to this server. Null without encryption. */
  readonly certificate: string | null;
  close(): Promise<void>;
};

const keyName = 'test-responder-ec';
const dayMs = 86_400_000;

const selfSigned = (nowMs: number): string => {
  const name = [['commonName', 'localhost']] as const;
  const key = testKey(keyName);
  const certificate = issueCertificate(
    {
      subject: name,
      subjectKey: key,
      validity: { notBefore: new Date(nowMs - dayMs), notAfter: new Date(nowMs + 365 * dayMs) },
      keyUsage: ['digitalSignature', 'certificateSign'],
      policy: null,
      authority: { pathLength: null },
      crlUrl: null,
      ocspUrl: null,
      caIssuersUrl: null,
      qualified: false,
    },
    { name, key },
  );
  return toPem(certificate);
};

const refusal = ({ code, text }: Answer): Error => Object.assign(new Error(text), { responseCode: code });

const wholeText = async (stream: SMTPServerDataStream): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('latin1');
};

/** The library gives what the client said of its envelope, and its typings do not. */
const envelopeIdOf = (session: SMTPServerSession): string | null => {
  const envelope: object = session.envelope;
  const dsn: unknown = 'dsn' in envelope ? envelope.dsn : null;
  if (typeof dsn !== 'object' || dsn === null || !('envid' in dsn)) return null;
  return typeof dsn.envid === 'string' ? dsn.envid : null;
};

/** Resolves when it listens. */
export const startMailServer = async (options: MailServerOptions): Promise<MailServer> => {
  const mailFolder = join(options.folder, 'mails');
  const returnedMaildir = join(options.folder, 'returned');
  for (const folder of [mailFolder, ...['new', 'cur', 'tmp'].map((name) => join(returnedMaildir, name))])
    await mkdir(folder, { recursive: true, mode: 0o700 });

  const certificate = options.encrypts ? selfSigned(options.now()) : null;
  const met = new Set<string>();
  const sockets = new Map<number, Socket>();
  const thinking = new Set<NodeJS.Timeout>();
  // Numbers go on where an earlier server left off in this folder.
  let taken = Math.max(0, ...(await readdir(mailFolder)).map((name) => Number.parseInt(name, 10) || 0));

  const isFirstTime = (occasion: string): boolean => {
    const first = !met.has(occasion);
    met.add(occasion);
    return first;
  };

  /** RFC 5321 §4.4: who it came from and how, before the message. Numbered, so that they are read in order. */
  const keep = async (session: SMTPServerSession, recipient: string, message: string): Promise<void> => {
    taken += 1;
    const sender = session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address;
    const trace = [
      `Return-Path: <${sender}>`,
      `Delivered-To: ${recipient}`,
      `X-Envelope-Id: ${envelopeIdOf(session) ?? 'none'}`,
      `Received: from ${session.hostNameAppearsAs} by localhost with ${session.secure ? 'ESMTPS' : 'ESMTP'}; ${new Date(options.now()).toUTCString()}`,
    ];
    const name = `${String(taken).padStart(4, '0')}.eml`;
    await writeFile(join(mailFolder, name), `${trace.join('\r\n')}\r\n${message}`, { encoding: 'latin1', mode: 0o600 });
    if (!behaviourOf(recipient).comesBack) return;
    const envelopeId = envelopeIdOf(session);
    const report = deliveryReport({ sender, recipient, envelopeId, message, at: new Date(options.now()) });
    await writeFile(join(returnedMaildir, 'new', name), report, { encoding: 'latin1', mode: 0o600 });
  };

  const answer = (after: 'at-once' | 'patience', say: () => void): void => {
    if (after === 'at-once') return say();
    const timer = setTimeout(() => {
      thinking.delete(timer);
      say();
    }, options.slowMs);
    thinking.add(timer);
  };

  const receive = async (
    stream: SMTPServerDataStream,
    session: SMTPServerSession,
    say: (error: Error | null) => void,
  ): Promise<void> => {
    const message = await wholeText(stream);
    for (const { address } of session.envelope.rcptTo) {
      const behaviour = behaviourOf(address);
      if (behaviour.message !== null) return say(refusal(behaviour.message));
      await keep(session, address, message);
      const cuts = behaviour.cuts === 'always' || (behaviour.cuts === 'first-time' && isFirstTime(`cut ${address}`));
      if (cuts) {
        sockets.get(session.remotePort)?.destroy();
        return;
      }
      answer(behaviour.answersAfter, () => say(null));
    }
  };

  const { login } = options;
  const encryption: SMTPServerOptions =
    certificate === null
      ? {}
      : { key: testKey(keyName).export({ type: 'pkcs8', format: 'pem' }).toString(), cert: certificate };
  const server = new SMTPServer({
    ...encryption,
    disabledCommands: [...(certificate === null ? ['STARTTLS'] : []), ...(login === null ? ['AUTH'] : [])],
    onAuth: ({ username, password }, _session, say) => {
      const known = login !== null && username === login.user && password === login.password;
      say(known ? null : refusal({ code: 535, text: '5.7.8 Unknown user or password' }), { user: username });
    },
    name: 'localhost',
    banner: 'simulated, delivers into a folder',
    disableReverseLookup: true,
    // The answers carry their own.
    hideENHANCEDSTATUSCODES: true,
    hideDSN: false,
    closeTimeout: 100,
    onMailFrom: (_address, session, say) =>
      say(options.encrypts && !session.secure ? refusal({ code: 530, text: '5.7.0 Must issue STARTTLS' }) : null),
    onRcptTo: ({ address }, _session, say) => {
      const { recipient, firstRecipient } = behaviourOf(address);
      const refused = recipient ?? (firstRecipient !== null && isFirstTime(`greet ${address}`) ? firstRecipient : null);
      say(refused === null ? null : refusal(refused));
    },
    onData: (stream, session, say) => {
      receive(stream, session, say).catch((error: unknown) =>
        say(error instanceof Error ? error : new Error('not kept')),
      );
    },
  });
  server.server.on('connection', (socket: Socket) => {
    const port = socket.remotePort ?? 0;
    sockets.set(port, socket);
    socket.on('close', () => sockets.delete(port));
  });
  // A client that goes away in the middle is what this server is for.
  server.on('error', () => undefined);
  const port = await listenLocally(server.server, options.port);

  return {
    port,
    mailFolder,
    returnedMaildir,
    certificate,
    close: () =>
      new Promise((resolve) => {
        for (const timer of thinking) clearTimeout(timer);
        server.close(() => resolve());
      }),
  };
};
