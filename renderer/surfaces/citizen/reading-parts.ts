/** The files of a reading as the few things that a person would name, and how far each is. */
import type { EidFileName } from '../../../contract/eid-files.ts';
import type { StateOf } from './screen-props.ts';

type Progress = StateOf<'reading'>['files'][number];
export type ReadingPart = 'identity' | 'address' | 'photo' | 'authenticity';

const partOf: { readonly [F in EidFileName]: ReadingPart } = {
  identity: 'identity',
  'identity-signature': 'identity',
  address: 'address',
  'address-signature': 'address',
  photo: 'photo',
  'rrn-certificate': 'authenticity',
  'authentication-certificate': 'authenticity',
  'signature-certificate': 'authenticity',
  'citizen-ca-certificate': 'authenticity',
  'root-certificate': 'authenticity',
  'basic-public-key': 'authenticity',
};

const order: readonly ReadingPart[] = ['identity', 'address', 'photo', 'authenticity'];

type PartProgress = { readonly part: ReadingPart; readonly phase: Progress['phase'] };

const together = (phases: readonly Progress['phase'][]): Progress['phase'] =>
  phases.every((phase) => phase === phases[0]) ? (phases[0] ?? 'waiting') : 'reading';

export function readingParts(files: readonly Progress[]): readonly PartProgress[] {
  return order.flatMap((part) => {
    const phases = files.filter(({ file }) => partOf[file] === part).map(({ phase }) => phase);
    return phases.length === 0 ? [] : [{ part, phase: together(phases) }];
  });
}
