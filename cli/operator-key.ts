/** The operator's Ed25519 key from its PEM files (docs/trust-lists.md). Failures are sentences for the person at the keyboard. */
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { failed, type Result, success } from '../contract/result.ts';

const isSystemError = (error: unknown): error is NodeJS.ErrnoException => error instanceof Error && 'code' in error;

const readText = (file: string): Result<string, string> => {
  try {
    return success(readFileSync(file, 'utf8'));
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return failed(`The key ${file} cannot be read (${error.code ?? 'unknown error'}).`);
  }
};

/** OpenSSL's errors about a text that is no key all mean the same here. */
const decoded = (decode: () => KeyObject): KeyObject | null => {
  try {
    return decode();
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return null;
  }
};

const isPrivate = (text: string): boolean => text.includes('PRIVATE KEY-----');

/** SubjectPublicKeyInfo in base64, as the installation file has it. */
export const readPublicKey = (file: string): Result<string, string> => {
  const text = readText(file);
  if (!text.ok) return text;
  if (isPrivate(text.value))
    return failed(`${file} is a private key: only its operator needs it. Give the public key.`);
  const key = decoded(() => createPublicKey(text.value));
  if (key?.asymmetricKeyType !== 'ed25519') return failed(`${file} is not an Ed25519 public key in PEM.`);
  return success(key.export({ type: 'spki', format: 'der' }).toString('base64'));
};

export const readPrivateKey = (file: string): Result<KeyObject, string> => {
  const text = readText(file);
  if (!text.ok) return text;
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) {
    return failed(`${file} is readable by others: run chmod 600 on it, or make a new key if others have seen it.`);
  }
  const key = isPrivate(text.value) ? decoded(() => createPrivateKey(text.value)) : null;
  return key?.asymmetricKeyType === 'ed25519'
    ? success(key)
    : failed(`${file} is not an Ed25519 private key in PEM without a pass phrase.`);
};
