/**
 * In which order a person is told something (reference municipal.md A10): the channel that the municipality has set for
 * this reminder, the person's own choice, then the fallback order of the municipality, and of these only what is possible.
 */
import type { NoticeKind } from '../../contract/case-outcomes.ts';
import type { Municipality } from '../../contract/municipality.ts';
import type { NoticeChannel } from '../../contract/municipality/service-parts.ts';
import type { RequestType } from '../../contract/request-states.ts';

/** What there is of a person, without saying what it is. */
export type Reachable = {
  readonly byEmail: boolean;
  readonly byLetter: boolean;
  /** Whether there is somebody to call; a clerk looks for the number, this backend stores none. */
  readonly byPhone: boolean;
};

export type OrderInput = {
  readonly kind: NoticeKind;
  readonly type: RequestType;
  /** Notices of this kind that this case has had already: the first reminder has none before it. */
  readonly sameKindBefore: number;
  readonly person: Reachable;
  readonly municipality: Municipality;
};

/** The reminders a service has, by its type of request; the others have none. */
const remindersOf = ({ type, municipality: { services } }: OrderInput) => {
  if (type === 'pin-reprint') return services.pinReprint.reminders;
  if (type === 'replacement') return services.replacement.reminders;
  if (type === 'foreigner-card') return services.foreignerCard.reminders;
  return [];
};

const reminderKinds: readonly NoticeKind[] = ['codes-reminder', 'card-reminder'];

const reminderChannel = (input: OrderInput): NoticeChannel | null => {
  if (!reminderKinds.includes(input.kind)) return null;
  const channel = remindersOf(input)[input.sameKindBefore]?.channel ?? 'preferred';
  return channel === 'preferred' ? null : channel;
};

/** Empty where this person cannot be reached in any way that the municipality offers. */
export const channelOrder = (input: OrderInput): readonly NoticeChannel[] => {
  const { person, municipality } = input;
  const { notify } = municipality;
  const possible: Readonly<Record<NoticeChannel, boolean>> = {
    email: person.byEmail && notify.email !== null,
    letter: person.byLetter && notify.letter,
    phone: person.byPhone && notify.fallbackOrder.includes('phone'),
  };
  const chosen: NoticeChannel = person.byEmail ? 'email' : 'letter';
  const wanted = [reminderChannel(input), chosen, ...notify.fallbackOrder];
  return [...new Set(wanted)].filter((channel) => channel !== null).filter((channel) => possible[channel]);
};
