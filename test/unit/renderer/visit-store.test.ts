/** The store keeps the host's word in order, lets one action run at a time, and survives a host that goes and comes. */
import { describe, expect, it } from 'vitest';
import type { KioskEvent, KioskMethod } from '../../../contract/kiosk-api.ts';
import type { KioskHost } from '../../../contract/kiosk-host.ts';
import { failure } from '../../../contract/failures.ts';
import { failed, success } from '../../../contract/result.ts';
import type { VisitView } from '../../../contract/visit.ts';
import { keepConnected } from '../../../renderer/client/keep-connected.ts';
import { createVisitStore } from '../../../renderer/client/visit-store.ts';
import { normalModes } from '../../../renderer/ui/modes.ts';
import { describeKiosk } from '../../e2e/screens/sample-kiosk.ts';
import { sampleNamed } from '../../e2e/screens/sample-views.ts';

const viewOf = (name: string, revision: number, change: Partial<VisitView> = {}): VisitView => ({
  revision,
  language: 'nl',
  ...sampleNamed(name).view,
  ...change,
});

type Answer = unknown;

/** A host that says what it is told to say, one queued answer per call, and counts its calls. */
function scriptedHost() {
  const listeners = new Map<string, (payload: never) => void>();
  const calls: { readonly method: KioskMethod; readonly params: unknown }[] = [];
  let view = viewOf('attract/plain', 1);
  let gone = false;
  const queued: (() => Promise<Answer>)[] = [];
  const host: KioskHost = {
    link: 'direct',
    call: async (method, params) => {
      calls.push({ method, params });
      if (gone) throw new Error('gone');
      const next = method === 'visit.act' ? queued.shift() : undefined;
      const answer: Answer =
        next !== undefined
          ? await next()
          : success(method === 'kiosk.describe' ? describeKiosk('portrait') : method === 'visit.touch' ? {} : view);
      return answer as never; // the script answers in the shape of the method
    },
    on: (event, listener) => {
      listeners.set(event, listener);
      return () => void listeners.delete(event);
    },
  };
  return {
    host,
    calls,
    tell: (event: KioskEvent, payload: unknown) => listeners.get(event)?.(payload as never),
    serve: (next: VisitView) => {
      view = next;
    },
    leave: (away: boolean) => {
      gone = away;
    },
    answerAct: (next: () => Promise<Answer>) => queued.push(next),
    listeners,
  };
}

const started = async () => {
  const script = scriptedHost();
  let nowMs = 0;
  const store = createVisitStore(script.host, { now: () => nowMs });
  await store.refresh();
  return { ...script, store, pass: (ms: number) => (nowMs += ms) };
};

describe('views', () => {
  it('an older event changes nothing, a newer one does', async () => {
    const { store, tell } = await started();
    tell('visit.changed', viewOf('choosing-service/plain', 5));
    tell('visit.changed', viewOf('choosing-language/plain', 4));
    expect(store.getState().view?.screen.state).toBe('choosing-service');
  });

  it('a host that began anew is believed although its revisions are lower', async () => {
    const { store, tell, serve } = await started();
    tell('visit.changed', viewOf('reviewing/plain', 40));
    serve(viewOf('attract/plain', 1));
    await store.refresh();
    expect(store.getState().view?.revision).toBe(1);
  });

  it('a new visit finds everything back to normal', async () => {
    const { store, tell } = await started();
    tell('visit.changed', viewOf('choosing-service/plain', 2));
    store.setMode('size', 'xl');
    store.setMode('contrast', 'white');
    tell('visit.changed', viewOf('reviewing/plain', 3));
    expect(store.getState().modes.size).toBe('xl');
    tell('visit.changed', viewOf('attract/plain', 4));
    expect(store.getState().modes).toEqual(normalModes);
  });

  it('a panel closes when the screen under it changes or the warning comes up', async () => {
    const { store, tell } = await started();
    tell('visit.changed', viewOf('choosing-service/plain', 2));
    store.show('help');
    tell('visit.changed', viewOf('choosing-service/plain', 3, { language: 'fr' }));
    expect(store.getState().overlay).toBe('help');
    tell('visit.changed', viewOf('choosing-service/plain', 4, { warning: { endsInMs: 45_000 } }));
    expect(store.getState().overlay).toBeNull();
  });
});

describe('actions', () => {
  it('carry the revision, and only one is in flight', async () => {
    const { store, calls, answerAct } = await started();
    let release = (): void => undefined;
    answerAct(
      () =>
        new Promise((resolve) => {
          release = () => resolve(success(viewOf('choosing-language/plain', 2)));
        }),
    );
    const first = store.act({ command: 'start' });
    await store.act({ command: 'start' });
    release();
    await first;
    const acts = calls.filter(({ method }) => method === 'visit.act');
    expect(acts).toEqual([{ method: 'visit.act', params: { revision: 1, command: { command: 'start' } } }]);
    expect(store.getState().view?.revision).toBe(2);
  });

  it('a refusal because the moment has passed is silent and refreshes the view', async () => {
    const { store, answerAct, serve } = await started();
    serve(viewOf('choosing-service/plain', 7));
    answerAct(async () => failed(failure('visit.not-now')));
    await store.act({ command: 'start' });
    expect(store.getState()).toMatchObject({ notice: null, busy: false });
    expect(store.getState().view?.revision).toBe(7);
  });

  it('a defect of ours is said, until the screen changes', async () => {
    const { store, answerAct, tell } = await started();
    answerAct(async () => failed(failure('defect.internal')));
    await store.act({ command: 'start' });
    expect(store.getState().notice).toBe('defect.internal');
    tell('visit.changed', viewOf('choosing-service/plain', 9));
    expect(store.getState().notice).toBeNull();
  });
});

describe('signs of life', () => {
  it('are sent once a second, but always while the warning is up', async () => {
    const { store, calls, tell, pass } = await started();
    const touches = () => calls.filter(({ method }) => method === 'visit.touch').length;
    store.touch();
    store.touch();
    expect(touches()).toBe(1);
    pass(1000);
    store.touch();
    expect(touches()).toBe(2);
    tell('visit.changed', viewOf('choosing-service/plain', 2, { warning: { endsInMs: 45_000 } }));
    store.touch();
    store.touch();
    expect(touches()).toBe(4);
  });
});

describe('the connection', () => {
  it('is lost by a rejected call, keeps the language, and heals by asking again', async () => {
    const script = scriptedHost();
    const waiting: (() => void)[] = [];
    const store = createVisitStore(script.host, { now: () => 0 });
    const stop = keepConnected(store, {
      after: (_delayMs, action) => {
        waiting.push(action);
        return () => void waiting.splice(waiting.indexOf(action), 1);
      },
    });
    const settle = () => new Promise((resolve) => setImmediate(resolve));
    await settle();
    script.tell('visit.changed', viewOf('choosing-service/plain', 3, { language: 'de' }));
    script.leave(true);
    await store.act({ command: 'back' });
    expect(store.getState()).toMatchObject({ connection: 'lost', language: 'de', busy: false, view: null });
    script.leave(false);
    script.serve(viewOf('attract/plain', 1));
    waiting.at(-1)?.();
    await settle();
    expect(store.getState().connection).toBe('up');
    expect(store.getState().view?.screen.state).toBe('attract');
    stop();
    store.dispose();
    expect(script.listeners.size).toBe(0);
  });
});
