import { SingleBar } from 'cli-progress';
import type { RunProgress } from '#app/contract/index.ts';
import type { Output } from '../environment.ts';
import { formatCount, formatDuration, formatNumber } from './numbers.ts';

const FORMAT = 'epoch {epoch}/{epochs} [{bar}] {percentage}% | {speed} samples/s | {left} left | loss {loss}';

/** The progress bar of a training on a terminal. Shows nothing if standard error is no terminal. */
export class ProgressBar {
  readonly #stream: Output;
  readonly #bar: SingleBar;
  #loss: number | null = null;
  #isShown = false;

  constructor(stream: Output) {
    this.#stream = stream;
    this.#bar = new SingleBar({
      stream,
      format: FORMAT,
      barsize: 24,
      barCompleteChar: '=',
      barIncompleteChar: '-',
      clearOnComplete: true,
      gracefulExit: false,
      hideCursor: true,
      linewrap: false,
    });
  }

  /** @param loss of the latest step, if known */
  update(progress: RunProgress, loss?: number | null): void {
    if (!this.#stream.isTTY) return;
    this.#loss = loss ?? this.#loss;
    const { epoch, epochs, step, steps, samplesPerSecond, secondsLeft } = progress;
    const shown = {
      epoch,
      epochs,
      speed: formatCount(samplesPerSecond),
      left: secondsLeft === null ? '-' : formatDuration(secondsLeft),
      loss: formatNumber(this.#loss),
    };
    if (this.#isShown) this.#bar.update(step, shown);
    else this.#bar.start(steps, step, shown);
    this.#isShown = true;
  }

  /** Hides the bar before other output; the next update shows it again. */
  hide(): void {
    if (this.#isShown) this.#bar.stop();
    this.#isShown = false;
  }
}
