/**
 * Splits a migration into statements, because PGlite's prepared queries take one at a time. It understands what our
 * migrations use and no more: comment lines, and function bodies between `$$`; a statement ends with a line that ends in `;`.
 */

export const sqlStatements = (script: string): readonly string[] => {
  const statements: string[] = [];
  let lines: string[] = [];
  let inBody = false;
  for (const line of script.split('\n')) {
    if (!inBody && (line.trim() === '' || line.trimStart().startsWith('--'))) continue;
    lines.push(line);
    if (line.split('$$').length % 2 === 0) inBody = !inBody;
    if (!inBody && line.trimEnd().endsWith(';')) {
      statements.push(lines.join('\n'));
      lines = [];
    }
  }
  if (lines.length > 0) statements.push(lines.join('\n'));
  return statements;
};
