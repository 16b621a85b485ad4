/**
 * The simulated mail server as a program of its own: `mail-server.cli.ts --folder DIR [--port N] [--encrypts]
 * [--login USER:PASSWORD] [--slow-ms N]`. Says in one line of JSON where it listens; ends on SIGTERM.
 */
import { parseArgs } from 'node:util';
import { startMailServer } from './mail-server.ts';

const { values } = parseArgs({
  options: {
    folder: { type: 'string' },
    port: { type: 'string', default: '0' },
    encrypts: { type: 'boolean', default: false },
    login: { type: 'string' },
    'slow-ms': { type: 'string', default: '30000' },
  },
});

if (values.folder === undefined) {
  console.error('--folder is needed: the directory that mails are delivered into');
  process.exitCode = 2;
} else {
  const [user, password = ''] = values.login?.split(':') ?? [];
  const server = await startMailServer({
    folder: values.folder,
    port: Number(values.port),
    encrypts: values.encrypts,
    login: user === undefined ? null : { user, password },
    slowMs: Number(values['slow-ms']),
    now: Date.now,
  });
  const { port, mailFolder, returnedMaildir, certificate } = server;
  console.log(JSON.stringify({ port, mailFolder, returnedMaildir, certificate }));
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void server.close());
}
