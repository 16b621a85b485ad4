/**
 * The two cookies of a browser: the session, and a short one that ties a sign-in to the browser that began it. `__Host-`
 * (RFC 6265bis §4.1.3.2) binds them to this origin over TLS. Only a backend whose public address is http on loopback, which
 * is a demo on one machine, does without: decided by that address and nothing else.
 *
 * The session is SameSite=Strict. The sign-in is Lax: the provider sends the browser back from another site, and a Strict
 * cookie would not come along.
 */
export type CookieJar = {
  readonly session: Cookie;
  readonly signIn: Cookie;
};

type Cookie = {
  /** Null where the browser sent none, or more than one: that is somebody's play with domains. */
  read(header: string | undefined): string | null;
  /** The value of Set-Cookie. */
  set(value: string): string;
  readonly clear: string;
};

const loopbackHosts = new Set(['127.0.0.1', '[::1]', 'localhost']);

/** https, or http on this machine; an origin and nothing behind it. */
export const isPublicUrl = (text: string): boolean => {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return (
    url.origin === text && (url.protocol === 'https:' || (url.protocol === 'http:' && loopbackHosts.has(url.hostname)))
  );
};

const valuesOf = (header: string, name: string): readonly string[] =>
  header.split(';').flatMap((pair) => {
    const [key = '', ...rest] = pair.split('=');
    return key.trim() === name ? [rest.join('=').trim()] : [];
  });

const cookie = (name: string, attributes: string): Cookie => ({
  read: (header) => {
    const [value, another] = valuesOf(header ?? '', name);
    return value === undefined || another !== undefined ? null : value;
  },
  set: (value) => `${name}=${value}; ${attributes}`,
  clear: `${name}=; ${attributes}; Max-Age=0`,
});

/** No lifetime of their own: the browser forgets them when it ends, the backend when their time is over. */
export const cookiesFor = (publicUrl: string): CookieJar => {
  const secure = new URL(publicUrl).protocol === 'https:';
  const prefix = secure ? '__Host-' : '';
  const common = `Path=/; HttpOnly${secure ? '; Secure' : ''}`;
  return {
    session: cookie(`${prefix}eid-session`, `${common}; SameSite=Strict`),
    signIn: cookie(`${prefix}eid-sign-in`, `${common}; SameSite=Lax`),
  };
};
