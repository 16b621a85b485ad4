/** What it costs this process to decode and judge a card that was read: everything `interpretCard` does. */
import { type CardImage, interpretCard, type InterpretOptions } from '../../eid/index.ts';
import { median } from '../../cli/median.ts';

/** Median milliseconds of CPU, of all threads of the process: so also of what the runtime does beside. */
export const measureVerification = async (
  image: CardImage,
  options: InterpretOptions,
  times: number,
): Promise<number> => {
  const costsMs: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const before = process.cpuUsage();
    await interpretCard(image, options);
    const { user, system } = process.cpuUsage(before);
    costsMs.push((user + system) / 1000);
  }
  return median(costsMs);
};
