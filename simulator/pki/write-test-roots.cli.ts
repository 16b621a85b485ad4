/** Writes the committed root certificates anew; needed only when the test PKI itself changes. Run: `node simulator/pki/write-test-roots.cli.ts`. */
import { writeFileSync } from 'node:fs';
import { toPem } from './issue-certificate.ts';
import { pkiFamilies, testPki } from './test-pki.ts';

for (const family of pkiFamilies) {
  const file = new URL(`test-root-${family}.pem`, import.meta.url);
  writeFileSync(file, toPem(testPki(family).root.certificate));
  console.log(`written: ${file.pathname}`);
}
