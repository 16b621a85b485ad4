/** Demo cards of which nothing can be read. */
import { answersToReset } from '../card/answers-to-reset.ts';
import { createVirtualCard } from '../card/create-virtual-card.ts';
import type { DemoCard } from './demo-card.ts';
import { demoCard } from './demo-card.ts';
import { adult17 } from './holders.ts';

export const notReadable: readonly DemoCard[] = [
  {
    name: 'not-eid',
    story: 'A bank card: it answers, but it is no identity card.',
    build: () => createVirtualCard({ name: 'not-eid', atr: answersToReset['not-eid'], applet: null }),
  },
  demoCard('No answer to reset: turned over, dirty or dead.', { ...adult17, name: 'mute' }, { kind: 'mute' }),
  demoCard(
    'It answers to reset, and then never to any command.',
    { ...adult17, name: 'silent' },
    { kind: 'silent-from-command', nth: 1 },
  ),
];
