/** An OpenID provider in the hands of a test: it gives whatever ID token a story wants, right or wrong. */
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { listenLocally } from '../../../../simulator/listen-locally.ts';

export type IdClaims = Readonly<Record<string, unknown>>;

/** What the browser was sent away with. */
export type AskedFor = Readonly<Record<string, string>>;

export type ForgingProvider = {
  readonly issuer: string;
  /** The right claims for a journey; a story changes them before it gives a code for them. */
  claimsFor(asked: AskedFor, changes?: IdClaims): IdClaims;
  /** A code that the token endpoint takes once; `idToken` replaces the well-signed one. */
  codeFor(claims: IdClaims, idToken?: (claims: IdClaims) => Promise<string> | string): string;
  /** Form fields of the token requests so far. */
  readonly exchanges: readonly AskedFor[];
  /** What every request gets instead of an answer, until it is null again. */
  trouble: 'silence' | 'error' | null;
  close(): Promise<void>;
};

export const providerClient = { clientId: 'backend', clientSecret: 'a-secret-of-the-test' } as const;

export const startForgingProvider = async (nowMs: () => number): Promise<ForgingProvider> => {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
  const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: 'one', use: 'sig', alg: 'ES256' }] };
  const codes = new Map<string, () => Promise<string> | string>();
  const exchanges: AskedFor[] = [];
  const signed = (claims: IdClaims): Promise<string> =>
    new SignJWT({ ...claims }).setProtectedHeader({ alg: 'ES256', kid: 'one' }).sign(privateKey);

  const server = createServer((request, response) => {
    const send = (status: number, value: object): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    };
    if (provider.trouble === 'silence') return void response.destroy();
    if (provider.trouble === 'error') return send(503, { error: 'temporarily_unavailable' });
    const { pathname } = new URL(request.url ?? '/', provider.issuer);
    if (pathname === '/.well-known/openid-configuration')
      return send(200, {
        issuer: provider.issuer,
        authorization_endpoint: `${provider.issuer}/authorize`,
        token_endpoint: `${provider.issuer}/token`,
        jwks_uri: `${provider.issuer}/jwks`,
        id_token_signing_alg_values_supported: ['ES256'],
        response_types_supported: ['code'],
      });
    if (pathname === '/jwks') return send(200, jwks);
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => {
      body += text;
    });
    request.on('end', () => {
      const form = Object.fromEntries(new URLSearchParams(body));
      exchanges.push(form);
      const code = form['code'] ?? '';
      const idToken = codes.get(code);
      codes.delete(code);
      if (idToken === undefined) return send(400, { error: 'invalid_grant' });
      Promise.resolve(idToken()).then(
        (id_token) => send(200, { access_token: randomUUID(), token_type: 'Bearer', expires_in: 60, id_token }),
        () => send(500, {}),
      );
    });
  });
  const provider: ForgingProvider = {
    issuer: `http://127.0.0.1:${await listenLocally(server)}`,
    exchanges,
    trouble: null,
    claimsFor: ({ nonce }, changes = {}) => {
      const iat = Math.floor(Date.now() / 1000); // openid-client looks at the clock of the machine
      return {
        iss: provider.issuer,
        aud: providerClient.clientId,
        sub: 'somebody',
        nonce,
        iat,
        exp: iat + 300,
        auth_time: Math.floor(nowMs() / 1000),
        eid_roles: ['clerk'],
        eid_sites: ['*'],
        ...changes,
      };
    },
    codeFor: (claims, idToken = signed) => {
      const code = randomUUID();
      codes.set(code, () => idToken(claims));
      return code;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return provider;
};
