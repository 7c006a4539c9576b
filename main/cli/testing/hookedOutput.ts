import { Writable } from 'node:stream';

/** A stream that collects its text. */
export type HookedOutput = Writable & { readonly text: string };

/** An output that runs an action once, when an awaited line is written. */
export function hookedOutput(isAwaited: (line: string) => boolean, act: () => void): HookedOutput {
  let text = '';
  let isDone = false;
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      text += chunk.toString('utf8');
      if (!isDone && isAwaited(chunk.toString('utf8'))) {
        isDone = true;
        act();
      }
      done();
    },
  });
  return Object.defineProperty(stream, 'text', { get: () => text }) as HookedOutput;
}
