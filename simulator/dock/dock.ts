/**
 * The dock of invented cards: a small server with which a person, a shell or a test puts cards into a virtual slot and
 * takes them out. It listens on 127.0.0.1 only. A device of the demo: the installed kiosk never holds it.
 *
 * The cards on offer are given; so is the slot, which may hang on vpcd or on the virtual reader. What is put into the slot
 * behind the dock's back is shown when somebody asks, but no event tells of it.
 */
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { DemoCard } from '../cards/demo-card.ts';
import { listenLocally } from '../listen-locally.ts';
import type { VirtualSlot } from '../virtual-card.ts';
import { createAccessGuard } from './access-guard.ts';
import type { DockCards, DockRefusal, DockSlot } from './page/dock-messages.ts';
import { readPageFiles } from './page-files.ts';
import { readInsertCommand } from './read-insert-command.ts';

export type DockOptions = {
  readonly slot: VirtualSlot;
  /** On offer, no two with the same name; a fresh one is made for every insertion. */
  readonly cards: readonly DemoCard[];
  /** What the slot belongs to, for people. */
  readonly reader: string;
  readonly cardFolder?: string | null;
  /** Where Vite put the page: build/dock. */
  readonly pageFolder: string;
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** Told of our own bugs; the request is answered with `dock.defect`. */
  readonly onDefect: (cause: unknown) => void;
};

export type Dock = {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  readonly token: string;
  /** What a person opens: the origin with the token behind a `#`, which browsers do not send. */
  readonly url: string;
  /** Ends every connection. The card stays in the slot. */
  close(): Promise<void>;
};

const headersOfEverything = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
} as const;

const statusOf = {
  'request.not-allowed': 403,
  'request.not-found': 404,
  'request.malformed': 400,
  'card.unknown': 404,
  'dock.defect': 500,
} as const satisfies Record<DockRefusal['problem'], number>;

export const startDock = async (options: DockOptions): Promise<Dock> => {
  const { slot, cards } = options;
  const offered = new Map(cards.map((card) => [card.name, card]));
  if (offered.size !== cards.length) throw new Error('Two cards of the dock have the same name.');
  const pageFiles = readPageFiles(options.pageFolder);
  const token = randomBytes(32).toString('base64url');
  const followers = new Set<ServerResponse>();

  const overview: DockCards = {
    reader: options.reader,
    cardFolder: options.cardFolder ?? null,
    cards: cards.map(({ name, story }) => ({ name, story })),
  };
  const slotNow = (): DockSlot => ({ card: slot.current()?.name ?? null });
  const slotEvent = (): string => `event: slot\ndata: ${JSON.stringify(slotNow())}\n\n`;

  const answer = (response: ServerResponse, body: DockCards | DockSlot): void => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
  const refuse = (response: ServerResponse, problem: DockRefusal['problem'], message: string): void => {
    const body: DockRefusal = { problem, message };
    response.writeHead(statusOf[problem], { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };

  const afterChange = (response: ServerResponse): void => {
    for (const follower of followers) follower.write(slotEvent());
    answer(response, slotNow());
  };

  const follow = (response: ServerResponse): void => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(slotEvent());
    followers.add(response);
    response.on('close', () => followers.delete(response));
  };

  const insert = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const command = await readInsertCommand(request);
    if (command === null) {
      refuse(response, 'request.malformed', 'Send {"name": "..."} as application/json.');
      return;
    }
    const card = offered.get(command.name);
    if (card === undefined) {
      refuse(response, 'card.unknown', `No card of that name. There are: ${[...offered.keys()].join(', ')}.`);
      return;
    }
    await slot.insert(card.build());
    afterChange(response);
  };

  const routes: Readonly<Record<string, (request: IncomingMessage, response: ServerResponse) => void | Promise<void>>> =
    {
      'GET /cards': (_request, response) => answer(response, overview),
      'GET /slot': (_request, response) => answer(response, slotNow()),
      'GET /events': (_request, response) => follow(response),
      'POST /slot/insert': insert,
      'POST /slot/remove': async (_request, response) => {
        await slot.remove();
        afterChange(response);
      },
    };

  const server = createServer();
  const origin = `http://127.0.0.1:${await listenLocally(server, options.port)}`;
  const guard = createAccessGuard(origin, token);

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    for (const [name, value] of Object.entries(headersOfEverything)) response.setHeader(name, value);
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    const file = request.method === 'GET' ? pageFiles.get(path) : undefined;
    if (file !== undefined && guard.comesFromHere(request)) {
      response.writeHead(200, { 'content-type': file.type }).end(file.content);
      return;
    }
    if (!guard.mayUse(request)) {
      refuse(response, 'request.not-allowed', 'The dock answers only its own page and holders of its token.');
      return;
    }
    const route = `${request.method} ${path}`;
    const handle = Object.hasOwn(routes, route) ? routes[route] : undefined;
    if (handle === undefined) refuse(response, 'request.not-found', 'The dock has no such address.');
    else await handle(request, response);
  };

  server.on('request', (request, response) => {
    serve(request, response).catch((cause: unknown) => {
      options.onDefect(cause);
      if (response.headersSent) response.destroy();
      else refuse(response, 'dock.defect', 'The dock has a bug; its journal says more.');
    });
  });

  return {
    origin,
    token,
    url: `${origin}/#${token}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
