/**
 * A kiosk for an ordinary browser: the same composition as everywhere, with the loopback link and the built pages in front.
 * The counter has a link of its own: another port is another origin with another cookie, so that a citizen's page in the same
 * browser can neither use nor overwrite the counter's session.
 */
import type { Surface } from '../contract/kiosk-api.ts';
import { composeKiosk, type Kiosk, type KioskParts } from '../kiosk/compose.ts';
import { createHttpLink, type HttpLink } from '../kiosk/link/http/create-http-link.ts';
import { inReverse } from './in-reverse.ts';

export type HostedKiosk = {
  readonly kiosk: Kiosk;
  /** The citizen's. */
  readonly link: HttpLink;
  /** Opens this surface once, at its own link; every call makes a fresh address. */
  entryAddress(surface: Surface): string;
  close(): Promise<void>;
};

export async function hostKiosk(
  parts: KioskParts,
  options: {
    /** Folder of the built renderer. */
    readonly rendererDirectory: string;
    readonly port?: number;
    readonly onEntered?: (surface: Surface) => void;
  },
): Promise<HostedKiosk> {
  const started = inReverse();
  const kiosk = composeKiosk(parts);
  started.push(() => kiosk.close());
  const openLink = async (port: number | undefined): Promise<HttpLink> => {
    const link = await createHttpLink({
      dispatcher: kiosk.dispatcher,
      clock: parts.clock,
      random: parts.random,
      staticRoot: options.rendererDirectory,
      ...(port === undefined ? {} : { port }),
      ...(options.onEntered === undefined ? {} : { onEntered: options.onEntered }),
    });
    started.push(() => link.close());
    return link;
  };
  try {
    const link = await openLink(options.port);
    const counterLink = await openLink(undefined);
    return {
      kiosk,
      link,
      entryAddress: (surface) => (surface === 'counter' ? counterLink : link).entryAddress(surface),
      close: () => started.end(),
    };
  } catch (error) {
    await started.end();
    throw error;
  }
}
