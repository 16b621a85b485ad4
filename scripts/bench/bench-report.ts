/**
 * What the bench found, as data: printed by bench-table.ts, written by `--json`, compared with an earlier run by whoever
 * wants to. All times in milliseconds, all figures medians of the rounds.
 */
import type { Latency } from '../../simulator/vpcd/answer-latency.ts';
import type { Rates } from './exchange-rates.ts';
import type { Floor } from './length-aware-floor.ts';
import type { extras, Stretch } from './measure-reading.ts';
import type { OpenScTool } from './opensc-tools.ts';

/** What the issue asks for (10, "Speed"). */
export const aims = {
  exchangesOverFloor: 1.05,
  windowOverFloor: 1.08,
  nameAndAddressExchanges: 7,
  rateOfC: 0.6,
  rateOfPackage: 1,
  verificationCpuMs: 15,
} as const;

export type CardReport = {
  readonly card: string;
  /** A whole reading of the six files. */
  readonly ours: Stretch;
  readonly nameAndAddress: Stretch;
  /** From the last answer until everything was verified. */
  readonly verdictMs: number;
  readonly extras: Readonly<Record<(typeof extras)[number], Stretch>>;
  /** Computed (length-aware-floor.ts), its windows at the latency of the card and nothing else. */
  readonly floor: Readonly<Record<keyof Floor, Stretch>>;
  /** Null where the tool is not installed. */
  readonly openSc: Readonly<Record<OpenScTool, Stretch | null>>;
  readonly verificationCpuMs: number;
};

export type BenchReport = {
  readonly schema: 'bench-report/1';
  readonly machine: { readonly cores: number; readonly processor: string; readonly node: string };
  readonly rounds: number;
  readonly latency: Latency;
  readonly cards: readonly CardReport[];
  /** Cards that are measured where they are present. */
  readonly absentCards: readonly string[];
  /** Null when they were not asked for. */
  readonly rates: Rates | null;
};

/** `met` null: there is nothing to compare with. */
export type AimResult = { readonly aim: string; readonly value: string; readonly met: boolean | null };

const timesOf = (ratio: number): string => ratio.toFixed(3);

const aimsOfCard = ({ card, ours, floor, nameAndAddress, verificationCpuMs }: CardReport): AimResult[] => {
  const exchanges = ours.exchanges / floor.whole.exchanges;
  const window = ours.windowMs / floor.whole.windowMs;
  return [
    {
      aim: `${card}: exchanges within 5 % of the floor`,
      value: timesOf(exchanges),
      met: exchanges <= aims.exchangesOverFloor,
    },
    { aim: `${card}: window within 8 % of the floor`, value: timesOf(window), met: window <= aims.windowOverFloor },
    {
      aim: `${card}: name and address after at most 7 exchanges`,
      value: String(nameAndAddress.exchanges),
      met: nameAndAddress.exchanges <= aims.nameAndAddressExchanges,
    },
    {
      aim: `${card}: verified in under 15 ms of CPU`,
      value: `${verificationCpuMs.toFixed(1)} ms`,
      met: verificationCpuMs < aims.verificationCpuMs,
    },
  ];
};

const aimOfRate = (rates: Rates, peer: keyof Rates, aim: string, least: number): AimResult => {
  const own = rates['this addon'];
  const other = rates[peer];
  if (!own.ok || !other.ok) return { aim, value: own.ok ? (other.ok ? '' : other.failure) : own.failure, met: null };
  const ratio = own.value.perSecond / other.value.perSecond;
  return { aim, value: timesOf(ratio), met: ratio >= least };
};

export const aimsOf = ({ cards, rates }: BenchReport): readonly AimResult[] => [
  ...cards.flatMap(aimsOfCard),
  ...(rates === null
    ? []
    : [
        aimOfRate(rates, 'C on libpcsclite', 'addon: at least 60 % of the rate of C', aims.rateOfC),
        aimOfRate(rates, 'npm pcsclite', 'addon: not below the npm package pcsclite', aims.rateOfPackage),
      ]),
];
