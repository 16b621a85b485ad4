/**
 * What Fastify or our own code throws, turned into problems in one place. Anything not listed is a defect: the caller gets
 * an incident id and nothing else, the log gets where it happened.
 */
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from '../../contract/municipal-api.ts';
import { defectFacts } from './log-options.ts';
import { badRequest, bareProblem, sendProblem, standardProblem } from './problems.ts';

const malformedBody = badRequest([{ in: 'body', name: '', detail: 'is not JSON' }]);

/** Fastify's own codes (its documentation, "Errors"). */
const known: Readonly<Record<string, Problem>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: standardProblem('payloadTooLarge'),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: bareProblem('unsupportedMediaType'),
  FST_ERR_CTP_EMPTY_JSON_BODY: malformedBody,
  FST_ERR_CTP_INVALID_JSON_BODY: malformedBody,
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: badRequest([{ in: 'header', name: 'content-length', detail: 'does not fit' }]),
  FST_ERR_BAD_URL: standardProblem('resourceNotFound'),
};

/** Carries the issues of a failed validation from the validator to the answer. */
export class InvalidInputError extends Error {
  override readonly name = 'InvalidInputError';
  readonly issues: NonNullable<Problem['issues']>;

  constructor(issues: NonNullable<Problem['issues']>) {
    super('invalid input');
    this.issues = issues;
  }
}

export const answerError = (error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  if (error instanceof InvalidInputError) return sendProblem(reply, badRequest(error.issues));
  const problem = known[error.code];
  if (problem !== undefined) return sendProblem(reply, problem);
  request.log.error({ incident: request.id, ...defectFacts(error) }, 'defect');
  return sendProblem(reply, standardProblem('internalServerError'));
};
