/** Demo cards of which nothing can be read. */
import { answersToReset } from '../card/answers-to-reset.ts';
import { createVirtualCard } from '../card/create-virtual-card.ts';
import { withFaults } from '../card/faults.ts';
import type { DemoCard } from './demo-card.ts';

export const notReadable: readonly DemoCard[] = [
  {
    name: 'not-eid',
    story: 'A bank card: it answers, but it is no identity card.',
    build: () => createVirtualCard({ name: 'not-eid', atr: answersToReset['not-eid'], applet: null }),
  },
  {
    name: 'mute',
    story: 'No answer to reset: turned over, dirty or dead.',
    build: () =>
      withFaults(createVirtualCard({ name: 'mute', atr: answersToReset['1.8'], applet: null }), [{ kind: 'mute' }]),
  },
];
