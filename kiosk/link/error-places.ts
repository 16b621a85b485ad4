/**
 * What may be written down about a bug: the kind of error and the places in our source. Messages are left out on purpose;
 * they can quote a value that was read from a card.
 */
const place = /\(?((?:file:\/\/)?[^\s()]+:\d+:\d+)\)?$/;

export function placesOf(error: unknown): { readonly kind: string; readonly at: string } {
  if (!(error instanceof Error)) return { kind: typeof error, at: '' };
  const frames = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .flatMap((line) => place.exec(line)?.[1] ?? []);
  return {
    kind: error.constructor.name,
    at: frames
      .filter((frame) => !frame.startsWith('node:'))
      .slice(0, 4)
      .map((frame) => frame.split('/').slice(-3).join('/'))
      .join(' < '),
  };
}
