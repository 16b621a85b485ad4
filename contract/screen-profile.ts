/**
 * The screen as measured with a ruler at the installation: sizes on the citizen's screen are millimetres and become pixels
 * through this profile (reference accessible-kiosk.md §2).
 */
import { type Static, Type } from 'typebox';

export const ScreenProfileSchema = Type.Object(
  {
    widthPx: Type.Integer({ minimum: 320, maximum: 10_000 }),
    heightPx: Type.Integer({ minimum: 320, maximum: 10_000 }),
    widthMm: Type.Number({ minimum: 50, maximum: 5000 }),
    /** Lower edge of the visible picture above the floor. */
    bottomEdgeMm: Type.Number({ minimum: 0, maximum: 2000 }),
    viewingDistanceMm: Type.Number({ minimum: 200, maximum: 2000 }),
    headset: Type.Boolean(),
  },
  { additionalProperties: false },
);
export type ScreenProfile = Static<typeof ScreenProfileSchema>;
