/** What `npm run card` does, apart from the process around it. */
import { createDockClient, type DockTrouble } from './page/dock-client.ts';
import type { DockAddress } from './dock-file.ts';

/** 0 done · 1 wrong use or no such card · 3 no dock. The same meaning as in the `eid` command line. */
export type ShellOutcome = { readonly status: 0 | 1 | 3; readonly text: string };

export const usage = `Puts invented cards into the simulated reader of the running demo.

  card list          the cards, the one in the slot marked
  card insert NAME   into the empty slot
  card remove
  card swap NAME     takes out what is in the slot first

  --dock URL         the dock's address as the demo printed it
  --dock-file FILE   where the demo wrote it (default: $EID_DOCK_FILE, or .data/dock.json)
`;

const done = (text: string): ShellOutcome => ({ status: 0, text });
const wrong = (text: string): ShellOutcome => ({ status: 1, text });
const refused = (trouble: DockTrouble): ShellOutcome => ({
  status: trouble.problem === 'dock.unreachable' || trouble.problem === 'request.not-allowed' ? 3 : 1,
  text: trouble.message,
});

/** Carries out one command line (without options). */
export const runCardShell = async (words: readonly string[], dock: DockAddress): Promise<ShellOutcome> => {
  const [verb, name, ...rest] = words;
  const takesName = verb === 'insert' || verb === 'swap';
  const known = takesName || verb === 'list' || verb === 'remove';
  if (!known || rest.length > 0 || takesName !== (name !== undefined)) return wrong(usage);

  const client = createDockClient(dock);
  const before = await client.slot();
  if (!before.ok) return refused(before.failure);
  const inSlot = before.value.card;

  if (verb === 'remove') {
    if (inSlot === null) return done('The slot is empty.');
    const removed = await client.remove();
    return removed.ok ? done(`Removed ${inSlot}.`) : refused(removed.failure);
  }
  if (name !== undefined) {
    if (verb === 'insert' && inSlot !== null) {
      return wrong(`${inSlot} is in the slot. Remove it, or use: card swap ${name}`);
    }
    const inserted = await client.insert(name);
    if (!inserted.ok) return refused(inserted.failure);
    return done(inSlot === null ? `Inserted ${name}.` : `Removed ${inSlot}, inserted ${name}.`);
  }
  const overview = await client.cards();
  if (!overview.ok) return refused(overview.failure);
  const width = Math.max(...overview.value.cards.map((card) => card.name.length));
  return done(
    overview.value.cards
      .map((card) => `${card.name === inSlot ? '*' : ' '} ${card.name.padEnd(width)}  ${card.story}`)
      .join('\n'),
  );
};
