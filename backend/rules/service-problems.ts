/** The conditions that every service has in its frame: on at all, residence, age, a card or a move under way (reference municipal.md A4). */
import type { ProblemType } from '../../contract/problem-types.ts';
import type { Services } from '../../contract/municipality/services.ts';
import type { OpenCase } from './circumstances.ts';
import type { Person } from './person.ts';

type ServiceFrame = Pick<Services[keyof Services], 'enabled' | 'eligibility'>;

const cardTypes: ReadonlySet<OpenCase['type']> = new Set(['replacement', 'foreigner-card']);

/** The case of a new card that is under way for this person. */
export const pendingCard = (openCases: readonly OpenCase[]): OpenCase | null =>
  openCases.find(({ type }) => cardTypes.has(type)) ?? null;

type Situation = {
  readonly person: Person;
  readonly openCases: readonly OpenCase[];
  /** As the person says; undefined where nobody asked. */
  readonly moveUnderWay?: boolean | undefined;
};

/** Every one that is certain; only the first where the service is off. What is not known refuses nobody. */
export const serviceProblems = (
  { enabled, eligibility }: ServiceFrame,
  { person, openCases, moveUnderWay }: Situation,
): readonly ProblemType[] => {
  const { residentsOnly, minimumAge, pendingCardBlocks, pendingMoveBlocks } = eligibility;
  if (!enabled) return ['service-disabled'];
  const problems: ProblemType[] = [];
  if (residentsOnly && person.resident === false) problems.push('not-resident');
  if (minimumAge !== null && person.age !== null && person.age.atMost < minimumAge) problems.push('too-young');
  if (pendingCardBlocks && pendingCard(openCases) !== null) problems.push('pending-card');
  if (pendingMoveBlocks && moveUnderWay === true) problems.push('pending-move');
  return problems;
};
