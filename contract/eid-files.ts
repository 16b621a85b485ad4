/** Names of the files of a Belgian eID that a read may ask for; their paths are the business of eid/. */
export const eidFileNames = [
  'identity',
  'identity-signature',
  'address',
  'address-signature',
  'photo',
  'rrn-certificate',
  'authentication-certificate',
  'signature-certificate',
  'citizen-ca-certificate',
  'root-certificate',
  'basic-public-key',
] as const;
export type EidFileName = (typeof eidFileNames)[number];
