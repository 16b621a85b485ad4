/**
 * The municipality's own OpenID provider, of which the backend is a client: authorization code with PKCE (OpenID Connect
 * Core 1.0 §3.1, RFC 7636). `openid-client` judges issuer, audience, nonce, expiry and signature of the ID token; the
 * signature is asked for although TLS vouches for the connection. What a failure was is said as one of few codes, and never
 * holds what the provider sent.
 */
import * as oidc from 'openid-client';
import { failed, type Result, success } from '../../contract/result.ts';

export type ProviderSettings = {
  /** https, or http on this machine. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Space-separated; holds `openid`. */
  readonly scope: string;
  /** Names of claims in the ID token. */
  readonly rolesClaim: string;
  readonly sitesClaim: string;
  /** Authentication context (`acr`) that signing in again must have had; null: any. */
  readonly stepUpAcr: string | null;
};

export type Journey = {
  readonly redirectUri: string;
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
  /** Asks for the password again, whatever session the provider still has. */
  readonly again: boolean;
};

export type Identified = {
  readonly subject: string;
  /** Milliseconds since the epoch; null where the provider did not say. */
  readonly authenticatedAtMs: number | null;
  readonly acr: string | null;
  readonly claims: Readonly<Record<string, unknown>>;
};

/** `unreachable`: nobody was asked, or nobody answered. `declined`: the person or the provider said no. `not-proven`: what came back does not hold. */
export type ProviderTrouble = 'unreachable' | 'declined' | 'not-proven';

export type IdentityProvider = {
  address(journey: Journey): Promise<Result<URL, ProviderTrouble>>;
  /** `returned`: the address at which the browser came back, on our public origin. */
  identify(returned: URL, journey: Journey): Promise<Result<Identified, ProviderTrouble>>;
};

const timeoutSeconds = 5;

/** Codes of openid-client that mean: the provider answered, and the answer is no good. */
const badAnswers: ReadonlySet<string> = new Set([
  'OAUTH_INVALID_RESPONSE',
  'OAUTH_INVALID_REQUEST',
  'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
  'OAUTH_JWT_TIMESTAMP_CHECK_FAILED',
  'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED',
  'OAUTH_KEY_SELECTION_FAILED',
  'OAUTH_MISSING_SERVER_METADATA',
  'OAUTH_INVALID_SERVER_METADATA',
  'OAUTH_PARSE_ERROR',
  'OAUTH_UNSUPPORTED_OPERATION',
]);

/** A defect of ours is none of these and goes on. */
const troubleOf = (error: unknown): ProviderTrouble => {
  if (error instanceof oidc.AuthorizationResponseError) return 'declined';
  if (error instanceof oidc.ResponseBodyError) return error.status >= 500 ? 'unreachable' : 'not-proven';
  if (error instanceof oidc.WWWAuthenticateChallengeError) return 'not-proven';
  if (error instanceof oidc.ClientError) return badAnswers.has(error.code ?? '') ? 'not-proven' : 'unreachable';
  // fetch says so of every network error.
  if (error instanceof TypeError && error.message === 'fetch failed') return 'unreachable';
  throw error;
};

/** Nothing is asked until somebody signs in; a provider that was unreachable is asked again the next time. */
export const createIdentityProvider = (settings: ProviderSettings): IdentityProvider => {
  let known: oidc.Configuration | null = null;

  const configuration = async (): Promise<oidc.Configuration> => {
    if (known !== null) return known;
    const issuer = new URL(settings.issuer);
    known = await oidc.discovery(
      issuer,
      settings.clientId,
      settings.clientSecret,
      oidc.ClientSecretBasic(settings.clientSecret),
      {
        timeout: timeoutSeconds,
        execute: [
          oidc.enableNonRepudiationChecks,
          // Only for a provider on this machine: settings allow http nowhere else.
          ...(issuer.protocol === 'http:' ? [oidc.allowInsecureRequests] : []),
        ],
      },
    );
    return known;
  };

  const attempt = async <T>(work: (config: oidc.Configuration) => Promise<T>): Promise<Result<T, ProviderTrouble>> => {
    try {
      return success(await work(await configuration()));
    } catch (error) {
      return failed(troubleOf(error));
    }
  };

  return {
    address: (journey) =>
      attempt(async (config) =>
        oidc.buildAuthorizationUrl(config, {
          redirect_uri: journey.redirectUri,
          scope: settings.scope,
          state: journey.state,
          nonce: journey.nonce,
          code_challenge: await oidc.calculatePKCECodeChallenge(journey.codeVerifier),
          code_challenge_method: 'S256',
          ...(journey.again ? { prompt: 'login', max_age: '0' } : {}),
          ...(journey.again && settings.stepUpAcr !== null ? { acr_values: settings.stepUpAcr } : {}),
        }),
      ),
    identify: (returned, journey) =>
      attempt(async (config) => {
        const answer = await oidc.authorizationCodeGrant(config, returned, {
          expectedState: journey.state,
          expectedNonce: journey.nonce,
          pkceCodeVerifier: journey.codeVerifier,
          idTokenExpected: true,
        });
        const claims = answer.claims();
        if (claims === undefined) throw new Error('an ID token was demanded and is not there');
        const { acr } = claims;
        return {
          subject: claims.sub,
          authenticatedAtMs: typeof claims.auth_time === 'number' ? claims.auth_time * 1000 : null,
          acr: typeof acr === 'string' ? acr : null,
          claims,
        };
      }),
  };
};
