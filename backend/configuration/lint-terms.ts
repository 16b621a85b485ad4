/** Rules about terms, channels and notices: nothing ends before people were told, and everybody can be reached and can ask. */
import type { Municipality } from '../../contract/municipality.ts';
import type { NoticeChannel } from '../../contract/municipality/service-parts.ts';
import { broken, type BrokenPlace, brokenMembers, type LintRule, repeated } from './lint-rule.ts';
import { collectedServicesOf, enabledServicesOf } from './services-of.ts';

/** The shortest span that so many months can be, February first. */
const fewestDays = (months: number): number => months * 28;

const isReachable = ({ notify }: Municipality, channel: NoticeChannel): boolean =>
  channel === 'phone' || (channel === 'letter' ? notify.letter : notify.email !== null);

type CollectedTerms = ReturnType<typeof collectedServicesOf>[number];

const hardTermTooEarly = ({ path, service: { reminders, retention } }: CollectedTerms): readonly BrokenPlace[] => {
  const [first] = reminders;
  const last = reminders.at(-1);
  const place = `${path}/retention/hardTermMonths`;
  if (first === undefined || last === undefined)
    return retention.hardTermFrom === 'first-reminder'
      ? [broken(place, 'counts from a first reminder, and there is none')]
      : [];
  const countedFrom = retention.hardTermFrom === 'first-reminder' ? first.afterDays : 0;
  return last.afterDays - countedFrom >= fewestDays(retention.hardTermMonths)
    ? [broken(place, 'can end before the last reminder is sent')]
    : [];
};

export const termRules = {
  'lead-time': {
    weight: 'error',
    says: 'The shortest lead time is not longer than the longest.',
    find: ({ municipality }) =>
      collectedServicesOf(municipality)
        .filter(({ service: { leadTime } }) => leadTime.min > leadTime.max)
        .map(({ path }) => broken(`${path}/leadTime`, 'the minimum is larger than the maximum')),
  },
  'reminders-disorderly': {
    weight: 'error',
    says: 'Each reminder comes later than the one before.',
    find: ({ municipality }) =>
      collectedServicesOf(municipality).flatMap(({ path, service: { reminders } }) =>
        brokenMembers(reminders, `${path}/reminders`, ({ afterDays }, index) =>
          afterDays <= (reminders[index - 1]?.afterDays ?? 0) ? 'not later than the reminder before' : null,
        ),
      ),
  },
  'hard-term': {
    weight: 'error',
    says: 'Nothing is destroyed before the last reminder, nor before the term people were told.',
    find: ({ municipality }) =>
      collectedServicesOf(municipality).flatMap((named) => {
        const { collectWithinDays, hardTermMonths } = named.service.retention;
        const tooEarly = hardTermTooEarly(named);
        return collectWithinDays !== null && collectWithinDays > fewestDays(hardTermMonths)
          ? [...tooEarly, broken(`${named.path}/retention/collectWithinDays`, 'is longer than the hard term')]
          : tooEarly;
      }),
  },
  'annex-12-notice': {
    weight: 'error',
    says: 'The notice that an annex 12 ends is sent while it is valid.',
    find: ({ municipality: { services } }) =>
      services.loss.enabled &&
      services.loss.annex12.noticeDaysBeforeEnd >= fewestDays(services.loss.annex12.validMonths)
        ? [broken('/services/loss/annex12/noticeDaysBeforeEnd', 'is as long as the annex 12 is valid')]
        : [],
  },
  'notice-unreachable': {
    weight: 'error',
    says: 'Notices go by ways that the municipality has.',
    find: ({ municipality }) => [
      ...brokenMembers(municipality.notify.fallbackOrder, '/notify/fallbackOrder', (channel) =>
        isReachable(municipality, channel) ? null : `the municipality sends nothing by ${channel}`,
      ),
      ...collectedServicesOf(municipality).flatMap(({ path, service }) =>
        brokenMembers(service.reminders, `${path}/reminders`, ({ channel }) =>
          channel === 'preferred' || isReachable(municipality, channel)
            ? null
            : `the municipality sends nothing by ${channel}`,
        ),
      ),
    ],
  },
  'kiosk-only': {
    weight: 'error',
    says: 'The kiosk is never the only way to ask.',
    find: ({ municipality }) =>
      enabledServicesOf(municipality)
        .filter(({ service: { channels } }) => channels.every((channel) => channel === 'kiosk'))
        .map(({ path }) => broken(`${path}/channels`, 'the kiosk is the only way to ask')),
  },
  'online-address': {
    weight: 'error',
    says: 'What can be asked for online says where, and the other way round.',
    find: ({ municipality }) =>
      enabledServicesOf(municipality)
        .filter(({ service: { channels, onlineUrl } }) => channels.includes('online') !== (onlineUrl !== null))
        .map(({ path }) => broken(`${path}/onlineUrl`, 'the address and the channel do not agree')),
  },
  'phone-number': {
    weight: 'error',
    says: 'Who can ask by telephone, or must make an appointment without an address for it, is told a number.',
    find: ({ municipality }) =>
      municipality.contacts.phone !== null
        ? []
        : enabledServicesOf(municipality)
            .filter(
              ({ service: { channels, appointment } }) =>
                channels.includes('phone') || (appointment.required && appointment.url === null),
            )
            .map(({ path }) => broken('/contacts/phone', `no number, and ${path} needs one`)),
  },
  'home-visit': {
    weight: 'error',
    says: 'A clerk who comes to people is a channel of the service, and the other way round.',
    find: ({ municipality: { services } }) =>
      services.replacement.enabled &&
      services.replacement.homeVisit !== services.replacement.channels.includes('home-visit')
        ? [broken('/services/replacement/homeVisit', 'does not agree with the channels')]
        : [],
  },
  'family-unknown': {
    weight: 'error',
    says: 'Every family of foreigner cards stands once, and what replaces it is one that is issued.',
    find: ({ municipality: { services } }) => {
      const { enabled, families } = services.foreignerCard;
      if (!enabled) return [];
      const path = '/services/foreignerCard/families';
      return [
        ...repeated(families, path, ({ code }) => code, 'the family stands twice'),
        ...brokenMembers(families, path, ({ replacedBy, issuedUntil }) => {
          if (replacedBy === null) return null;
          if (issuedUntil === null) return 'is replaced and still issued';
          const successor = families.find(({ code }) => code === replacedBy);
          return successor?.issuedUntil === null ? null : `${replacedBy} is not a family that is issued`;
        }),
      ];
    },
  },
} as const satisfies Record<string, LintRule>;
