/** Parts that several drawings share. Colours come from the tokens by class (pictures.css): line, paper, soft, accent. */

/** An identity card lying flat, 240 by 152 units, chip at the left; `gone` leaves the place where it was. */
export function CardShape({ chip = 'there' }: { readonly chip?: 'there' | 'gone' }) {
  return (
    <g>
      <rect className="paper" x="0" y="0" width="240" height="152" rx="16" />
      <path className="soft flat" d="M2 34V16A14 14 0 0 1 16 2h208a14 14 0 0 1 14 14v18Z" />
      <path className="line thin" d="M20 20h72M200 20h18" />
      {chip === 'there' ? (
        <ChipShape x={24} y={58} />
      ) : (
        <rect className="hollow" x="24" y="58" width="48" height="40" rx="8" />
      )}
      <path className="line thin" d="M96 66h48M96 84h36M96 102h44" />
      <rect className="soft flat" x="164" y="50" width="56" height="72" rx="6" />
      <circle className="accent flat" cx="192" cy="76" r="13" />
      <path className="accent flat" d="M168 122c0-17 10-27 24-27s24 10 24 27Z" />
      <path className="line thin" d="M24 130h116" />
      <rect className="line" x="0" y="0" width="240" height="152" rx="16" />
    </g>
  );
}

/** The front of a newer card, 216 by 136 units: the photo and the name, and no chip. */
export function CardFrontShape() {
  return (
    <g>
      <rect className="paper" x="0" y="0" width="216" height="136" rx="15" />
      <path className="soft flat" d="M2 32V15A13 13 0 0 1 15 2h186a13 13 0 0 1 13 13v17Z" />
      <path className="line thin" d="M18 18h66" />
      <rect className="soft flat" x="20" y="46" width="58" height="72" rx="6" />
      <circle className="accent flat" cx="49" cy="72" r="13" />
      <path className="accent flat" d="M25 118c0-17 10-27 24-27s24 10 24 27Z" />
      <path className="line thin" d="M98 56h92M98 76h64M98 96h78" />
      <rect className="line" x="0" y="0" width="216" height="136" rx="15" />
    </g>
  );
}

/** Its back: the chip, and the lines that machines read. */
export function CardBackShape() {
  return (
    <g>
      <rect className="paper" x="0" y="0" width="216" height="136" rx="15" />
      <g transform="translate(22 20) scale(1.15)">
        <ChipShape x={0} y={0} />
      </g>
      <path className="line thin" d="M100 28h92M100 46h60" />
      <path className="soft flat" d="M2 88h212v33a13 13 0 0 1-13 13H15a13 13 0 0 1-13-13Z" />
      <path className="line thin dashed" d="M18 102h180M18 120h180" />
      <rect className="line" x="0" y="0" width="216" height="136" rx="15" />
    </g>
  );
}

/** A bank card upright, chip at the top, 116 by 184 units: a number and two discs instead of a photo. */
export function UprightBankCardShape() {
  return (
    <g>
      <rect className="soft-line" x="0" y="0" width="116" height="184" rx="14" />
      <g transform="translate(38 20)">
        <rect className="accent" x="0" y="0" width="40" height="48" rx="8" />
        <path className="contrast thin" d="M14 0v15M27 0v15M14 33v15M27 33v15M4 15h32M4 33h32" />
      </g>
      <path className="line thin" d="M24 96h14M51 96h14M78 96h14M24 114h68" />
      <circle className="paper" cx="50" cy="150" r="15" />
      <circle className="paper" cx="68" cy="150" r="15" />
    </g>
  );
}

/** The gold contacts, 48 by 40 units. */
export function ChipShape({ x, y }: { readonly x: number; readonly y: number }) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <rect className="accent" x="0" y="0" width="48" height="40" rx="8" />
      <path className="contrast thin" d="M0 14h15M0 27h15M33 14h15M33 27h15M15 4v32M33 4v32" />
    </g>
  );
}

/** The front of a machine with one lit slot; the card goes in from below, chip first. Drawn before the card. */
export function MachineShape() {
  return (
    <g>
      <rect className="paper" x="50" y="14" width="300" height="128" rx="22" />
      <rect className="soft flat" x="112" y="78" width="176" height="34" rx="17" />
      <circle className="accent flat" cx="318" cy="44" r="8" />
      <path className="line thin" d="M82 44h44" />
    </g>
  );
}

/** The slot itself, drawn over the end of the card that is already inside. */
export function SlotShape() {
  return <rect className="ink flat" x="124" y="86" width="152" height="14" rx="7" />;
}

/** The same card upright with the chip at the top, 116 by 184 units. */
export function UprightCardShape() {
  return (
    <g>
      <rect className="paper" x="0" y="0" width="116" height="184" rx="14" />
      <g transform="translate(38 20)">
        <rect className="accent" x="0" y="0" width="40" height="48" rx="8" />
        <path className="contrast thin" d="M14 0v15M27 0v15M14 33v15M27 33v15M4 15h32M4 33h32" />
      </g>
      <path className="line thin" d="M24 90h68M24 106h52" />
      <rect className="soft flat" x="34" y="122" width="48" height="44" rx="6" />
      <circle className="accent flat" cx="58" cy="138" r="9" />
      <path className="accent flat" d="M40 166c0-12 8-18 18-18s18 6 18 18Z" />
      <rect className="line" x="0" y="0" width="116" height="184" rx="14" />
    </g>
  );
}

export function EnvelopeShape() {
  return (
    <g>
      <rect className="paper" x="0" y="0" width="220" height="144" rx="14" />
      <path className="soft flat" d="M6 10 110 86 214 10Z" />
      <path className="line" d="M6 10 110 86 214 10M6 136 76 72M214 136l-70-64" />
      <rect className="line" x="0" y="0" width="220" height="144" rx="14" />
    </g>
  );
}

/** Points along +x from the origin; turn it with a transform. */
export function ArrowShape({ length }: { readonly length: number }) {
  return <path className="accent-line" d={`M0 0h${length}M${length - 22} -20 ${length} 0l-22 20`} />;
}
