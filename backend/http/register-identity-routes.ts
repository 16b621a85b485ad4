/** The handlers of identity: devices and tokens as operations of the API, signing in and out as pages for browsers (docs/identity.md). */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Compile } from 'typebox/compile';
import type { Problem } from '../../contract/municipal-api.ts';
import { type TokenRefusal, TokenRequestSchema } from '../../contract/identity-api.ts';
import { operations } from '../../contract/operations.ts';
import type { BodyOf, ParamsOf } from '../../contract/operations/operation-types.ts';
import { type StaffRole, staffRoles } from '../../contract/roles.ts';
import type { Caller } from '../identity/caller.ts';
import { cookiesFor } from '../identity/cookies.ts';
import { issueEnrolmentCode, listDevices, revokeDevice } from '../identity/devices.ts';
import { enrolDevice } from '../identity/enrol-device.ts';
import { issueAccessToken } from '../identity/issue-access-token.ts';
import { beginSignIn, finishSignIn, localPath, signOut, type SignIn, type SignInRefusal } from '../identity/sign-in.ts';
import type { RequestContext } from '../requests/request-context.ts';
import { createAddressLimit } from './asking-limit.ts';
import { arrivalPage } from './arrival-page.ts';
import { acceptForms } from './form-bodies.ts';
import { badRequest, sendProblem, standardProblem, storageProblem, tooManyRequests } from './problems.ts';
import { routeOf } from './validation.ts';

export type IdentityRoutes = {
  readonly context: RequestContext;
  readonly publicUrl: () => string;
  /** Null where no identity provider is configured: nobody can sign in. */
  readonly signIn: SignIn | null;
  readonly callerOf: (raw: FastifyRequest['raw']) => Caller;
};

/** By address, because nobody is known yet; a desk has all of its clerks behind one. Together they leave the provider alone. */
const signInLimits = {
  ofAddress: { atOnce: 60, refillMs: 250 },
  ofAll: { atOnce: 1200, refillMs: 20 },
} as const;

const limitOf = ({ limit, ceiling }: typeof operations.enrolDevice | typeof operations.getToken, now: () => number) =>
  createAddressLimit({ ofAddress: limit, ofAll: ceiling }, now);

const registerEnrolment = (app: FastifyInstance, { context, publicUrl }: IdentityRoutes): void => {
  const waitingTimeOf = limitOf(operations.enrolDevice, context.now);
  app.route<{ Body: BodyOf<'enrolDevice'> }>({
    ...routeOf('enrolDevice'),
    handler: async (request, reply) => {
      const waitMs = waitingTimeOf(request.ip);
      if (waitMs > 0) return tooManyRequests(reply, waitMs);
      const enrolled = await enrolDevice(context, request.body);
      if (enrolled.ok)
        return reply
          .code(201)
          .header('cache-control', 'no-store')
          .send({ ...enrolled.value, issuer: publicUrl() });
      switch (enrolled.failure) {
        case 'code-not-usable':
          return sendProblem(reply, badRequest([{ in: 'body', name: '/code', detail: 'cannot be used' }]));
        case 'key-not-on-curve':
          return sendProblem(reply, badRequest([{ in: 'body', name: '/publicKey', detail: 'is no point of P-256' }]));
        default:
          return sendProblem(reply, storageProblem(enrolled.failure));
      }
    },
  });
};

const tokenRequest = Compile(TokenRequestSchema);

/** RFC 6749 §5.2: 401 for a client that did not prove itself, 400 for the rest. */
const refuseToken = (reply: FastifyReply, error: TokenRefusal): FastifyReply =>
  reply.code(error === 'invalid_client' ? 401 : 400).send({ error });

const registerToken = (app: FastifyInstance, { context, publicUrl }: IdentityRoutes): void => {
  // Not judged by Fastify: a refusal has to have the form that RFC 6749 gives it.
  const { method, url, config } = routeOf('getToken');
  acceptForms(app, url);
  const waitingTimeOf = limitOf(operations.getToken, context.now);
  app.route<{ Body: unknown }>({
    method,
    url,
    config,
    handler: async ({ body, ip }, reply) => {
      void reply.header('cache-control', 'no-store');
      const waitMs = waitingTimeOf(ip);
      if (waitMs > 0) return tooManyRequests(reply, waitMs);
      if (!tokenRequest.Check(body)) {
        const other = typeof body === 'object' && body !== null && 'grant_type' in body ? body.grant_type : undefined;
        const isOther = typeof other === 'string' && other !== 'client_credentials';
        return refuseToken(reply, isOther ? 'unsupported_grant_type' : 'invalid_request');
      }
      const issued = await issueAccessToken(context, { assertion: body.client_assertion, publicUrl: publicUrl() });
      if (issued.ok)
        return reply.send({
          access_token: issued.value.token,
          token_type: 'Bearer',
          expires_in: issued.value.lifeMs / 1000,
        });
      return issued.failure === 'invalid_client'
        ? refuseToken(reply, issued.failure)
        : sendProblem(reply, storageProblem(issued.failure));
    },
  });
};

const registerDevices = (app: FastifyInstance, { context, callerOf }: IdentityRoutes): void => {
  app.route({
    ...routeOf('listDevices'),
    handler: async (_request, reply) => {
      const devices = await listDevices(context);
      if (!devices.ok) return sendProblem(reply, storageProblem(devices.failure));
      return reply.header('cache-control', 'no-store').send({ items: devices.value });
    },
  });
  app.route<{ Params: ParamsOf<'issueEnrolmentCode'>; Body: BodyOf<'issueEnrolmentCode'> }>({
    ...routeOf('issueEnrolmentCode'),
    handler: async (request, reply) => {
      const by = callerOf(request.raw);
      const issued = await issueEnrolmentCode(context, { ...request.params, ...request.body, by });
      if (issued.ok) return reply.code(201).header('cache-control', 'no-store').send(issued.value);
      return issued.failure === 'unknown-site'
        ? sendProblem(reply, badRequest([{ in: 'body', name: '/site', detail: 'is no site of the municipality' }]))
        : sendProblem(reply, storageProblem(issued.failure));
    },
  });
  app.route<{ Params: ParamsOf<'revokeDevice'> }>({
    ...routeOf('revokeDevice'),
    handler: async (request, reply) => {
      const revoked = await revokeDevice(context, { ...request.params, by: callerOf(request.raw) });
      if (!revoked.ok) return sendProblem(reply, storageProblem(revoked.failure));
      if (revoked.value === null) return sendProblem(reply, standardProblem('resourceNotFound'));
      return reply.header('cache-control', 'no-store').send(revoked.value);
    },
  });
};

const registerSession = (app: FastifyInstance, { callerOf }: IdentityRoutes): void => {
  app.route({
    ...routeOf('getSession'),
    handler: async (request, reply) => {
      const { id, role, sites, steppedUpAtMs } = callerOf(request.raw);
      const steppedUpAt = steppedUpAtMs === null ? null : new Date(steppedUpAtMs).toISOString();
      return reply.header('cache-control', 'no-store').send({ id, role, sites, steppedUpAt });
    },
  });
};

const startAgain = 'Start again at /sign-in.';
const signInProblems: Readonly<Record<SignInRefusal, Problem>> = {
  unreachable: standardProblem('serviceUnavailable', {
    detail: 'The identity provider does not answer. Whoever is signed in goes on; try again later.',
  }),
  declined: standardProblem('missingPermission', {
    detail: `The identity provider did not sign you in. ${startAgain}`,
  }),
  'not-proven': standardProblem('badGateway', {
    detail: `What the identity provider sent does not hold. ${startAgain}`,
  }),
  'not-begun': standardProblem('badRequest', {
    detail: `This sign-in did not begin in this browser, was used, or took too long. ${startAgain}`,
  }),
  'nobody-signed-in': standardProblem('noAccessToken', { detail: 'Nobody is signed in here.' }),
  'no-role': standardProblem('missingPermission', {
    detail: 'The identity provider knows you, but names no role of this backend that you may have here.',
  }),
  'another-person': standardProblem('missingPermission', { detail: 'Somebody else signed in than who is signed in.' }),
  'not-signed-in-again': standardProblem('missingPermission', {
    detail: 'The identity provider did not ask who you are again.',
  }),
  'nothing-stored': storageProblem('nothing-stored'),
  'outcome-unknown': standardProblem('badGateway', { detail: startAgain }),
};

const asRole = (text: string | null): StaffRole | null => staffRoles.find((role) => role === text) ?? null;

const registerSignIn = (app: FastifyInstance, { publicUrl }: IdentityRoutes, signIn: SignIn): void => {
  const waitingTimeOf = createAddressLimit(signInLimits, signIn.context.now);
  for (const [url, purpose] of [
    ['/sign-in', 'sign-in'],
    ['/sign-in/step-up', 'step-up'],
  ] as const)
    app.route({
      method: 'GET',
      url,
      handler: async (request, reply) => {
        const waitMs = waitingTimeOf(request.ip);
        if (waitMs > 0) return tooManyRequests(reply, waitMs);
        const { searchParams } = new URL(request.url, publicUrl());
        const returnTo = localPath(searchParams.get('return') ?? '/', publicUrl());
        if (returnTo === null)
          return sendProblem(reply, badRequest([{ in: 'query', name: 'return', detail: 'is no path of this place' }]));
        const cookies = cookiesFor(publicUrl());
        const begun = await beginSignIn(signIn, {
          purpose,
          role: asRole(searchParams.get('role')),
          returnTo,
          session: cookies.session.read(request.headers.cookie),
        });
        if (!begun.ok) return sendProblem(reply, signInProblems[begun.failure]);
        return reply
          .header('set-cookie', cookies.signIn.set(begun.value.browser))
          .header('cache-control', 'no-store')
          .redirect(begun.value.address.href, 303);
      },
    });
  app.route({
    method: 'GET',
    url: '/sign-in/callback',
    handler: async (request, reply) => {
      const cookies = cookiesFor(publicUrl());
      const browser = cookies.signIn.read(request.headers.cookie);
      const finished = await finishSignIn(signIn, { returned: request.url, browser });
      void reply.header('set-cookie', cookies.signIn.clear);
      if (!finished.ok) return sendProblem(reply, signInProblems[finished.failure]);
      void reply.header('set-cookie', cookies.session.set(finished.value.session));
      return arrivalPage(reply, finished.value.returnTo);
    },
  });
};

const registerSignOut = (app: FastifyInstance, { context, publicUrl }: IdentityRoutes): void => {
  app.route({
    method: 'POST',
    url: '/sign-out',
    handler: async (request, reply) => {
      // Another page must not sign anybody out either.
      if (request.headers.origin !== publicUrl()) return sendProblem(reply, standardProblem('missingPermission'));
      const { session } = cookiesFor(publicUrl());
      const token = session.read(request.headers.cookie);
      const ended = token === null ? null : await signOut(context, token);
      if (ended !== null && !ended.ok) return sendProblem(reply, storageProblem(ended.failure));
      return reply.header('set-cookie', session.clear).header('cache-control', 'no-store').code(204).send();
    },
  });
};

export const registerIdentityRoutes = (app: FastifyInstance, routes: IdentityRoutes): void => {
  registerEnrolment(app, routes);
  registerToken(app, routes);
  registerDevices(app, routes);
  registerSession(app, routes);
  if (routes.signIn !== null) registerSignIn(app, routes, routes.signIn);
  registerSignOut(app, routes);
};
