import { type CostsRequest, packCosts } from './costsMessages.ts';
import { countCosts } from './countCosts.ts';

/** Counts costs off the window's thread. */
self.addEventListener('message', ({ data }: MessageEvent<CostsRequest>) => {
  const answer = packCosts(countCosts(data));
  self.postMessage(answer, { transfer: [answer.numbers.buffer] });
});
