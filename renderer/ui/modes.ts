/**
 * How the screen adapts to the person in front of it: independent axes, one typed value, back to normal with every new
 * visit (reference accessible-kiosk.md §2). The speech axis joins when the kiosk has a voice.
 */
export const modeAxes = {
  /** Text size: capitals of 5.2 mm at 600 mm, times 1.45, times 2. */
  size: ['m', 'l', 'xl'],
  /** Which table of colour roles is in force. `black` is black on white, `white` is white on black. */
  contrast: ['light', 'dark', 'black', 'white', 'calm'],
  /** `low` keeps every control under 1100 mm instead of 1200 mm above the floor. */
  reach: ['normal', 'low'],
  motion: ['full', 'none'],
  /** `steady` ignores a second press within half a second and doubles the idle time. */
  pace: ['normal', 'steady'],
} as const;

export type ModeAxis = keyof typeof modeAxes;
export type Modes = { readonly [A in ModeAxis]: (typeof modeAxes)[A][number] };
export type Contrast = Modes['contrast'];

export const normalModes: Modes = { size: 'm', contrast: 'light', reach: 'normal', motion: 'full', pace: 'normal' };
