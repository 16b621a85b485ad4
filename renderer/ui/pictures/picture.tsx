/**
 * Our own drawings, in a few token colours, readable at arm's length. Each shows one thing from where the person stands
 * and has a text that says the same; where the words beside it say it already, it is decoration.
 */
import type { ReactNode } from 'react';
import { useKiosk } from '../kiosk-context.tsx';
import {
  ArrowShape,
  CardBackShape,
  CardFrontShape,
  CardShape,
  ChipShape,
  EnvelopeShape,
  MachineShape,
  SlotShape,
  UprightBankCardShape,
  UprightCardShape,
} from './shapes.tsx';

export const drawings = {
  card: (
    <g transform="translate(80 74)">
      <CardShape />
    </g>
  ),
  'card-in-reader': (
    <>
      <MachineShape />
      <g transform="translate(142 92)">
        <UprightCardShape />
      </g>
      <SlotShape />
      <g transform="translate(310 278) rotate(-90)">
        <ArrowShape length={100} />
      </g>
    </>
  ),
  'card-out': (
    <>
      <MachineShape />
      <SlotShape />
      <g transform="translate(142 112)">
        <UprightCardShape />
      </g>
      <g transform="translate(310 172) rotate(90)">
        <ArrowShape length={112} />
      </g>
    </>
  ),
  'push-card': (
    <>
      <MachineShape />
      <g transform="translate(142 60)">
        <UprightCardShape />
      </g>
      <rect className="paper flat" x="138" y="55" width="124" height="32" />
      <rect className="soft flat" x="112" y="78" width="176" height="16" />
      <SlotShape />
      <path className="paper" d="M176 298v-58a22 22 0 0 1 44 0v26h28c22 0 32 14 32 32Z" />
      <path className="line thin" d="M186 244a12 12 0 0 1 24 0" />
      <g transform="translate(320 260) rotate(-90)">
        <ArrowShape length={88} />
      </g>
    </>
  ),
  'turn-card': (
    <>
      <g transform="translate(80 74)">
        <CardShape />
      </g>
      <path className="accent-line" d="M116 46c46-30 122-30 168 0M284 46l-4-28M284 46l-28 4" />
      <path className="accent-line" d="M284 254c-46 30-122 30-168 0M116 254l4 28M116 254l28-4" />
    </>
  ),
  'clean-chip': (
    <>
      <g transform="translate(60 60)">
        <rect className="paper" x="0" y="0" width="260" height="164" rx="18" />
        <path className="line thin" d="M138 58h86M138 82h64M138 106h78" />
        <g transform="translate(28 44) scale(1.5)">
          <ChipShape x={0} y={0} />
        </g>
      </g>
      <path
        className="soft-line"
        d="M124 176c14-22 50-30 74-14 26 17 56 12 74 34 16 20 6 54-20 62-36 12-104 12-128-12-20-20-18-48 0-70Z"
      />
      <path className="line thin" d="M150 196c22-10 44 0 62 10M152 226c26-8 52 2 78 4" />
      <path className="accent-line" d="M58 150c-14 20-14 44 0 64M84 160c-8 14-8 30 0 44" />
    </>
  ),
  'card-sides': (
    <>
      <g transform="translate(24 24)">
        <CardFrontShape />
      </g>
      <g transform="translate(160 140)">
        <CardBackShape />
      </g>
      <path className="accent-line" d="M276 62c52 0 74 18 74 50M350 112l-22-18M350 112l20-20" />
      <path className="accent-line" d="M124 244c-52 0-74-18-74-44M50 200l22 16M50 200l-20 20" />
    </>
  ),
  'chip-off': (
    <>
      <g transform="translate(96 36)">
        <CardShape chip="gone" />
      </g>
      <g transform="translate(64 206) rotate(-16) scale(1.35)">
        <ChipShape x={0} y={0} />
      </g>
      <path className="line thin dashed" d="M128 148c-18 10-28 22-30 44" />
    </>
  ),
  'card-damaged': (
    <>
      <path
        className="paper"
        d="M76 66h208a16 16 0 0 1 16 16v66l-28 12 8 24-30 8-4 26H76a16 16 0 0 1-16-16V82a16 16 0 0 1 16-16Z"
      />
      <path className="soft flat" d="M62 100V82a14 14 0 0 1 14-14h208a14 14 0 0 1 14 14v18Z" />
      <path className="line thin" d="M80 86h72M156 132h40M156 150h28" />
      <ChipShape x={84} y={124} />
      <path className="accent-line" d="M222 68l-18 40 26 20-22 34 18 20-14 34" />
      <path className="paper" d="M326 176v50a16 16 0 0 1-16 16h-44l4-26 30-8-8-24Z" />
    </>
  ),
  'wrong-print': (
    <>
      <g transform="translate(40 48)">
        <CardShape />
      </g>
      <path className="accent-line" d="M136 112h50M136 138h36" />
      <circle className="paper" cx="292" cy="206" r="56" />
      <path className="line" d="M332 246l36 36" />
      <path className="accent-line" d="M266 194h52M266 218h52M308 176l-32 60" />
    </>
  ),
  'card-whole': (
    <>
      <g transform="translate(40 48)">
        <CardShape />
      </g>
      <circle className="paper" cx="300" cy="206" r="56" />
      <path className="accent-line" d="M282 190a18 18 0 1 1 26 16c-6 4-8 8-8 16M300 238v.1" />
    </>
  ),
  'card-unread': (
    <>
      <g transform="translate(40 48)">
        <CardShape />
      </g>
      <path className="accent" d="M300 138 368 256H232Z" />
      <path className="contrast bold" d="M300 182v34M300 236v.1" />
    </>
  ),
  'other-card': (
    <>
      <MachineShape />
      <g transform="translate(142 92)">
        <UprightBankCardShape />
      </g>
      <SlotShape />
      <g transform="translate(310 278) rotate(-90)">
        <ArrowShape length={100} />
      </g>
    </>
  ),
  'card-or-reader': (
    <>
      <g transform="translate(26 70) scale(0.62)">
        <CardShape />
      </g>
      <g transform="translate(196 44) scale(0.56)">
        <rect className="paper" x="0" y="0" width="320" height="210" rx="30" />
        <rect className="soft flat" x="60" y="128" width="200" height="40" rx="20" />
        <rect className="ink flat" x="76" y="140" width="168" height="16" rx="8" />
        <circle className="accent flat" cx="160" cy="66" r="14" />
      </g>
      <path className="accent-line" d="M164 214a34 34 0 1 1 50 30c-12 7-15 14-15 26M199 292v.1" />
    </>
  ),
  letter: (
    <>
      <g transform="translate(90 136)">
        <rect className="paper" x="0" y="0" width="220" height="144" rx="14" />
      </g>
      <rect className="paper" x="112" y="24" width="176" height="196" rx="10" />
      <path className="line thin" d="M136 54h84M136 74h112" />
      <rect className="soft flat" x="136" y="96" width="128" height="34" rx="8" />
      <rect className="soft flat" x="136" y="142" width="128" height="34" rx="8" />
      <path className="dots" d="M158 113h.1M182 113h.1M206 113h.1M230 113h.1" />
      <path className="dots" d="M152 159h.1M171 159h.1M190 159h.1M209 159h.1M228 159h.1M247 159h.1" />
      <path className="paper" d="M90 150 200 222 310 150v116a14 14 0 0 1-14 14H104a14 14 0 0 1-14-14Z" />
      <path className="line" d="M96 274l70-74M304 274l-70-74" />
    </>
  ),
  envelope: (
    <g transform="translate(90 78)">
      <EnvelopeShape />
    </g>
  ),
  email: (
    <>
      <g transform="translate(72 92)">
        <EnvelopeShape />
      </g>
      <circle className="accent" cx="300" cy="100" r="52" />
      <path className="contrast" d="M318 100a18 18 0 1 1-5-13M318 82v24c0 16 22 14 22-6a40 40 0 1 0-16 32" />
    </>
  ),
  counter: (
    <>
      <circle className="soft-line" cx="200" cy="84" r="38" />
      <path className="accent" d="M128 196c0-44 30-66 72-66s72 22 72 66Z" />
      <rect className="paper" x="40" y="192" width="320" height="30" rx="10" />
      <path className="paper" d="M62 222h276v62H62Z" />
      <path className="line thin" d="M150 222v62M250 222v62" />
      <path
        className="paper"
        d="M288 40h76a14 14 0 0 1 14 14v38a14 14 0 0 1-14 14h-46l-24 22v-22h-6a14 14 0 0 1-14-14V54a14 14 0 0 1 14-14Z"
      />
      <path className="dots" d="M304 73h.1M326 73h.1M348 73h.1" />
    </>
  ),
  clock: (
    <>
      <circle className="paper" cx="200" cy="150" r="104" />
      <path className="line thin" d="M200 62v14M200 224v14M112 150h14M274 150h14" />
      <path className="accent-line" d="M200 92v58l40 28" />
    </>
  ),
  done: (
    <>
      <circle className="good" cx="200" cy="150" r="104" />
      <path className="tick" d="M150 154l36 36 66-76" />
    </>
  ),
  reader: (
    <>
      <rect className="paper" x="70" y="70" width="260" height="170" rx="26" />
      <rect className="soft flat" x="116" y="172" width="168" height="30" rx="15" />
      <rect className="ink flat" x="128" y="181" width="144" height="12" rx="6" />
      <circle className="accent flat" cx="292" cy="108" r="10" />
      <path className="line thin" d="M108 108h56" />
    </>
  ),
  languages: (
    <>
      <path
        className="paper"
        d="M64 40h172a22 22 0 0 1 22 22v84a22 22 0 0 1-22 22h-96l-44 40v-40H64a22 22 0 0 1-22-22V62a22 22 0 0 1 22-22Z"
      />
      <path className="line thin" d="M84 82h128M84 104h92M84 126h112" />
      <path
        className="accent"
        d="M192 132h144a22 22 0 0 1 22 22v72a22 22 0 0 1-22 22h-18v38l-44-38h-82a22 22 0 0 1-22-22v-72a22 22 0 0 1 22-22Z"
      />
      <path className="contrast thin" d="M206 170h116M206 192h70M206 214h96" />
    </>
  ),
  house: (
    <>
      <rect className="paper" x="106" y="128" width="188" height="140" />
      <path className="accent" d="M200 34 330 142H70Z" />
      <path className="soft-line" d="M178 268v-70h44v70Z" />
      <rect className="paper" x="126" y="164" width="34" height="34" />
      <rect className="paper" x="240" y="164" width="34" height="34" />
      <path className="line" d="M64 268h272" />
    </>
  ),
  building: (
    <>
      <path className="accent" d="M200 40 330 112H70Z" />
      <rect className="paper" x="88" y="112" width="224" height="140" />
      <path className="line" d="M124 136v92M162 136v92M238 136v92M276 136v92" />
      <path className="soft-line" d="M182 252v-58a18 18 0 0 1 36 0v58Z" />
      <rect className="paper" x="62" y="252" width="276" height="22" rx="6" />
      <path className="line" d="M200 40V12" />
      <path className="soft-line" d="M200 12h40l-10 11 10 11h-40Z" />
    </>
  ),
} as const satisfies Readonly<Record<string, ReactNode>>;

export type PictureName = keyof typeof drawings;

type PictureProps = { readonly name: PictureName; readonly decorative?: boolean };

export function Picture({ name, decorative = false }: PictureProps) {
  const { t } = useKiosk();
  const text = decorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': t(`picture.${name}`) };
  return (
    <svg className="picture" viewBox="0 0 400 300" preserveAspectRatio="xMidYMid meet" {...text}>
      {drawings[name]}
    </svg>
  );
}
