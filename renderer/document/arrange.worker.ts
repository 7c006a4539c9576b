import { type ArrangeRequest, arrange } from './arrange.ts';

/** Lays graphs out away from the window, which goes on meanwhile. */
self.addEventListener('message', ({ data }: MessageEvent<ArrangeRequest>) => {
  self.postMessage(arrange(data));
});
