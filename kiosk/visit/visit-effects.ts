/** What the transition table asks of the outside, by name: each turns the visit into effects for the runner to carry out. */
import { recognitionPlan } from '../requests/read-plan.ts';
import { readPlanOf } from './read-plan-of.ts';
import type { Visit } from './visit.ts';
import type { Effect } from './visit-event.ts';

export const visitEffects = {
  'read-card': (visit: Visit): readonly Effect[] => {
    const { card } = visit.surroundings.slots;
    if (card === null || visit.municipality === null) return [];
    return [
      {
        effect: 'read-card',
        purpose: 'first',
        reader: card.reader,
        files: readPlanOf(visit),
        earlierAttempts:
          visit.service === 'card-defect'
            ? visit.check.observed.filter((one) => one.card === 'checked').length
            : visit.problemCount,
        expiresSoonDays: visit.municipality.cardExpiresSoonDays,
        forDiagnosis: visit.service === 'card-defect',
      },
    ];
  },
  'recheck-card': (visit: Visit): readonly Effect[] => {
    const { card } = visit.surroundings.slots;
    if (card === null || visit.municipality === null) return [];
    return [
      {
        effect: 'read-card',
        purpose: 'recheck',
        reader: card.reader,
        files: recognitionPlan,
        earlierAttempts: 0,
        expiresSoonDays: visit.municipality.cardExpiresSoonDays,
        forDiagnosis: false,
      },
    ];
  },
  'abandon-reading': (): readonly Effect[] => [{ effect: 'abandon-reading' }],
  'start-warning': (): readonly Effect[] => [{ effect: 'start-timer', timer: 'warning' }],
  'wait-for-recheck': (): readonly Effect[] => [{ effect: 'start-timer', timer: 'card-away' }],
  submit: (visit: Visit): readonly Effect[] => {
    const { personal } = visit;
    // The review is reached only with every part chosen; without them there is nothing that could be filed.
    if (!personal?.submission) throw new Error('a request is submitted only when it is complete');
    return [
      {
        effect: 'submit',
        submission: personal.submission,
        idempotencyKey: personal.draft.idempotencyKey,
        attempt: visit.submitAttempt,
      },
    ];
  },
  'submit-report': (visit: Visit): readonly Effect[] => {
    if (visit.report === null) throw new Error('a report is filed only when it is composed');
    return [{ effect: 'submit-report', ...visit.report, attempt: visit.submitAttempt }];
  },
  'journal-card-forgotten': (visit: Visit): readonly Effect[] => [
    { effect: 'journal', entry: { event: 'card.forgotten', facts: { state: visit.state } } },
  ],
} as const satisfies Record<string, (visit: Visit) => readonly Effect[]>;

export type EffectName = keyof typeof visitEffects;
