/**
 * The cryptography that eid/ needs and does not contain. kiosk/adapters/node-crypto implements it; a browser could with WebCrypto.
 */
export type DigestAlgorithm = 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512';

export type SignatureAlgorithm =
  /** RSASSA-PKCS1-v1_5. */
  | { readonly scheme: 'rsa-pkcs1'; readonly digest: DigestAlgorithm }
  /** ECDSA; `der`: SEQUENCE { r, s }, `raw`: r || s. */
  | { readonly scheme: 'ecdsa'; readonly digest: DigestAlgorithm; readonly encoding: 'der' | 'raw' }
  /** Ed25519 over the message itself (RFC 8032 §5.1), neither hashed before nor with a context. */
  | { readonly scheme: 'ed25519' };

export interface CryptoPort {
  digest(algorithm: DigestAlgorithm, data: Uint8Array): Promise<Uint8Array>;
  /**
   * True only if `signature` over `data` verifies under the SubjectPublicKeyInfo (DER). A key or signature that cannot be
   * decoded, or whose type does not fit the algorithm, is false, never an exception.
   */
  verify(algorithm: SignatureAlgorithm, spki: Uint8Array, signature: Uint8Array, data: Uint8Array): Promise<boolean>;
}
