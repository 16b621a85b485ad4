/** Brings the dock's page to life. */
import { createDockClient } from './dock-client.ts';
import type { DockSlot } from './dock-messages.ts';
import { takeDockToken } from './dock-token.ts';
import { createDockView } from './dock-view.ts';

const start = async (root: HTMLElement): Promise<void> => {
  const token = takeDockToken(window);
  if (token === null) {
    root.textContent =
      'This address lacks its key. Open the dock by the address that the demo printed, with all behind the #.';
    return;
  }
  const client = createDockClient({ origin: window.location.origin, token });
  const overview = await client.cards();
  if (!overview.ok) {
    root.textContent = overview.failure.message;
    return;
  }

  let slot: DockSlot = { card: null };
  const change = async (asked: ReturnType<typeof client.remove>): Promise<void> => {
    view.show(slot, true);
    const answer = await asked;
    if (answer.ok) slot = answer.value;
    view.say(answer.ok ? '' : answer.failure.message);
    view.show(slot, false);
  };
  const view = createDockView(root, overview.value, {
    insert: (name) => void change(client.insert(name)),
    remove: () => void change(client.remove()),
  });
  const gone = await client.follow((now) => {
    slot = now;
    view.show(slot, false);
  });
  view.say(gone.message);
};

const root = document.querySelector<HTMLElement>('#dock');
if (root !== null) await start(root);
