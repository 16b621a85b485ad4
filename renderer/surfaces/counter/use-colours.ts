/** The colour roles of the kiosk's light table, with the municipality's own action colour; sizes are the counter's own. */
import { useLayoutEffect } from 'react';
import { mix } from '../../ui/colour.ts';
import { rolesFor } from '../../ui/tokens.ts';

export function useColours(municipalColour: string | null): void {
  useLayoutEffect(() => {
    const roles = rolesFor('light', municipalColour);
    const { style } = document.documentElement;
    for (const [role, colour] of Object.entries(roles)) {
      style.setProperty(`--${role.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, colour);
    }
    style.setProperty('--tint', mix(roles.action, roles.surface, 0.08));
    style.setProperty('--tint-stop', mix(roles.stop, roles.surface, 0.08));
    style.setProperty('--tint-caution', mix(roles.caution, roles.surface, 0.1));
    style.setProperty('--tint-good', mix(roles.good, roles.surface, 0.08));
  }, [municipalColour]);
}
