/**
 * Who takes the declaration of a loss, a theft or a destruction (reference municipal.md B3 to B5): the first rule of the
 * municipality file that fits. Two things no file changes: a residence card that was lost or stolen is declared to the
 * police, and where no rule fits the police take it, because they are there at every hour.
 */
import type { LossDestination, LossRule } from '../../contract/municipality/routing.ts';
import type { Submissions } from '../../contract/submissions.ts';
import type { Circumstances } from './circumstances.ts';

export type LossSituation = Pick<Submissions['loss'], 'kind' | 'family' | 'abroad'> & {
  /** Null, not known, fits no rule that asks for it. */
  readonly resident: boolean | null;
};

export type LossRoute = {
  readonly to: LossDestination;
  /** Null where the file names none. */
  readonly contact: LossRule['contact'] | null;
};

export const routeLoss = (
  { kind, family, abroad, resident }: LossSituation,
  { municipality, openNow }: Pick<Circumstances, 'municipality' | 'openNow'>,
): LossRoute => {
  const fitting = municipality.routing.loss.filter(
    (rule) =>
      (rule.kinds?.includes(kind) ?? true) &&
      (rule.families?.includes(family) ?? true) &&
      (rule.openNow ?? openNow) === openNow &&
      (rule.abroad ?? abroad) === abroad &&
      (rule.resident === undefined || rule.resident === resident),
  );
  const alwaysPolice = family === 'foreigner-card' && kind !== 'destruction';
  const first = alwaysPolice ? fitting.find(({ to }) => to === 'police') : fitting[0];
  return { to: first?.to ?? 'police', contact: first?.contact ?? null };
};
