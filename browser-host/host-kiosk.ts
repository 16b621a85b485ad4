/** A kiosk for an ordinary browser: the same composition as everywhere, with the loopback link and the built page in front. */
import type { Surface } from '../contract/kiosk-api.ts';
import { composeKiosk, type Kiosk, type KioskParts } from '../kiosk/compose.ts';
import { createHttpLink, type HttpLink } from '../kiosk/link/http/create-http-link.ts';

export type HostedKiosk = {
  readonly kiosk: Kiosk;
  readonly link: HttpLink;
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
  const kiosk = composeKiosk(parts);
  try {
    const link = await createHttpLink({
      dispatcher: kiosk.dispatcher,
      clock: parts.clock,
      random: parts.random,
      staticRoot: options.rendererDirectory,
      ...(options.port === undefined ? {} : { port: options.port }),
      ...(options.onEntered === undefined ? {} : { onEntered: options.onEntered }),
    });
    return {
      kiosk,
      link,
      close: async () => {
        await link.close();
        await kiosk.close();
      },
    };
  } catch (error) {
    await kiosk.close();
    throw error;
  }
}
