/** The settings of the production entry, from its environment. Every mistake is said at once, in words an operator can act on. */
import { readFile, stat } from 'node:fs/promises';
import { failed, type Result, success } from '../contract/result.ts';
import { type EventSecrets, noEventSecrets, parseEventSecrets } from './events/event-secrets.ts';
import { isPublicUrl } from './identity/cookies.ts';
import type { ProviderSettings } from './identity/identity-provider.ts';
import { type NoticeSettings, readNoticeSettings } from './notices/notice-settings.ts';
import { readMasterKey } from './storage/master-key.ts';

export type Settings = {
  readonly databaseUrl: string;
  readonly host: string;
  readonly port: number;
  readonly municipalityFile: string;
  readonly masterKey: Uint8Array;
  readonly publicUrl: string;
  readonly identityProvider: ProviderSettings;
  readonly notices: NoticeSettings;
  readonly eventSecrets: EventSecrets;
  readonly metrics: { readonly host: string; readonly port: number } | null;
};

type Environment = Readonly<Record<string, string | undefined>>;

/** Without the white space around it. The failure never repeats what the file holds. */
const readSecret = async (file: string): Promise<Result<string, string>> => {
  try {
    // Windows keeps access rights elsewhere; mode bits say nothing there.
    const { mode } = await stat(file);
    if (process.platform !== 'win32' && (mode & 0o077) !== 0)
      return failed(`${file} can be read by others than its owner (chmod 600)`);
    const secret = (await readFile(file, 'utf8')).trim();
    return secret === '' ? failed(`${file} is empty`) : success(secret);
  } catch (error) {
    return failed(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
};

const readEventSecrets = async (file: string | undefined): Promise<Result<EventSecrets, string>> => {
  if (file === undefined) return success(noEventSecrets);
  const text = await readSecret(file);
  if (!text.ok) return text;
  const secrets = parseEventSecrets(text.value);
  return secrets.ok ? secrets : failed(`${file}: ${secrets.failure}`);
};

const isPort = (port: number): boolean => Number.isInteger(port) && port >= 0 && port <= 65_535;

/** https, or http on this machine: what comes back from there decides who a clerk is. */
const isIssuer = (text: string): boolean =>
  URL.canParse(text) && isPublicUrl(new URL(text).origin) && new URL(text).search === '' && new URL(text).hash === '';

/**
 * Reads DATABASE_URL, MUNICIPALITY_FILE, KEY_FILE, PUBLIC_URL, OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET_FILE,
 * OIDC_SCOPE (openid), OIDC_ROLES_CLAIM (eid_roles), OIDC_SITES_CLAIM (eid_sites), OIDC_STEP_UP_ACR (none), PORT (8080)
 * HOST (127.0.0.1: a reverse proxy with TLS stands in front), METRICS_PORT (none) and METRICS_HOST (127.0.0.1), EVENT_SECRET_FILE
 * (none) and what notices/notice-settings.ts reads. A simulated backend is not to be had here: SIMULATED is refused, whatever it says.
 */
export const readEnvironment = async (environment: Environment): Promise<Result<Settings, readonly string[]>> => {
  const problems: string[] = [];
  const required = (name: string): string => {
    const value = environment[name] ?? '';
    if (value === '') problems.push(`${name} is not set`);
    return value;
  };
  if (environment['SIMULATED'] !== undefined) problems.push('SIMULATED is set: this entry takes real requests only');
  if (environment['KIOSK_TOKENS'] !== undefined)
    problems.push('KIOSK_TOKENS is set: kiosks have keys of their own now (docs/identity.md)');
  const databaseUrl = required('DATABASE_URL');
  if (databaseUrl !== '' && !/^postgres(ql)?:\/\//.test(databaseUrl))
    problems.push('DATABASE_URL is not a postgres:// address');
  const municipalityFile = required('MUNICIPALITY_FILE');
  const keyFile = required('KEY_FILE');
  const publicUrl = required('PUBLIC_URL');
  if (publicUrl !== '' && !isPublicUrl(publicUrl))
    problems.push('PUBLIC_URL is not an https:// origin (without a slash behind it)');
  const issuer = required('OIDC_ISSUER');
  if (issuer !== '' && !isIssuer(issuer)) problems.push('OIDC_ISSUER is not an https:// address');
  const clientId = required('OIDC_CLIENT_ID');
  const secretFile = required('OIDC_CLIENT_SECRET_FILE');
  const scope = environment['OIDC_SCOPE'] ?? 'openid';
  if (!scope.split(' ').includes('openid')) problems.push('OIDC_SCOPE does not hold openid');
  const port = Number(environment['PORT'] ?? '8080');
  if (!isPort(port)) problems.push('PORT is not a port number');
  const metricsPort = Number(environment['METRICS_PORT'] ?? '0');
  if (!isPort(metricsPort)) problems.push('METRICS_PORT is not a port number');
  if (problems.length > 0) return failed(problems);
  const masterKey = await readMasterKey(keyFile);
  const clientSecret = await readSecret(secretFile);
  const notices = await readNoticeSettings(environment);
  const eventSecrets = await readEventSecrets(environment['EVENT_SECRET_FILE']);
  if (!notices.ok) problems.push(...notices.failure);
  if (!eventSecrets.ok) problems.push(`EVENT_SECRET_FILE: ${eventSecrets.failure}`);
  if (!masterKey.ok) problems.push(`KEY_FILE: ${masterKey.failure}`);
  if (!clientSecret.ok) problems.push(`OIDC_CLIENT_SECRET_FILE: ${clientSecret.failure}`);
  if (!masterKey.ok || !clientSecret.ok || !notices.ok || !eventSecrets.ok) return failed(problems);
  return success({
    databaseUrl,
    host: environment['HOST'] ?? '127.0.0.1',
    port,
    municipalityFile,
    masterKey: masterKey.value,
    publicUrl,
    notices: notices.value,
    eventSecrets: eventSecrets.value,
    metrics:
      environment['METRICS_PORT'] === undefined
        ? null
        : { host: environment['METRICS_HOST'] ?? '127.0.0.1', port: metricsPort },
    identityProvider: {
      issuer,
      clientId,
      clientSecret: clientSecret.value,
      scope,
      rolesClaim: environment['OIDC_ROLES_CLAIM'] ?? 'eid_roles',
      sitesClaim: environment['OIDC_SITES_CLAIM'] ?? 'eid_sites',
      stepUpAcr: environment['OIDC_STEP_UP_ACR'] ?? null,
    },
  });
};
