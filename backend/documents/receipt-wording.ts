/** What a receipt can say, in the words of one language. */
import type { ReplacementReason, Urgency } from '../../contract/municipality/prices.ts';
import type { RequestType } from '../../contract/request-states.ts';

/** What somebody can ask for, or make an appointment for. */
export type AskedType = Exclude<RequestType, 'appointment' | 'queue-ticket'>;

export type ReceiptWords = {
  readonly titles: { readonly [T in RequestType]: string };
  readonly yourRequest: string;
  readonly yourReport: string;
  readonly what: string;
  readonly asked: { readonly [T in AskedType]: string };
  readonly kidsId: string;
  readonly requestedBy: string;
  readonly receivedOn: string;
  readonly reason: string;
  readonly reasons: { readonly [R in ReplacementReason]: string };
  readonly speed: string;
  readonly speeds: { readonly [U in Urgency]: string };
  readonly amount: string;
  readonly payAt: { readonly request: string; readonly collection: string };
  readonly nothingToPay: string;
  /** In front of the hour, printed large. */
  readonly appointmentAt: string;

  readonly reprint: {
    /** What has to be done before anything is ordered, by state. */
    readonly first: { readonly 'awaiting-generation': string; readonly 'awaiting-payment': string };
    readonly whoDecides: string;
    readonly expected: (from: string, to: string) => string;
    readonly collectWithin: (months: number) => string;
    readonly whereToCollect: string;
  };
  readonly card: {
    readonly comeFirst: string;
    readonly bringChild: string;
    readonly homeVisit: string;
    readonly policeFirst: string;
    readonly thenCounter: string;
    readonly expected: (from: string, to: string) => string;
    readonly expectedAt: (moment: string) => string;
    readonly proxyAnnounced: string;
    readonly cannotSign: string;
    readonly whereToCollect: string;
    /** After the police. */
    readonly whereThen: string;
    /** In place of what to bring, where a clerk comes home. */
    readonly keepReady: string;
    readonly samePlace: string;
  };
  readonly resetFirst: string;
  readonly defect: {
    readonly first: string;
    readonly payFirst: string;
    readonly priceOtherwise: (amount: string) => string;
  };
  readonly key: {
    readonly first: string;
    readonly link: (days: number) => string;
    readonly helpdesk: string;
  };
  readonly visit: {
    readonly inTime: (minutes: number) => string;
    readonly cannotCome: string;
  };
  readonly ticket: { readonly wait: string; readonly todayOnly: string };

  readonly comeBefore: (date: string) => string;
  readonly appointmentFirst: string;
  /** How one is told, by letter or e-mail. */
  readonly told: {
    readonly codes: Told;
    readonly card: Told;
    readonly cancelled: Told;
    readonly appointment: Told;
    /** Nothing is sent. */
    readonly nothing: string;
    /** Nothing can be sent: nobody knows who it was. */
    readonly nobody: string;
  };
  readonly whereToGo: string;
  readonly where: string;
  readonly email: string;
  readonly goodToKnow: string;
};

export type Told = { readonly letter: string; readonly email: string };
