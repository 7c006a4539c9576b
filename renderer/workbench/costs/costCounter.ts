import { createStore, type StoreApi } from 'zustand/vanilla';
import type { GraphAnalysis } from '#engine/graph/index.ts';
import { analyzedDocument, noteDuration } from '../../document/index.ts';
import { type CostsAnswer, type CostsRequest, type GraphCosts, unpackCosts } from './worker/costsMessages.ts';

/** A state of a graph. */
interface CountedGraph {
  /** Id of the open graph. */
  readonly graphId: string;
  /** The analysis of its document: a new object for each new state. */
  readonly analysis: GraphAnalysis;
}

/** The last result. */
interface LatestCosts extends CountedGraph {
  readonly costs: GraphCosts;
}

/** Counts costs of graphs in a worker: one state at a time, then only the newest requested. */
export interface CostCounter {
  /** Kept while a newer state is counted; null at first, and after a failure. */
  readonly latest: StoreApi<LatestCosts | null>;
  /** Requests the costs of a graph's current state; earlier requests are dropped. */
  request(graph: CountedGraph): void;
}

/** The part of a worker used here. */
export interface CostsWorker extends Pick<Worker, 'terminate' | 'addEventListener'> {
  postMessage(request: CostsRequest): void;
}

const startWorker = (): CostsWorker => new Worker(new URL('./worker/costs.worker.ts', import.meta.url), { type: 'module' });

export function createCostCounter(start: () => CostsWorker = startWorker): CostCounter {
  return new WorkerCounter(start);
}

class WorkerCounter implements CostCounter {
  readonly latest: StoreApi<LatestCosts | null> = createStore<LatestCosts | null>(() => null);
  readonly #start: () => CostsWorker;
  /** Undo, or another tab, restores a state that was counted before. */
  readonly #known = new WeakMap<GraphAnalysis, GraphCosts>();
  #worker: CostsWorker | undefined;
  #counting: CountedGraph | undefined;
  #wanted: CountedGraph | undefined;
  #wantedSince = 0;

  constructor(start: () => CostsWorker) {
    this.#start = start;
    // Preloaded while the window opens.
    this.#worker = this.#startWorker();
  }

  request(graph: CountedGraph): void {
    if (graph.analysis === this.#wanted?.analysis && graph.graphId === this.#wanted.graphId) return;
    this.#wanted = graph;
    this.#wantedSince = performance.now();
    if (!this.#show(graph) && !this.#counting) this.#count(graph);
  }

  /** @returns true if its costs are known */
  #show({ graphId, analysis }: CountedGraph): boolean {
    const costs = this.#known.get(analysis);
    if (costs) this.latest.setState({ graphId, analysis, costs }, true);
    return costs !== undefined;
  }

  #count(graph: CountedGraph): void {
    this.#counting = graph;
    this.#worker ??= this.#startWorker();
    this.#worker.postMessage(JSON.stringify(analyzedDocument(graph.analysis)));
  }

  #startWorker(): CostsWorker {
    const worker = this.#start();
    worker.addEventListener('message', ({ data }: MessageEvent<CostsAnswer>) => {
      if (worker === this.#worker) this.#end(unpackCosts(data));
    });
    worker.addEventListener('error', (event) => {
      // Costs are optional: they are missing until the next edit.
      event.preventDefault();
      if (worker !== this.#worker) return;
      worker.terminate();
      this.#worker = undefined;
      this.#end(undefined);
    });
    return worker;
  }

  #end(costs: GraphCosts | undefined): void {
    const counted = this.#counting;
    this.#counting = undefined;
    if (counted && costs) this.#known.set(counted.analysis, costs);
    const wanted = this.#wanted;
    if (!wanted) return;
    if (this.#show(wanted)) {
      noteDuration('costs', this.#wantedSince);
      return;
    }
    if (wanted === counted) this.latest.setState(null, true);
    else this.#count(wanted);
  }
}
