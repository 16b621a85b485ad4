/** The simulated authorities behind loopback HTTP: an OCSP responder (POST, RFC 6960 appendix A) and a server of lists (GET). */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listenLocally } from '../listen-locally.ts';
import { httpBehaviours } from './http-behaviours.ts';
import { createSimulatedAuthorities, type RevocationScript, type SimulatedAnswer } from './simulated-authorities.ts';

export type SeenQuestion = {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Uint8Array;
};

export type RevocationServer = {
  /** Scheme, host and port: what certificates are to name (test-pki.ts lookUpsUnder). */
  readonly origin: string;
  /** Every question so far, oldest first. */
  readonly seen: readonly SeenQuestion[];
  /** Ends connections that are still open too. */
  close(): Promise<void>;
};

const give = (answer: SimulatedAnswer, response: ServerResponse, contentType: string): void => {
  switch (answer.kind) {
    case 'body':
      response.writeHead(200, { 'content-type': contentType, 'content-length': answer.body.length });
      response.end(answer.body);
      return;
    case 'behaviour':
      httpBehaviours[answer.behaviour].serve(response);
      return;
    case 'nothing':
      response.writeHead(404).end();
  }
};

export const startRevocationServer = async (script: RevocationScript): Promise<RevocationServer> => {
  const authorities = createSimulatedAuthorities(script);
  const seen: SeenQuestion[] = [];
  const server = createServer((request, response) => {
    const chunks: Uint8Array[] = [];
    request.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '/', headers } = request;
      const body = Uint8Array.from(Buffer.concat(chunks));
      seen.push({ method, path: url, headers, body });
      if (method === 'POST') give(authorities.askOcsp(body), response, 'application/ocsp-response');
      else give(authorities.fetchCrl(url), response, 'application/pkix-crl');
    });
  });
  const port = await listenLocally(server);
  return {
    origin: `http://127.0.0.1:${port}`,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
