/** One screen per state of the visit; a state without a screen does not compile. */
import type { ComponentType } from 'react';
import type { VisitState, VisitStateName } from '../../../contract/visit.ts';
import { Attract } from './attract.tsx';
import { AwaitingCard } from './awaiting-card.tsx';
import { CardAway } from './card-away.tsx';
import { CardProblem } from './card-problem.tsx';
import { CheckingDetails } from './checking-details.tsx';
import { ChoosingLanguage } from './choosing-language.tsx';
import { ChoosingNotification } from './choosing-notification.tsx';
import { ChoosingPickup } from './choosing-pickup.tsx';
import { ChoosingService } from './choosing-service.tsx';
import { Confirming } from './confirming.tsx';
import { DefectReceipt } from './defect-receipt.tsx';
import { DescribingCard } from './describing-card.tsx';
import { Diagnosed } from './diagnosed.tsx';
import { EnteringAddress } from './entering-address.tsx';
import { EnteringEmail } from './entering-email.tsx';
import { GuidedCheck } from './guided-check.tsx';
import { Identified } from './identified.tsx';
import { Leaving } from './leaving.tsx';
import { LookingForLetter } from './looking-for-letter.tsx';
import { OutOfService } from './out-of-service.tsx';
import { Reading } from './reading.tsx';
import { Receipt } from './receipt.tsx';
import { ReprintNotNeeded } from './reprint-not-needed.tsx';
import { Reviewing } from './reviewing.tsx';
import type { ScreenProps } from './screen-props.ts';
import { ReportFailed, SubmitFailed } from './sending-failed.tsx';
import { ReportingDefect, Submitting } from './submitting.tsx';
import { TakingCard } from './taking-card.tsx';
import { ToPerson } from './to-person.tsx';

type CitizenScreens = { readonly [N in VisitStateName]: ComponentType<ScreenProps<N>> };

export const citizenScreens: CitizenScreens = {
  'out-of-service': OutOfService,
  attract: Attract,
  'choosing-language': ChoosingLanguage,
  'choosing-service': ChoosingService,
  'looking-for-letter': LookingForLetter,
  'awaiting-card': AwaitingCard,
  reading: Reading,
  'card-problem': CardProblem,
  'describing-card': DescribingCard,
  'guided-check': GuidedCheck,
  diagnosed: Diagnosed,
  'reporting-defect': ReportingDefect,
  'report-failed': ReportFailed,
  'defect-receipt': DefectReceipt,
  identified: Identified,
  'reprint-not-needed': ReprintNotNeeded,
  'checking-details': CheckingDetails,
  'entering-address': EnteringAddress,
  'choosing-pickup': ChoosingPickup,
  'choosing-notification': ChoosingNotification,
  'entering-email': EnteringEmail,
  reviewing: Reviewing,
  confirming: Confirming,
  submitting: Submitting,
  'submit-failed': SubmitFailed,
  'taking-card': TakingCard,
  receipt: Receipt,
  'to-person': ToPerson,
  'card-away': CardAway,
  leaving: Leaving,
};

export const screenFor = (state: VisitState): ComponentType<{ readonly screen: VisitState }> =>
  // The key and the props come from the same value; TypeScript cannot follow that through the union.
  citizenScreens[state.state] as ComponentType<{ readonly screen: VisitState }>;
