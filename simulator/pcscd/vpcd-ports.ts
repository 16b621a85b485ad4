/** The two consecutive TCP ports on which one vpcd driver waits for cards: one per slot. */
import { randomInt } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';

export type VpcdPorts = readonly [first: number, second: number];

export const vpcdPortsFrom = (first: number): VpcdPorts => [first, first + 1];

/* Below the range from which the kernel takes ports for outgoing connections (ip_local_port_range, 32768 and up). */
const lowestPort = 20000;
const highestPort = 32000;
const attempts = 50;

/** vpcd listens on every IPv4 address, so that is what must be free. */
const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '0.0.0.0', () => server.close(() => resolve(true)));
  });

/** A pair that was free a moment ago; null when none was found. Somebody else may still take it first. */
export const findFreeVpcdPorts = async (): Promise<VpcdPorts | null> => {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const ports = vpcdPortsFrom(randomInt(lowestPort / 2, highestPort / 2) * 2);
    if ((await isFree(ports[0])) && (await isFree(ports[1]))) return ports;
  }
  return null;
};

/**
 * True when somebody listens on both ports. Read from the kernel's table (proc(5), /proc/net/tcp, state 0A), because to
 * connect would be to insert a card.
 */
export const areListening = async (ports: VpcdPorts): Promise<boolean> => {
  const table = await readFile('/proc/net/tcp', 'utf8').catch(() => '');
  const listening = new Set<number>();
  for (const line of table.split('\n')) {
    const match = /^\s*\d+: [0-9A-F]{8}:([0-9A-F]{4}) [0-9A-F]{8}:[0-9A-F]{4} 0A /.exec(line);
    if (match?.[1] !== undefined) listening.add(Number.parseInt(match[1], 16));
  }
  return ports.every((port) => listening.has(port));
};
