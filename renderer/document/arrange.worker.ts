import { type ArrangeRequest, arrange } from './arrange.ts';

/** Lays out graphs off the window's thread. */
self.addEventListener('message', ({ data }: MessageEvent<ArrangeRequest>) => {
  self.postMessage(arrange(data));
});
