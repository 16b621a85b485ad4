import { expect, it } from 'vitest';
import { placesOf } from '../../../../kiosk/link/error-places.ts';

it('tells kind and place of an error, and nothing of its message, however many lines that has', () => {
  const places = placesOf(new RangeError('not a number:\n  71872100193\n    Specimen, Alice'));
  expect(places.kind).toBe('RangeError');
  expect(places.at).toMatch(/^kiosk\/link\/error-places\.test\.ts:\d+:\d+/);
  expect(JSON.stringify(places)).not.toMatch(/71872100193|Specimen/);
});

it('tells the kind of what is no error', () => {
  expect(placesOf('71872100193')).toEqual({ kind: 'string', at: '' });
});
