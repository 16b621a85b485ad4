/**
 * Every answer that is not a success: RFC 9457 problems with the standard types of the Belgif REST guide (rule err-problem
 * and its list of standardized problem types) and our own from the contract. A problem tells a caller what to do; what
 * happened inside stays inside (rule err-sanit) and is found by the incident id.
 */
import type { FastifyReply } from 'fastify';
import type { Problem } from '../../contract/municipal-api.ts';
import { problemTypePrefix, problemTypes, type ProblemType } from '../../contract/problem-types.ts';
import type { DetailIssue } from '../cases/check-details.ts';
import type { UnfitPlace } from '../rules/decision.ts';
import type { StorageTrouble } from '../storage/transaction.ts';
import { problemTitles } from './problem-titles.ts';

/** Standard types with the status and title the guide gives them. */
export const standardProblems = {
  badRequest: { status: 400, title: 'Bad Request' },
  noAccessToken: { status: 401, title: 'No Access Token' },
  invalidAccessToken: { status: 401, title: 'Invalid Access Token' },
  missingPermission: { status: 403, title: 'Missing Permission' },
  resourceNotFound: { status: 404, title: 'Resource Not Found' },
  payloadTooLarge: { status: 413, title: 'Payload Too Large' },
  tooManyRequests: { status: 429, title: 'Too Many Requests' },
  internalServerError: { status: 500, title: 'Internal Server Error' },
  badGateway: { status: 502, title: 'Bad Gateway' },
  serviceUnavailable: { status: 503, title: 'Service Unavailable' },
} as const;
export type StandardProblem = keyof typeof standardProblems;

/** The guide has no type for these two; the status says it all. */
const bareProblems = {
  methodNotAllowed: { status: 405, title: 'Method Not Allowed' },
  unsupportedMediaType: { status: 415, title: 'Unsupported Media Type' },
} as const;

export type ProblemIssue = NonNullable<Problem['issues']>[number];

export const standardProblem = (name: StandardProblem, extra: Partial<Problem> = {}): Problem => ({
  type: `urn:problem-type:belgif:${name}`,
  ...standardProblems[name],
  ...extra,
});

export const bareProblem = (name: keyof typeof bareProblems): Problem => ({
  type: `${problemTypePrefix}${name}`,
  ...bareProblems[name],
});

export const badRequest = (issues: readonly ProblemIssue[]): Problem =>
  standardProblem('badRequest', { issues: [...issues] });

/** Before the commit nothing was stored (503, try again); after it only repeating the request can tell (502). */
export const storageProblem = (trouble: StorageTrouble): Problem =>
  trouble === 'nothing-stored'
    ? standardProblem('serviceUnavailable', { detail: 'Nothing was stored.' })
    : standardProblem('badGateway', { detail: 'The outcome is unknown; repeat the request with the same key.' });

/** One of our own; `detail` only where it says something the type does not. */
export const ownProblem = (type: ProblemType, detail?: string): Problem => ({
  type: problemTypePrefix + type,
  status: problemTypes[type],
  title: problemTitles[type],
  ...(detail === undefined ? {} : { detail }),
});

/** Whatever a use case may refuse with: a problem of ours, places of the input, nothing found, or trouble with storage. */
export type AnyRefusal =
  | ProblemType
  | StorageTrouble
  | UnfitPlace
  | { readonly issues: readonly DetailIssue[] }
  | 'request-not-found'
  | 'cursor-invalid';

const detailWords: Readonly<Record<DetailIssue['issue'], string>> = {
  missing: 'has to be recorded with this event',
  unexpected: 'is not recorded with this event',
  invalid: 'has not the form of this fact',
};

export const refusalProblem = (refusal: AnyRefusal): Problem => {
  if (typeof refusal === 'object')
    return badRequest(
      'issues' in refusal
        ? refusal.issues.map(({ fact, issue }) => ({
            in: 'body',
            name: `/details/${fact}`,
            detail: detailWords[issue],
          }))
        : [{ in: 'body', name: refusal.place, detail: refusal.detail }],
    );
  switch (refusal) {
    case 'nothing-stored':
    case 'outcome-unknown':
      return storageProblem(refusal);
    case 'request-not-found':
      return standardProblem('resourceNotFound');
    case 'cursor-invalid':
      return badRequest([{ in: 'query', name: 'after', detail: 'is not what an earlier page gave' }]);
    default:
      return ownProblem(refusal);
  }
};

/** The trace id of the request names the occurrence, so that an answer can be found in the log. */
export const sendProblem = (reply: FastifyReply, problem: Problem): FastifyReply =>
  reply
    .code(problem.status)
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send({ ...problem, instance: `urn:uuid:${reply.request.id}` });

/** With the whole seconds to wait (RFC 9110 §10.2.3). */
export const tooManyRequests = (reply: FastifyReply, waitMs: number): FastifyReply =>
  sendProblem(reply.header('retry-after', Math.ceil(waitMs / 1000)), standardProblem('tooManyRequests'));
