import type { EpochRow, RunEvent } from '#app/contract/index.ts';
import { backoffDelay, type Client, isRefusal } from '../connection/index.ts';
import {
  appendEpochs,
  appendGradients,
  appendSteps,
  emptySeries,
  lastStep,
  type RunSeries,
  replaceGradients,
  replaceMetrics,
} from './series.ts';
import { isActive } from './status.ts';

export interface RunFeed {
  readonly series: RunSeries;
  readonly phase: () => 'loading' | 'ready' | 'failed';
  /** Counts announced changes of the series, which grows in place. */
  readonly revision: () => number;
  /** Reports changes, at most ten times a second while the run trains. */
  subscribe(listener: () => void): () => void;
  /** Also loads the gradient history, which is long; once is enough. */
  wantGradients(): void;
  /** Loads more rows of a range of steps, if some are left out; null for none. */
  wantDetail(range: StepRange | null): void;
  /** Follows the run until it ends. */
  follow(): void;
  close(): void;
}

/** First and last step of a range. */
export interface StepRange {
  readonly from: number;
  readonly to: number;
}

/** Callbacks for a run's events. */
export interface FeedListener {
  onEvent(event: RunEvent, newEpochs: readonly EpochRow[]): void;
  onError(error: unknown): void;
}

/** Schedules a redraw of a series by its number of rows. */
type Pace = (rows: number, callback: () => void) => void;

/** Rows that can be drawn within a frame. */
const FEW_ROWS = 5000;
/** Time for training and for the person between two drawings. */
const SHORTEST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 4000;

/** Beyond this, a running run is reloaded, so that rows are thinned out. */
const MOST_ROWS = 20_000;

/** Delay, because zooming by wheel passes through many ranges. */
const DETAIL_PAUSE_MS = 120;

/** Ten times a second; less often for a long history, which takes longer to draw and changes less per step. */
function drawingPace(): Pace {
  let last = Number.NEGATIVE_INFINITY;
  return (rows, callback) => {
    const pause = rows <= FEW_ROWS ? last + SHORTEST_PAUSE_MS - performance.now() : Math.min(LONGEST_PAUSE_MS, rows / 100);
    const draw = () => {
      last = performance.now();
      callback();
    };
    if (pause <= 0) requestAnimationFrame(draw);
    else setTimeout(() => requestAnimationFrame(draw), pause);
  };
}

/** Loads a run's records, and follows new ones. */
export function createRunFeed(runId: string, client: Client, listener: FeedListener, pace: Pace = drawingPace()): RunFeed {
  const series = emptySeries();
  const listeners = new Set<() => void>();
  const abort = new AbortController();
  let revision = 0;
  let phase: ReturnType<RunFeed['phase']> = 'loading';
  let announced = false;
  let following = false;
  let gradientsWanted = false;
  let reloading: Promise<void> | undefined;
  let detailTimer: ReturnType<typeof setTimeout> | undefined;
  let detailAbort = new AbortController();

  function announce(): void {
    if (announced) return;
    announced = true;
    pace(series.steps.step.length, () => announced && notifyAll());
  }

  function notifyAll(): void {
    announced = false;
    // Not earlier: a re-render for another reason must not redraw a long history.
    revision++;
    for (const listener of listeners) listener();
  }

  async function load(): Promise<void> {
    const [metrics] = await Promise.all([client.runs.metrics({ runId }), gradientsWanted && loadGradients()]);
    replaceMetrics(series, metrics);
    phase = 'ready';
    announce();
  }

  async function loadGradients(): Promise<void> {
    replaceGradients(series, await client.runs.gradients({ runId }));
    announce();
  }

  /** Reloads a long run, so that its rows are thinned out. */
  function reloadWhereLong(): void {
    if (reloading || series.steps.step.length <= MOST_ROWS) return;
    reloading = load()
      .catch(() => {
        // Retried with the next steps.
      })
      .finally(() => {
        reloading = undefined;
      });
  }

  async function loadDetail({ from, to }: StepRange): Promise<void> {
    const { signal } = detailAbort;
    const [metrics, gradients] = await Promise.all([
      client.runs.metrics({ runId, from, to }, { signal }),
      gradientsWanted ? client.runs.gradients({ runId, from, to }, { signal }) : {},
    ]);
    if (signal.aborted) return;
    series.detail = { from, to, ...metrics, gradients: new Map(Object.entries(gradients)) };
    announce();
  }

  /** True if all rows of a range are known. */
  function isWhole({ from, to }: StepRange): boolean {
    const { steps, detail } = series;
    if (!steps.means) return true;
    if (!detail || detail.steps.means || (gradientsWanted && detail.gradients.size === 0)) return false;
    return detail.from <= from && to <= detail.to;
  }

  function wantDetail(range: StepRange | null): void {
    clearTimeout(detailTimer);
    detailAbort.abort();
    detailAbort = new AbortController();
    const { signal } = detailAbort;
    if (range === null && series.detail) {
      series.detail = undefined;
      announce();
    }
    if (range === null || isWhole(range)) return;
    detailTimer = setTimeout(() => {
      loadDetail(range).catch((error) => !signal.aborted && listener.onError(error));
    }, DETAIL_PAUSE_MS);
  }

  /** Resolves when the run has ended; rejects when the connection breaks. */
  async function watch(): Promise<void> {
    const events = await client.runs.watch({ runId, afterStep: lastStep(series) }, { signal: abort.signal });
    for await (const event of events) {
      if (event.steps) appendSteps(series, event.steps);
      if (event.gradients) appendGradients(series, event.gradients);
      const epochs = event.epochs ? appendEpochs(series, event.epochs) : [];
      listener.onEvent(event, epochs);
      reloadWhereLong();
      // A paused or ended run is shown immediately.
      if (event.progress.status === 'running') announce();
      else notifyAll();
      if (!isActive(event.progress.status)) return;
    }
    throw new Error('The run has not ended, but the news of it have');
  }

  async function watchThrough(): Promise<void> {
    for (let failures = 0; !abort.signal.aborted; failures++) {
      try {
        await watch();
        // A slow watcher gets fewer steps; load all of them.
        return await load();
      } catch (error) {
        if (abort.signal.aborted) return;
        if (isRefusal(error)) throw error;
        await new Promise((resolve) => setTimeout(resolve, backoffDelay(failures)));
        // Always, because a watcher may have received fewer steps.
        await loadAtLast();
      }
    }
  }

  /** Retries if the connection breaks, but not if the call is refused. */
  async function loadAtLast(): Promise<void> {
    for (let failures = 1; ; failures++) {
      try {
        return await load();
      } catch (error) {
        if (abort.signal.aborted || isRefusal(error)) throw error;
        await new Promise((resolve) => setTimeout(resolve, backoffDelay(failures)));
      }
    }
  }

  const loaded = loadAtLast().catch((error) => {
    phase = 'failed';
    listener.onError(error);
    announce();
  });

  return {
    series,
    phase: () => phase,
    revision: () => revision,
    subscribe(tell) {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    wantGradients() {
      if (gradientsWanted) return;
      gradientsWanted = true;
      loadGradients().catch(listener.onError);
    },
    follow() {
      if (following) return;
      following = true;
      loaded
        .then(watchThrough)
        .catch((error) => listener.onError(error))
        .finally(() => {
          following = false;
        });
    },
    wantDetail,
    close() {
      abort.abort();
      wantDetail(null);
    },
  };
}
