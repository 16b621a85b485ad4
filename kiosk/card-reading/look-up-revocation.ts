/** Asks about revocation on behalf of one reading, and never holds it longer than a person waits gladly. */
import {
  type CardImage,
  type CertificateRevocation,
  checkRevocation,
  type CryptoPort,
  type InterpretOptions,
  type RevocationOutcome,
  type RevocationTransportPort,
  type Roots,
} from '../../eid/index.ts';
import type { ClockPort, RandomPort } from '../ports.ts';
import { withinDeadline } from './within-deadline.ts';

/** What a technician may see of a question: whom it went to and what became of it, never about which certificate. */
export type RevocationTraceLine = {
  readonly step: 'ask-ocsp' | 'fetch-crl';
  /** Host and port; null for an address that cannot be read. */
  readonly host: string | null;
  /** `answered` says that bytes came, not that they can be believed; anything else is a RevocationTrouble. */
  readonly outcome: string;
  readonly microseconds: number;
};

export type RevocationParts = {
  readonly transport: RevocationTransportPort | null;
  readonly crypto: CryptoPort;
  readonly roots: Roots;
  readonly clock: ClockPort;
  readonly random: Pick<RandomPort, 'bytes'>;
};

export type RevocationQuestion = {
  /** ISO instant at which answers are judged. */
  readonly now: string;
  readonly signal: AbortSignal | null;
  readonly onTrace: (line: RevocationTraceLine) => void;
};

/** For all questions about one card together. A network that is dead costs a citizen this and no more. */
export const revocationDeadlineMs = 3000;
/** Of that, left for getting started and for judging what came last. */
const judgingMs = 400;
/** The most that responders accept (RFC 8954 §2.1). */
const nonceLength = 32;

const traced = (
  transport: RevocationTransportPort,
  clock: ClockPort,
  onTrace: RevocationQuestion['onTrace'],
): RevocationTransportPort => {
  const follow = async <T extends { readonly ok: true } | { readonly ok: false; readonly failure: string }>(
    step: RevocationTraceLine['step'],
    url: string,
    asking: Promise<T>,
  ): Promise<T> => {
    const startedMs = clock.monotonicMs();
    const answer = await asking;
    const microseconds = Math.round((clock.monotonicMs() - startedMs) * 1000);
    onTrace({
      step,
      host: URL.parse(url)?.host ?? null,
      outcome: answer.ok ? 'answered' : answer.failure,
      microseconds,
    });
    return answer;
  };
  return {
    askOcsp: (url, request, deadlineMs) => follow('ask-ocsp', url, transport.askOcsp(url, request, deadlineMs)),
    fetchCrl: (url, deadlineMs, isFresh) => follow('fetch-crl', url, transport.fetchCrl(url, deadlineMs, isFresh)),
  };
};

/** Whatever was learnt until then is lost: it is not known to be all. */
const givenUp = ({ files }: CardImage): RevocationOutcome => {
  const timedOut = (file: 'authentication-certificate' | 'signature-certificate'): CertificateRevocation | null =>
    files[file].status === 'read' ? { status: 'unknown', reason: 'timed-out' } : null;
  return {
    authentication: timedOut('authentication-certificate'),
    signature: timedOut('signature-certificate'),
    authority: null,
  };
};

/** `unavailable` where there is nobody to ask, or nobody wants to know any more. */
export const lookUpRevocation = async (
  image: CardImage,
  { transport, crypto, roots, clock, random }: RevocationParts,
  { now, signal, onTrace }: RevocationQuestion,
): Promise<InterpretOptions['revocation']> => {
  if (transport === null || signal?.aborted === true) return 'unavailable';
  const checking = checkRevocation(image, {
    transport: traced(transport, clock, onTrace),
    crypto,
    roots,
    now,
    nonce: () => random.bytes(nonceLength),
    deadlineMs: revocationDeadlineMs - judgingMs,
  });
  const waited = await withinDeadline(clock, checking, revocationDeadlineMs, signal);
  if (waited.end === 'settled') return waited.value;
  return waited.end === 'deadline' ? givenUp(image) : 'unavailable';
};
