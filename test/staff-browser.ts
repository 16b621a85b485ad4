/**
 * The browser of somebody of the town hall, as far as signing in needs one: it keeps cookies by origin, follows redirects, and
 * says at the simulated identity provider who it is.
 */
import type { Credentials } from './municipal-client.ts';

export type StaffBrowser = Credentials & {
  /** Again, for what asks for it (step-up). */
  signInAgain(): Promise<void>;
};

const mostRedirects = 12;

export const createStaffBrowser = (backendUrl: () => string, subject: string): StaffBrowser => {
  const jars = new Map<string, Map<string, string>>();
  const cookiesOf = (origin: string): string =>
    [...(jars.get(origin) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ');
  const keep = (origin: string, answer: Response): void => {
    const jar = jars.get(origin) ?? new Map<string, string>();
    jars.set(origin, jar);
    for (const line of answer.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split('; ');
      const name = pair.slice(0, pair.indexOf('='));
      const isGone = attributes.some((text) => text.toLowerCase() === 'max-age=0' || /^expires=.* 1970 /i.test(text));
      if (isGone) jar.delete(name);
      else jar.set(name, pair.slice(name.length + 1));
    }
  };
  const request = async (url: URL, form: URLSearchParams | null): Promise<Response> => {
    const answer = await fetch(url, {
      method: form === null ? 'GET' : 'POST',
      headers: { cookie: cookiesOf(url.origin) },
      ...(form === null ? {} : { body: form }),
      redirect: 'manual',
    });
    keep(url.origin, answer);
    return answer;
  };

  /** Until a page is there; where it is the provider's, the person says who they are. */
  const visit = async (path: string): Promise<void> => {
    let url = new URL(path, backendUrl());
    let form: URLSearchParams | null = null;
    for (let step = 0; step < mostRedirects; step += 1) {
      const answer: Response = await request(url, form);
      const location = answer.headers.get('location');
      const body = await answer.text();
      form = null;
      if (location !== null) {
        url = new URL(location, url);
      } else if (answer.status === 200 && url.origin !== new URL(backendUrl()).origin) {
        form = new URLSearchParams({ person: subject });
      } else if (answer.status === 200) {
        return;
      } else throw new Error(`signing in as ${subject}: ${answer.status} ${body}`);
    }
    throw new Error(`signing in as ${subject} goes in circles`);
  };

  return {
    headers: async () => ({ cookie: cookiesOf(new URL(backendUrl()).origin), origin: new URL(backendUrl()).origin }),
    prove: () => visit('/sign-in'),
    signInAgain: () => visit('/sign-in/step-up'),
  };
};
