/**
 * Reasons not to start as an installed kiosk (reference toolchain.md §5 row 2): switches that open the process to whoever
 * can pass them, and running as root, where Chromium has no sandbox.
 */
const dangerousSwitches = [
  'no-sandbox',
  'disable-web-security',
  'remote-debugging-port',
  'remote-debugging-pipe',
  'inspect',
  'inspect-brk',
  'inspect-port',
  'js-flags',
  'load-extension',
  'proxy-server',
  'host-rules',
  'host-resolver-rules',
] as const;

export type StartSituation = {
  readonly packaged: boolean;
  readonly hasSwitch: (name: string) => boolean;
  /** Null where the system has no such idea (Windows). */
  readonly uid: number | null;
};

/** One line per reason, empty when the kiosk may start. A development start refuses root only. */
export function startRefusals({ packaged, hasSwitch, uid }: StartSituation): readonly string[] {
  const switches = packaged
    ? dangerousSwitches.filter((name) => hasSwitch(name)).map((name) => `the switch --${name} is not allowed`)
    : [];
  return uid === 0 ? [...switches, 'the kiosk does not run as root: create a user of its own'] : switches;
}
