/**
 * Signature checks that are asked for twice are made once: both certificates of the citizen lead to one authority and one
 * root, and an ECDSA check is most of what a verdict costs (docs/performance.md). For one card: whoever holds the port holds
 * what was checked.
 */
import type { CryptoPort } from '../crypto-port.ts';

/** One character a byte: a string compares by content, which an array does not. */
const charactersOf = (bytes: Uint8Array): string => {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
};

const remembering = new WeakSet<CryptoPort>();

/** A port that remembers already is given back as it is. */
export const rememberVerifications = (crypto: CryptoPort): CryptoPort => {
  if (remembering.has(crypto)) return crypto;
  const answers = new Map<string, Promise<boolean>>();
  const port: CryptoPort = {
    digest: (algorithm, data) => crypto.digest(algorithm, data),
    verify: (algorithm, spki, signature, data) => {
      // Lengths first, so that no two questions are written alike.
      const lengths = `${spki.length} ${signature.length} ${data.length}`;
      const question = `${JSON.stringify(algorithm)} ${lengths} ${[spki, signature, data].map(charactersOf).join('')}`;
      const known = answers.get(question);
      if (known !== undefined) return known;
      const answer = crypto.verify(algorithm, spki, signature, data);
      answers.set(question, answer);
      return answer;
    },
  };
  remembering.add(port);
  return port;
};
