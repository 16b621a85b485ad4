/** The kiosk over a real pcscd that dies and comes back while a person is being helped: nobody has to restart anything. */
import { afterAll, expect, test } from 'vitest';
import { failure } from '../../contract/failures.ts';
import { failed, success } from '../../contract/result.ts';
import type { VisitCommand, VisitStateName, VisitView } from '../../contract/visit.ts';
import { createPcscCardReader } from '../../kiosk/adapters/pcsc/create-pcsc-card-reader.ts';
import { createSystemClock } from '../../kiosk/adapters/system/system-clock.ts';
import { createSystemRandom } from '../../kiosk/adapters/system/system-random.ts';
import { cardReadingForVisit } from '../../kiosk/card-reading/card-reading-for-visit.ts';
import { createCardReading } from '../../kiosk/card-reading/create-card-reading.ts';
import { createVisit } from '../../kiosk/visit/create-visit.ts';
import { createDemoCard } from '../../simulator/cards/index.ts';
import { openTestService } from '../native/test-service.ts';
import { asTestCard } from '../unit/eid/card-images.ts';
import { town } from '../unit/kiosk/visit/visit-fixtures.ts';

const service = await openTestService({ running: true });
afterAll(() => service.close());

const openVisit = () => {
  const reader = createPcscCardReader();
  const clock = createSystemClock();
  const random = createSystemRandom();
  const { crypto, roots } = asTestCard;
  const defects: unknown[] = [];
  const visit = createVisit({
    cardReading: cardReadingForVisit(createCardReading({ reader, crypto, clock, random, roots, revocation: null }), {
      attributes: (name) => reader.attributes(name),
      stateWord: () => null,
    }),
    municipality: {
      catalogue: async () => success(town),
      submitPinReprint: async () => failed(failure('backend.unreachable')),
      submitCardDefect: async () => failed(failure('backend.unreachable')),
      findCardDefect: async () => success(null),
    },
    software: { version: '0.0.0', trustListVersion: 1 },
    clock,
    random,
    journal: { write: () => undefined },
    onDefect: (error) => defects.push(error),
  });
  const stopWatching = reader.watch((snapshot) => visit.seeReaders(snapshot));
  visit.seeCatalogue(town);
  return {
    defects,
    shows: (name: VisitStateName) =>
      new Promise<VisitView['screen']>((resolve) => {
        const look = ({ screen }: VisitView): void => {
          if (screen.state === name) resolve(screen);
        };
        visit.subscribe(look);
        look(visit.view());
      }),
    does: (command: VisitCommand): void => {
      const answer = visit.act(visit.view().revision, command);
      if (!answer.ok) throw new Error(`${command.command} was refused in ${visit.view().screen.state}`);
    },
    close: async () => {
      visit.close();
      await stopWatching();
    },
  };
};

test('the service dies in the guided check and between visits, and everything goes on', async (context) => {
  if (service.skipReason !== null) context.skip(service.skipReason);
  const mute = createDemoCard('mute');
  if (mute === null) throw new Error('no mute demo card');
  const visit = openVisit();
  await visit.shows('attract');
  visit.does({ command: 'start' });
  visit.does({ command: 'choose-language', language: 'nl' });
  visit.does({ command: 'choose-service', service: 'card-defect' });
  visit.does({ command: 'describe-card', seen: 'nothing-visible' });
  await service.slot(0).insert(mute);
  expect(await visit.shows('guided-check')).toMatchObject({ step: 'turn-card', because: 'chip.mute' });

  await service.kill();
  expect(await visit.shows('card-problem')).toMatchObject({ findings: [{ code: 'reader.service-down' }] });
  await service.start();
  expect(await visit.shows('guided-check')).toMatchObject({ step: 'clean-chip' });

  await service.slot(0).remove();
  visit.does({ command: 'stop' });
  await visit.shows('attract');
  await service.stop();
  expect(await visit.shows('out-of-service')).toMatchObject({ because: 'reader.service-down' });
  await service.start();
  await visit.shows('attract');
  expect(visit.defects).toEqual([]);
  await visit.close();
});
