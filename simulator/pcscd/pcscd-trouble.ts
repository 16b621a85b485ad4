/** Why a pcscd of our own cannot be had on this machine. `detail` is for the person who set it up, in English. */
export type PcscdTrouble = {
  readonly code:
    | 'pcscd.not-linux'
    | 'pcscd.missing'
    | 'pcscd.vpcd-missing'
    /** Neither root nor an ordinary user may make a mount namespace here (some containers, some hardened kernels). */
    | 'pcscd.no-rights'
    | 'pcscd.ports-taken'
    /** The path of the socket is longer than a Unix socket address allows. */
    | 'pcscd.path-too-long'
    | 'pcscd.not-starting';
  readonly detail: string;
};
