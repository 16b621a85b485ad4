/**
 * A caller of the municipal API as any program outside is one: it sends what the table of operations says, and holds every
 * answer against the schema there. What it did not expect it throws, with the problem.
 */
import type { Static, TSchema } from 'typebox';
import { Compile, type Validator } from 'typebox/compile';
import { ProblemSchema } from '../contract/municipal-api.ts';
import { requestOf } from '../contract/operations/operation-request.ts';
import type { AnswerOf, InputOf } from '../contract/operations/operation-types.ts';
import { successOf } from '../contract/operations/success-of.ts';
import type { OperationId } from '../contract/operations.ts';
import { problemTypePrefix } from '../contract/problem-types.ts';

export type Credentials = {
  headers(): Promise<Readonly<Record<string, string>>>;
  /** Who was not taken (401) may prove again who it is; the request is then sent once more. */
  prove?(): Promise<void>;
};

export type MunicipalClient = {
  call<Id extends OperationId>(id: Id, input: InputOf<Id>): Promise<AnswerOf<Id>>;
  paper<Id extends 'getDocument' | 'getReceipt'>(id: Id, input: InputOf<Id>): Promise<Uint8Array>;
  /** The type of the problem with which this is refused; short: `price-changed`, `belgif:badRequest`. Throws when it succeeds. */
  refusal<Id extends OperationId>(id: Id, input: InputOf<Id>): Promise<string>;
};

export const nobody: Credentials = { headers: async () => ({}) };

const validators = new Map<TSchema, Validator>();
const validatorOf = (schema: TSchema): Validator => {
  const known = validators.get(schema);
  if (known !== undefined) return known;
  const made = Compile(schema);
  validators.set(schema, made);
  return made;
};
const problemValidator = Compile(ProblemSchema);

export const createMunicipalClient = (baseUrl: () => string, credentials: Credentials): MunicipalClient => {
  const sendOnce = async <Id extends OperationId>(id: Id, input: InputOf<Id>): Promise<Response> => {
    const { method, path, headers, body } = requestOf(id, input);
    return fetch(new URL(path, baseUrl()), {
      method,
      headers: { ...headers, ...(await credentials.headers()) },
      ...(body === null ? {} : { body }),
      redirect: 'error',
    });
  };
  const send = async <Id extends OperationId>(id: Id, input: InputOf<Id>): Promise<Response> => {
    const answer = await sendOnce(id, input);
    if (answer.status !== 401 || credentials.prove === undefined) return answer;
    await credentials.prove();
    return sendOnce(id, input);
  };

  const successful = async <Id extends OperationId>(id: Id, input: InputOf<Id>): Promise<Response> => {
    const answer = await send(id, input);
    if (answer.status !== successOf(id).status) throw new Error(`${id}: ${answer.status} ${await answer.text()}`);
    return answer;
  };

  return {
    call: async (id, input) => {
      const answer = await successful(id, input);
      const { schema } = successOf(id);
      const value: unknown = await answer.json();
      if (schema === null) throw new Error(`${id} answers no JSON`);
      const validator = validatorOf(schema);
      if (!validator.Check(value))
        throw new Error(`${id} answers otherwise than the contract: ${JSON.stringify(validator.Errors(value))}`);
      return value as AnswerOf<typeof id>; // the line above has just checked it
    },
    paper: async (id, input) => new Uint8Array(await (await successful(id, input)).arrayBuffer()),
    refusal: async (id, input) => {
      const answer = await send(id, input);
      const body: unknown = await answer.json();
      if (answer.status < 400) throw new Error(`${id} was not refused: ${JSON.stringify(body)}`);
      if (!problemValidator.Check(body)) throw new Error(`${id}: ${answer.status} without a problem`);
      const problem: Static<typeof ProblemSchema> = body;
      if (problem.status !== answer.status) throw new Error(`${id}: the problem says another status`);
      return problem.type.replace(problemTypePrefix, '').replace('urn:problem-type:', '');
    },
  };
};
