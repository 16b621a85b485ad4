/** Every operation of the municipal API, in one table. */
import { caseOperations } from './operations/case-operations.ts';
import { filingOperations } from './operations/filing-operations.ts';
import { identityOperations } from './operations/identity-operations.ts';
import { operatingOperations } from './operations/operating-operations.ts';

export const operations = {
  ...filingOperations,
  ...caseOperations,
  ...identityOperations,
  ...operatingOperations,
} as const;
export type OperationId = keyof typeof operations;
