/**
 * Whether this machine's own pcscd runs, and whether it has virtual slots (issue: the demo uses it then, and leaves it
 * alone otherwise). Looks and does not touch: to connect to a vpcd port would be to insert a card.
 */
import { readdir, readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import path from 'node:path';
import { areListening, type VpcdPorts, vpcdPortsFrom } from './vpcd-ports.ts';

export type SystemPcscd =
  | { readonly state: 'absent' }
  /** `vpcdPorts` null: it has no vpcd. Its readers are then physical ones, or none. */
  | { readonly state: 'running'; readonly vpcdPorts: VpcdPorts | null };

export type SystemPcscdPlaces = {
  readonly socketPath: string;
  readonly configurationDirectory: string;
};

const usualPlaces: SystemPcscdPlaces = {
  socketPath: '/run/pcscd/pcscd.comm',
  configurationDirectory: '/etc/reader.conf.d',
};

/** The port vpcd falls back to when its DEVICENAME names none (virtualsmartcard, VPCDPORT). */
const defaultVpcdPort = 0x8c7b;

/** With systemd's socket this wakes pcscd up, which then ends by itself when nobody uses it. */
const answers = (socketPath: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(socketPath);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

/** reader.conf(5): one `KEY value` per line, a new FRIENDLYNAME opens a new reader. Exported for its test. */
export const vpcdPortsInConfiguration = (text: string): VpcdPorts | null => {
  let port = defaultVpcdPort;
  let isVpcd = false;
  for (const line of text.split('\n')) {
    const match = /^\s*([A-Z]+)\s+"?(.*?)"?\s*$/.exec(line);
    const value = match?.[2] ?? '';
    if (match?.[1] === 'FRIENDLYNAME') {
      if (isVpcd) break;
      port = defaultVpcdPort;
    }
    // With a host name in place of /dev/null, vpcd connects outward and has no port of its own.
    if (match?.[1] === 'DEVICENAME') port = Number(/^\/dev\/null:(0x[0-9a-fA-F]+|\d+)$/.exec(value)?.[1] ?? port);
    if (match?.[1] === 'LIBPATH') isVpcd = value.includes('libifdvpcd');
  }
  return isVpcd ? vpcdPortsFrom(port) : null;
};

const configuredVpcdPorts = async (directory: string): Promise<VpcdPorts | null> => {
  const names = await readdir(directory).catch(() => []);
  for (const name of names) {
    const ports = vpcdPortsInConfiguration(await readFile(path.join(directory, name), 'utf8').catch(() => ''));
    if (ports !== null) return ports;
  }
  return null;
};

export const lookForSystemPcscd = async (places: SystemPcscdPlaces = usualPlaces): Promise<SystemPcscd> => {
  if (!(await answers(places.socketPath))) return { state: 'absent' };
  const ports = await configuredVpcdPorts(places.configurationDirectory);
  return { state: 'running', vpcdPorts: ports !== null && (await areListening(ports)) ? ports : null };
};
