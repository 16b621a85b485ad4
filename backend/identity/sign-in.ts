/**
 * Signing in and signing in again, as two halves around the identity provider. The first half leaves a row with all that the
 * second has to find true again; the second takes the row out before it looks at anything, so that every answer of the
 * provider counts at most once. A row belongs to the browser that began (a cookie of its own), so that nobody can be signed in
 * as somebody else by a link.
 */
import type { Transaction } from 'kysely';
import { failed, type Result, success } from '../../contract/result.ts';
import type { StaffRole } from '../../contract/roles.ts';
import type { RequestContext } from '../requests/request-context.ts';
import { appendAudit } from '../storage/audit-log.ts';
import { sameText } from '../storage/field-cipher.ts';
import type { Tables } from '../storage/tables.ts';
import { inTransaction, type StorageTrouble } from '../storage/transaction.ts';
import { freshSecret } from './fresh-secret.ts';
import type { Identified, IdentityProvider, Journey, ProviderSettings, ProviderTrouble } from './identity-provider.ts';
import { clockToleranceMs, isInForce, signInLifeMs } from './identity-times.ts';
import { endSession, findSession, openSession, stepUpSession } from './sessions.ts';
import { staffDigest, staffId, staffRole, staffSites } from './staff-claims.ts';

export type SignIn = {
  readonly context: RequestContext;
  readonly settings: ProviderSettings;
  readonly provider: IdentityProvider;
  readonly publicUrl: () => string;
};

type Purpose = 'sign-in' | 'step-up';

export type SignInOrder = {
  readonly purpose: Purpose;
  readonly role: StaffRole | null;
  /** A path on our own origin. */
  readonly returnTo: string;
  /** The cookie of the session in this browser, null when there is none. */
  readonly session: string | null;
};

export type Departure = { readonly address: URL /** For the browser's own cookie. */; readonly browser: string };

/** `not-begun`: unknown, used, too old, or of another browser. `nobody-signed-in`: there is no session to step up. */
export type SignInRefusal =
  | ProviderTrouble
  | StorageTrouble
  | 'not-begun'
  | 'nobody-signed-in'
  | 'no-role'
  | 'another-person'
  | 'not-signed-in-again';

const place = (column: string, stateHash: string): string => `sign_in_attempts.${column}:${stateHash}`;
const redirectUri = (publicUrl: string): string => new URL('/sign-in/callback', publicUrl).href;

/** A local path as given, null for whatever a browser would take for another place. */
export const localPath = (path: string, publicUrl: string): string | null => {
  // A browser reads a backslash as a slash and drops tabs and line ends.
  if (!/^\/[^\\\t\r\n]*$/.test(path) || path.startsWith('//') || !URL.canParse(path, publicUrl)) return null;
  const url = new URL(path, publicUrl);
  // Dots are taken out on the way: `/.//elsewhere` ends as an address of another place.
  if (url.origin !== publicUrl || url.pathname.startsWith('//')) return null;
  return `${url.pathname}${url.search}${url.hash}`;
};

/** Asks the provider first: while it cannot be reached nothing is stored, and sessions go on. */
export const beginSignIn = async (
  { context, provider, publicUrl }: SignIn,
  order: SignInOrder,
): Promise<Result<Departure, SignInRefusal>> => {
  const municipality_id = context.municipality.id;
  const journey: Journey = {
    redirectUri: redirectUri(publicUrl()),
    state: freshSecret(),
    nonce: freshSecret(),
    codeVerifier: freshSecret(),
    again: order.purpose === 'step-up',
  };
  const address = await provider.address(journey);
  if (!address.ok) return address;
  const browser = freshSecret();
  const { cipher } = context;
  const stateHash = cipher.secretHash(journey.state);
  const session_hash = order.session === null ? null : cipher.secretHash(order.session);
  const nowMs = context.now();
  const stored = await inTransaction(context, async (transaction): Promise<Result<Departure, SignInRefusal>> => {
    if (order.purpose === 'step-up') {
      const session = session_hash === null ? null : await findSession(transaction, context, session_hash);
      if (session === null) return failed('nobody-signed-in');
    }
    await transaction
      .deleteFrom('sign_in_attempts')
      .where('municipality_id', '=', municipality_id)
      .where('created_at', '<', new Date(nowMs - signInLifeMs))
      .execute();
    await transaction
      .insertInto('sign_in_attempts')
      .values({
        municipality_id,
        state_hash: stateHash,
        browser_hash: cipher.secretHash(browser),
        purpose: order.purpose,
        role: order.role,
        session_hash,
        return_to: order.returnTo,
        nonce_sealed: cipher.seal(journey.nonce, place('nonce', stateHash)),
        code_verifier_sealed: cipher.seal(journey.codeVerifier, place('code_verifier', stateHash)),
        created_at: new Date(nowMs),
      })
      .execute();
    return success({ address: address.value, browser });
  });
  return stored.ok ? stored.value : stored;
};

type Attempt = Tables['sign_in_attempts'];

const takeAttempt = (
  context: RequestContext,
  stateHash: string,
): Promise<Result<Attempt | undefined, StorageTrouble>> =>
  inTransaction(context, async (transaction) =>
    transaction
      .deleteFrom('sign_in_attempts')
      .where('municipality_id', '=', context.municipality.id)
      .where('state_hash', '=', stateHash)
      .returningAll()
      .executeTakeFirst(),
  );

const audited = async (
  transaction: Transaction<Tables>,
  context: RequestContext,
  who: { readonly id: string; readonly role: StaffRole },
  purpose: Purpose,
): Promise<void> =>
  appendAudit(transaction, context.cipher, {
    municipalityId: context.municipality.id,
    atMs: context.now(),
    actor: who.id,
    role: who.role,
    action: purpose === 'sign-in' ? 'signed-in' : 'stepped-up',
    purpose,
    requestId: null,
  });

const admit = async (
  transaction: Transaction<Tables>,
  { context, settings }: SignIn,
  attempt: Attempt,
  person: Identified,
): Promise<Result<string, SignInRefusal>> => {
  const role = staffRole(person.claims, settings.rolesClaim, attempt.role);
  if (role === null) return failed('no-role');
  const known = context.municipality.sites.map(({ id }) => id);
  const sites = staffSites(person.claims, settings.sitesClaim, known);
  if (attempt.session_hash !== null) await endSession(transaction, context, attempt.session_hash);
  const subject = staffDigest(context.cipher, settings.issuer, person.subject);
  const callerId = staffId(subject);
  const token = await openSession(transaction, context, { subject, callerId, role, sites });
  await audited(transaction, context, { id: callerId, role }, 'sign-in');
  return success(token);
};

/** Signed in again after we asked, not before: an old sign-in that the provider still remembers is not one. */
const isFresh = (context: RequestContext, attempt: Attempt, person: Identified): boolean =>
  person.authenticatedAtMs !== null &&
  person.authenticatedAtMs >= attempt.created_at.getTime() - clockToleranceMs &&
  person.authenticatedAtMs <= context.now() + clockToleranceMs;

const stepUp = async (
  transaction: Transaction<Tables>,
  { context, settings }: SignIn,
  attempt: Attempt,
  person: Identified,
): Promise<Result<string, SignInRefusal>> => {
  const tokenHash = attempt.session_hash ?? '';
  const session = await findSession(transaction, context, tokenHash);
  if (session === null) return failed('nobody-signed-in');
  if (!sameText(session.subject, staffDigest(context.cipher, settings.issuer, person.subject)))
    return failed('another-person');
  const { authenticatedAtMs } = person;
  if (authenticatedAtMs === null || !isFresh(context, attempt, person)) return failed('not-signed-in-again');
  if (settings.stepUpAcr !== null && person.acr !== settings.stepUpAcr) return failed('not-signed-in-again');
  // A provider whose clock is ahead would give a moment that counts only once ours has reached it.
  const token = await stepUpSession(transaction, context, tokenHash, Math.min(authenticatedAtMs, context.now()));
  await audited(transaction, context, { id: session.caller_id, role: session.role }, 'step-up');
  return success(token);
};

export type Arrival = { readonly session: string; readonly returnTo: string };

/** `returned` is the address at which the browser came back, as it was asked for; only its path and query count. */
export const finishSignIn = async (
  signIn: SignIn,
  { returned, browser }: { readonly returned: string; readonly browser: string | null },
): Promise<Result<Arrival, SignInRefusal>> => {
  const { context, provider } = signIn;
  const { cipher } = context;
  const url = new URL(returned, signIn.publicUrl());
  const state = url.searchParams.get('state') ?? '';
  const stateHash = cipher.secretHash(state);
  const taken = await takeAttempt(context, stateHash);
  if (!taken.ok) return taken;
  const attempt = taken.value;
  if (attempt === undefined || browser === null || !sameText(attempt.browser_hash, cipher.secretHash(browser)))
    return failed('not-begun');
  const until = new Date(attempt.created_at.getTime() + signInLifeMs);
  if (!isInForce(context.now(), attempt.created_at, until)) return failed('not-begun');
  const person = await provider.identify(url, {
    redirectUri: redirectUri(signIn.publicUrl()),
    state,
    nonce: cipher.open(attempt.nonce_sealed, place('nonce', stateHash)),
    codeVerifier: cipher.open(attempt.code_verifier_sealed, place('code_verifier', stateHash)),
    again: attempt.purpose === 'step-up',
  });
  if (!person.ok) return person;
  const admitted = await inTransaction(context, (transaction) =>
    (attempt.purpose === 'step-up' ? stepUp : admit)(transaction, signIn, attempt, person.value),
  );
  if (!admitted.ok) return admitted;
  return admitted.value.ok ? success({ session: admitted.value.value, returnTo: attempt.return_to }) : admitted.value;
};

export const signOut = (context: RequestContext, session: string): Promise<Result<void, StorageTrouble>> =>
  inTransaction(context, (transaction) => endSession(transaction, context, context.cipher.secretHash(session)));
