/**
 * The simulated authorities as a device to plug in where a demo or a test has no network: RevocationTransportPort without one.
 * Only the host of the test PKI exists for it. A failure is told at once: nothing in here waits for a deadline.
 */
import { failed, type Result, success } from '../../contract/result.ts';
import type { RevocationTransportPort, RevocationTrouble } from '../../eid/index.ts';
import { pkiHost } from '../pki/test-pki.ts';
import { httpBehaviours } from './http-behaviours.ts';
import { createSimulatedAuthorities, type RevocationScript, type SimulatedAnswer } from './simulated-authorities.ts';

const received = (answer: SimulatedAnswer): Result<Uint8Array, RevocationTrouble> => {
  switch (answer.kind) {
    case 'body':
      return success(answer.body);
    case 'behaviour':
      return failed(httpBehaviours[answer.behaviour].trouble);
    case 'nothing':
      return failed('refused');
  }
};

export const createSimulatedRevocation = (script: RevocationScript): RevocationTransportPort => {
  const authorities = createSimulatedAuthorities(script);
  const isOurs = (url: string): boolean => URL.parse(url)?.origin === pkiHost;
  return {
    askOcsp: async (url, request) => (isOurs(url) ? received(authorities.askOcsp(request)) : failed('unreachable')),
    fetchCrl: async (url) =>
      isOurs(url) ? received(authorities.fetchCrl(new URL(url).pathname)) : failed('unreachable'),
  };
};
