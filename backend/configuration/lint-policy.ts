/** Rules about what the law and the federal services leave no choice in: routing of losses, applets, the repealed window, simulators. */
import type { Municipality } from '../../contract/municipality.ts';
import { cardFamilies, lossKinds, type LossRule } from '../../contract/municipality/routing.ts';
import { isCalendarDate } from '../time/municipal-calendar.ts';
import { broken, brokenMembers, type LintRule } from './lint-rule.ts';

const fitsEverything = ({ kinds, families, openNow, resident, abroad }: LossRule): boolean =>
  [kinds, families, openNow, resident, abroad].every((condition) => condition === undefined);

type Lost = {
  readonly kind: (typeof lossKinds)[number];
  readonly family: (typeof cardFamilies)[number];
  readonly openNow: boolean;
  readonly resident: boolean;
  readonly abroad: boolean;
};

const either = [true, false] as const;
const everyLoss: readonly Lost[] = lossKinds.flatMap((kind) =>
  cardFamilies.flatMap((family) =>
    either.flatMap((openNow) =>
      either.flatMap((resident) => either.map((abroad) => ({ kind, family, openNow, resident, abroad }))),
    ),
  ),
);

const ruleFor = ({ routing }: Municipality, lost: Lost): LossRule | null =>
  routing.loss.find(
    ({ kinds, families, openNow, resident, abroad }) =>
      (kinds?.includes(lost.kind) ?? true) &&
      (families?.includes(lost.family) ?? true) &&
      (openNow ?? lost.openNow) === lost.openNow &&
      (resident ?? lost.resident) === lost.resident &&
      (abroad ?? lost.abroad) === lost.abroad,
  ) ?? null;

/** RFC 6901, without escapes: no member of a municipality file has a name that needs one. */
const pointsSomewhere = (municipality: Municipality, pointer: string): boolean => {
  let place: unknown = municipality;
  for (const name of pointer.slice(1).split('/')) {
    if (typeof place !== 'object' || place === null || !Object.hasOwn(place, name)) return false;
    place = Reflect.get(place, name);
  }
  return true;
};

export const policyRules = {
  'routing-open': {
    weight: 'error',
    says: 'The last rule of the routing fits everything, and no rule before it does.',
    find: ({ municipality: { routing } }) => {
      const last = routing.loss.length - 1;
      return [
        ...brokenMembers(routing.loss, '/routing/loss', (rule, index) =>
          index < last && fitsEverything(rule) ? 'fits everything, so that no later rule is ever reached' : null,
        ),
        ...(routing.loss.some(fitsEverything) ? [] : [broken('/routing/loss', 'no rule fits everything')]),
      ];
    },
  },
  'routing-foreigner': {
    weight: 'error',
    says: 'The loss or theft of a foreigner card in Belgium always goes to the police.',
    find: ({ municipality }) =>
      everyLoss.some(
        (lost) =>
          lost.family === 'foreigner-card' &&
          !lost.abroad &&
          (ruleFor(municipality, lost)?.to ?? 'police') !== 'police',
      )
        ? [broken('/routing/loss', 'a foreigner card lost in Belgium is not sent to the police')]
        : [],
  },
  'applet-rule': {
    weight: 'error',
    says: 'Where codes are reprinted, holders of applet 1.8 or of a PUK get a new PIN at the counter.',
    find: ({ municipality: { services } }) =>
      services.pinReprint.enabled && !services.pinReset.enabled
        ? [broken('/services/pinReset/enabled', 'a reprint is offered and nothing for cards that need none')]
        : [],
  },
  'collect-first': {
    weight: 'error',
    says: 'Who pays first after a defect can be paid back when the producer is at fault.',
    find: ({ municipality: { services } }) =>
      services.cardDefect.enabled && services.cardDefect.collectFirst && services.cardDefect.refund === 'none'
        ? [broken('/services/cardDefect/refund', 'the fee is collected first and never paid back')]
        : [],
  },
  'suspension-window': {
    weight: 'error-in-production',
    says: 'There is no window in which a card that was declared lost can be saved: it was repealed on 1 June 2018.',
    find: ({ municipality: { legacyPolicy } }) =>
      legacyPolicy.suspensionWindowDays > 0
        ? [broken('/legacyPolicy/suspensionWindowDays', 'the window was repealed on 1 June 2018')]
        : [],
  },
  'suspension-date': {
    weight: 'error',
    says: 'The day before which the repealed window applied is a day that exists, not after 1 June 2018.',
    find: ({ municipality: { legacyPolicy } }) =>
      isCalendarDate(legacyPolicy.appliesBefore) && legacyPolicy.appliesBefore <= '2018-06-01'
        ? []
        : [broken('/legacyPolicy/appliesBefore', 'not a day up to 1 June 2018')],
  },
  'federal-simulator': {
    weight: 'error-in-production',
    says: 'Federal steps are the task of a clerk; a simulator says so and has no place in production.',
    find: ({ municipality: { federal } }) =>
      federal.mode === 'simulator' ? [broken('/federal/mode', 'federal steps are simulated')] : [],
  },
  'open-point-nowhere': {
    weight: 'error',
    says: 'What is to be confirmed is a place in the file.',
    find: ({ municipality }) =>
      brokenMembers(municipality.openPoints, '/openPoints', ({ at }) =>
        pointsSomewhere(municipality, at) ? null : `there is no ${at} in this file`,
      ),
  },
  'open-point': {
    weight: 'error-in-production',
    says: 'Nothing is left for the municipality to confirm.',
    find: ({ municipality: { openPoints } }) =>
      openPoints.map(({ at, question }) => broken(at, `to be confirmed: ${question}`)),
  },
} as const satisfies Record<string, LintRule>;
