/** docs/findings.md: the catalogue as a page, put together from the tables that run. */
import {
  type FindingCode,
  findingCatalogue,
  findingCodes,
  type Remedy,
  type SeedClass,
} from '../../contract/findings.ts';
import { clerkFindings } from '../../renderer/i18n/en/clerk-findings.ts';
import { findings as citizen } from '../../renderer/i18n/en/findings.ts';
import { technicianFindings } from '../../renderer/i18n/en/technician-findings.ts';
import { causes } from './causes.ts';
import type { Provocation } from './provocation.ts';
import { provocations } from './provocations.ts';

const areas = {
  reader: 'Service and reader',
  chip: 'Chip',
  data: 'Data',
  certificate: 'Certificates',
  card: 'Card',
  pin: 'PIN',
} as const;
type Area = keyof typeof areas;

const seedClasses: Readonly<Record<SeedClass, string>> = {
  'visible-chip-detached': 'visible: chip detached',
  'visible-wrong-data': 'visible: wrong data on the card',
  'visible-damage': 'visible: damage',
  'invisible-chip-defect': 'invisible: chip defect',
  'invisible-address-change': 'invisible: change of address',
  'invisible-wrong-chip-data': 'invisible: wrong data in the chip',
};

const ways: Readonly<Record<Provocation['through'], string>> = {
  pcscd: 'read through a real pcscd',
  service: 'state of a real pcscd',
  person: 'answer of a person',
  register: 'answer of a register about a card read through a real pcscd',
  file: 'file made of a card read through a real pcscd',
};

const remedyOf = (remedy: Remedy): string => citizen[`remedy.${remedy}`];

const section = (code: FindingCode): readonly string[] => {
  const { severity, certainty, seedClass, remedies } = findingCatalogue[code];
  const { story, through, also } = provocations[code];
  const toDo = remedies.length === 0 ? citizen['remedy.none'] : remedies.map(remedyOf).join(' ');
  const others = also.filter((other) => other !== 'certificate.test-card');
  const beside = others.length === 0 ? '' : ` Beside it: ${others.map((other) => `\`${other}\``).join(', ')}.`;
  return [
    `### ${code}`,
    '',
    causes[code],
    '',
    '| | |',
    '| --- | --- |',
    `| Severity, certainty | ${severity}, ${certainty} |`,
    ...(seedClass === null ? [] : [`| Class of the defect | ${seedClasses[seedClass]} |`]),
    `| Citizen is told | ${citizen[`finding.${code}`]} |`,
    `| Citizen can do | ${toDo} |`,
    `| Clerk | ${clerkFindings[code]} |`,
    `| Technician | ${technicianFindings[code]} |`,
    `| Brought about in test by | ${story} (${ways[through]})${beside} |`,
    '',
  ];
};

const areaOf = (code: FindingCode): string => code.slice(0, code.indexOf('.'));

const sectionsOf = (area: Area): readonly string[] => [
  `## ${areas[area]}`,
  '',
  ...findingCodes.filter((code) => areaOf(code) === area).flatMap(section),
];

const areaNames = Object.keys(areas) as readonly Area[]; // keys of our own table

export const findingsDocument = (): string =>
  [
    '# Findings',
    '',
    'Written by `node test/findings/write-findings-page.cli.ts` from the catalogue (`contract/findings.ts`), the texts of the',
    'screens and the tests; do not edit.',
    '',
    `A finding is a truth about a card, its data or its reader. There are ${findingCodes.length}. A code keeps its meaning once it is published:`,
    'the command line, the screens and the reports of defective cards all use it.',
    '',
    '- **Severity.** blocking: nothing may be filled in from this data. limiting: usable within a limit that is told. notice: worth',
    '  knowing. What keeps identity, its signature or the certificate of the register from being read is always blocking; a',
    '  damaged memory that only hits the photo is limiting.',
    '- **Certainty.** proven: by cryptography, or because the same failure came again. suspected: seen once, and something else',
    '  may be the reason. What is compared with data whose signature does not hold is suspected, whatever is said below.',
    '- **Order.** By severity, then certainty, then as in the catalogue. What follows from a known cause is not told beside it;',
    '  every cause of its own is.',
    '- **Evidence.** File, offset, status word, number of attempts, names of fields. Never a value of the card.',
    '- What a citizen has to pay and to bring comes from the file of the municipality.',
    '',
    'Every finding is brought about by `test/integration/every-finding.test.ts`, which also shows cards with nothing wrong. A card',
    'of ours that is trusted always has `certificate.test-card` too.',
    '',
    ...areaNames.flatMap(sectionsOf),
  ]
    .join('\n')
    .replace(/\n+$/, '\n');
