/** What a screen of the visit is given: its own state and nothing else; what it may do comes from useKiosk. */
import type { VisitState, VisitStateName } from '../../../contract/visit.ts';

export type StateOf<N extends VisitStateName> = Extract<VisitState, { state: N }>;
export type ScreenProps<N extends VisitStateName> = { readonly screen: StateOf<N> };
