/**
 * The keys of the Belgian roots that sign RRN certificates: SubjectPublicKeyInfo, compared by key because re-issued roots
 * share it. Source: the root certificates that the official middleware ships (Fedict/eid-mw, plugins_tools/eid-viewer/certs);
 * names and validity in reference belgian-eid.md §4. The first root (expired 2014) signed only cards that have expired and is
 * not pinned; there never was a CA5 on cards.
 */
import { fromBase64 } from '../bytes.ts';

export type PinnedRoot = {
  readonly name: string;
  /** SubjectPublicKeyInfo, DER. */
  readonly spki: Uint8Array;
};

/** `sha256` is over the DER of the key; a test computes it again. */
export const belgianRootKeys = [
  {
    name: 'Belgium Root CA2',
    sha256: 'f8e5f905bc939911267b83d50814a90323b51e183629db52d4fc2d5468a5a578',
    spki:
      'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAxnNCHpL/dQ+Lv3SGpz/tshgtLZf5qfuYSiPf1Y3gjMYyHBYtB0LWLbZu' +
      'L6f1/MaFgl2V3rUiAMyoU0Cfrwo1onrH4cr3YBBnDqdQcxdTlZ8inwxdb7ZBvIzr2h1GvaeUv/May9T7jQ4eM8iW1+yMU96THjQe' +
      'ilBxJli0XcKIidpg0okhP97XARg2buEscAMEZe+YBitdHmLcVWv+ZmQhX/gv4debKa9vzZ+qDEbRiMWdopWfrD8VrvJh3+/Da5oi' +
      '2Cxx/Vgd7ACkOCCVWsfVN2O6T5uq/lZGLmPZCyPVivq1I/CJG6EUDSbaQfA4jzDtBSZ5wUtOobh+VVI6aUaEdQIDAQAB',
  },
  {
    name: 'Belgium Root CA3',
    sha256: 'c7bc5e493726bbf531f62fc5f5513ac03ead813af4dcd445b3305ba3d3d53374',
    spki:
      'MIICIjANBgkqhkiG9w0BAQEFAAOCAg8AMIICCgKCAgEAqPIBnYuDyQeghfsktzcF5nVPPL0wS/sGevn3Fwl7Nz/Ekl07hXdvAyW0' +
      'oV82+qxDkf8ZAAMUnQaZMss8MjkCh5SMG5tFn2HCu5S5DXX6+G2hWG4S5lTGh8QhTbIm2JI443Cmj8Yhv0LhhnmH7uW0OkLcy+wX' +
      'LKit2nODCpIe8XBMKaWzlKlTTlRsXtlU9x9V/bgDkiAcullOBB8C+fM+Wb754lj6w2g3NMGh7qJmmGY9vG481wnqyVXyoxBCTnT+' +
      'D4qag+kdfgC+hOvj/tMxO+4ryNLV0Sf591Up3H2qj1llEcVb9NcSflKs1S733GHOUT9YG6utXAWgoJYKOY7QKd6QmXDQ1OvccFMb' +
      'kPgCIOM0VRhohwYmT+Fr2vMfNj5akZ2gVnGFs/zdkZ6iqSAGvxTN84UJjxzJQ3Z1vqGkhoro26iGjpBaef5NI2HkeO6LmaKqkbFL' +
      'veBiVPZDDDXqHyAVMlDj1+JL5AeXBHDlyoW6p8UsTecUUX0ohqZLhNJ7tPh00ZjZVsfOloZVPjDL5+XuBax9pSS+EzhvTQPOAOIn' +
      '0EeIrK00ubOhrdKd6KP8Iq6vR0nk50yICpSlJ3Q57yl0huZCbWg/lyNySJCPHHv69LFa1pykajBYrz7ugSxhz7t8u3cYPqr87leL' +
      'jjQ93+wUmZ+pF/cLU88x0GpdzCMCAwEAAQ==',
  },
  {
    name: 'Belgium Root CA4',
    sha256: 'b1538a9071705a92d938e506b738da0cafd1ae66aec2eeddc75479d433bd8776',
    spki:
      'MIICIjANBgkqhkiG9w0BAQEFAAOCAg8AMIICCgKCAgEAmJCu+sceb47gBTqzI3hM0dYv3XU8WxjoT167BWaXk0BZN3D2naZyYQ5g' +
      'bHjbiMUulJBU3HHGiHcuwil1ZQxFB+6IOrO9nH/h0IFp4ov8AxEm4vV3rBTvdcpKR0Ovm4fofZh/X3NKJQ6bbHiTdo0vJP5WvIXX' +
      'VvU+unrsIGTrc4GYbRZRoH4TG0Ec6R89odEcUDTgyKChUW3eAtBEaHVX4fWubWHJ1PN3rPOmgkene6NYPiviQsKvFUVXRBnji6y8' +
      'A+WEqh5wXR96Iq16BLWlL4WMYcD1LznLFmScRXw3ptsrlg/uSA0sMMI0Unobswyl/wwTKBdYxv5avKdN61achXqNPNkDVGZpm6qY' +
      'gwO9ZMDsk2SIMlA4kFZDcSGn5WfuWLUwIiNeUQNgnbBGZxFlDRuxTNoz9Xen5D6PxLeiyZrc9zr50PPEv46D+WdGcuUNqlfHbxcH' +
      '26tRHkfTc7ObvsH3+ZiAh4zxjVee2UIIQsF64l4RglSpzQWwbFY3COwG1Ghnh29rWu/OReaMm40hHhgguDwbiQouGv0kOu3IKS8j' +
      '1ebwYOOpAgnYqlCIkcEskDSArGVh6bwJI79qfcA7GpM1mNZtDHoTfY48H+uxTbyV1p2L1zzJ5HJctalQXgaGPKhzg52sCReaWOeT' +
      'MswLjn3EYvyCPovI1vpTNfR5gD0CAwEAAQ==',
  },
  {
    name: 'Belgium Root CA6',
    sha256: '894ad2232fe69bb09e8370ef387ec1c66ab6a4ce53c811fd3c8ced5b5158d8c1',
    spki:
      'MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAEed9gEWi1bD0n+T8/fm+RMWsaQnvIhhpA4JG1JRjNLpW69GKmyr2uxKDgGPmC+WSbPEtC' +
      'iLLkDXNH9r4CPMXMj0B4Hgmi3MNDs75nwh3/zjDiKMxCoCmgCuqR72gVz9LY',
  },
] as const;

export const belgianRoots: readonly PinnedRoot[] = belgianRootKeys.map(({ name, spki }) => ({
  name,
  spki: fromBase64(spki),
}));
