import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDock, type Dock, type DockOptions } from '../../../../simulator/dock/dock.ts';
import { createVirtualReader, type VirtualReader } from '../../../../simulator/reader/virtual-reader.ts';
import { recordingCard } from '../reader/recording-card.ts';

export const offeredCards = ['adult', 'child', 'worn'].map((name) => ({
  name,
  story: `The story of ${name}.`,
  build: () => recordingCard({ name }),
}));

export type RunningDock = {
  readonly dock: Dock;
  readonly virtual: VirtualReader;
  readonly folder: string;
  readonly defects: unknown[];
  stop(): Promise<void>;
};

/** A dock on a virtual reader, with a page of two small files. */
export const startTestDock = async (options: Partial<DockOptions> = {}): Promise<RunningDock> => {
  const folder = mkdtempSync(join(tmpdir(), 'dock-'));
  const pageFolder = join(folder, 'page');
  mkdirSync(join(pageFolder, 'assets'), { recursive: true });
  writeFileSync(join(pageFolder, 'index.html'), '<!doctype html><title>dock</title>');
  writeFileSync(join(pageFolder, 'assets', 'page.js'), 'void 0;');
  writeFileSync(join(folder, 'secret.js'), 'not for serving');
  const virtual = createVirtualReader({ name: 'Invented Reader' });
  const defects: unknown[] = [];
  const dock = await startDock({
    slot: virtual.slot,
    cards: offeredCards,
    reader: 'Invented Reader',
    pageFolder,
    onDefect: (cause) => defects.push(cause),
    ...options,
  });
  return {
    dock,
    virtual,
    folder,
    defects,
    stop: async () => {
      await dock.close();
      rmSync(folder, { recursive: true });
    },
  };
};
