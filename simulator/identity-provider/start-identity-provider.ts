/**
 * A real OpenID provider (oidc-provider) with invented people, on loopback: what the backend does with it is what it does with
 * a municipality's own. Memory only; a restart forgets everybody and has new keys.
 */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type Configuration, interactionPolicy, Provider } from 'oidc-provider';
import { listenLocally } from '../listen-locally.ts';
import { choosePage } from './choose-page.ts';
import { createMemoryAdapter } from './memory-adapter.ts';
import { type SimulatedPerson, simulatedPeople } from './people.ts';

export type SimulatedIdentityProvider = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  close(): Promise<void>;
};

const clientId = 'eid-kiosk-backend';
const chooseUrl = /^\/choose\/([A-Za-z0-9_-]{1,64})$/;
const mostFormBytes = 4096;

/** Nobody is asked whether the municipality's own backend may know who they are. */
const withoutConsent = (): interactionPolicy.DefaultPolicy => {
  const policy = interactionPolicy.base();
  policy.remove('consent');
  return policy;
};

const configure = (clientSecret: string, people: readonly SimulatedPerson[]): Configuration => ({
  adapter: createMemoryAdapter(),
  clients: [
    {
      client_id: clientId,
      client_secret: clientSecret,
      // Native, because only for those any port of this machine is the same address (RFC 8252 §7.3).
      application_type: 'native',
      redirect_uris: ['http://127.0.0.1/sign-in/callback'],
      grant_types: ['authorization_code'],
      response_types: ['code'],
      id_token_signed_response_alg: 'ES256',
    },
  ],
  jwks: {
    keys: [
      {
        ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }),
        kid: randomBytes(8).toString('hex'),
        use: 'sig',
      },
    ],
  },
  cookies: { keys: [randomBytes(32).toString('base64url')] },
  claims: { openid: ['sub', 'eid_roles', 'eid_sites'] },
  conformIdTokenClaims: false,
  pkce: { required: () => true },
  features: { devInteractions: { enabled: false } },
  interactions: { policy: withoutConsent(), url: (_context, { uid }) => `/choose/${uid}` },
  ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 36_000, IdToken: 600, Interaction: 600, Session: 36_000 },
  findAccount: (_context, subject) => {
    const person = people.find((each) => each.subject === subject);
    if (person === undefined) return undefined;
    return {
      accountId: subject,
      claims: () => ({ sub: subject, eid_roles: [...person.roles], eid_sites: [...person.sites] }),
    };
  },
  // What would have been consented to.
  loadExistingGrant: async ({ oidc }) => {
    const accountId = oidc.session?.accountId;
    if (oidc.client === undefined || accountId === undefined) return undefined;
    const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId });
    grant.addOIDCScope('openid');
    await grant.save();
    return grant;
  },
});

const readForm = async (request: IncomingMessage): Promise<URLSearchParams> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    const piece = Buffer.from(chunk as Uint8Array); // a stream without an encoding gives bytes
    bytes += piece.length;
    if (bytes > mostFormBytes) break;
    chunks.push(piece);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
};

/** `people`: those of the demo unless a test brings its own. */
export const startIdentityProvider = async (
  people: readonly SimulatedPerson[] = simulatedPeople,
): Promise<SimulatedIdentityProvider> => {
  const clientSecret = randomBytes(32).toString('base64url');
  let handle = (_request: IncomingMessage, response: ServerResponse): void => void response.writeHead(503).end();
  const server = createServer((request, response) => handle(request, response));
  const issuer = `http://127.0.0.1:${await listenLocally(server)}`;
  const provider = new Provider(issuer, configure(clientSecret, people));
  const protocol = provider.callback();

  const choose = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method !== 'POST') {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
      response.end(choosePage(people));
      return;
    }
    const subject = (await readForm(request)).get('person') ?? '';
    if (!people.some((person) => person.subject === subject)) {
      response.writeHead(400).end();
      return;
    }
    await provider.interactionFinished(request, response, { login: { accountId: subject } });
  };

  handle = (request, response) => {
    if (!chooseUrl.test(new URL(request.url ?? '/', issuer).pathname)) {
      void protocol(request, response);
      return;
    }
    choose(request, response).catch(() => {
      // The interaction is over or was never begun: there is nothing to finish.
      if (!response.headersSent) response.writeHead(400);
      response.end();
    });
  };
  return {
    issuer,
    clientId,
    clientSecret,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
