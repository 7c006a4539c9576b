import { createStore, type StoreApi } from 'zustand/vanilla';
import type { GraphAnalysis } from '#engine/graph/index.ts';
import { analyzedDocument, noteDuration } from '../../document/index.ts';
import { type CostsAnswer, type CostsRequest, type GraphCosts, unpackCosts } from './worker/costsMessages.ts';

/** A state of a graph. */
export interface CountedGraph {
  /** The id of the open graph. */
  readonly graphId: string;
  /** What is known of its document: another object whenever that is other. */
  readonly analysis: GraphAnalysis;
}

/** What was counted last. */
export interface LatestCosts extends Pick<CountedGraph, 'graphId' | 'analysis'> {
  readonly costs: GraphCosts;
}

/** Counts what graphs cost in a worker: one state at a time, and of those that come meanwhile the newest only. */
export interface CostCounter {
  /** Stays as it is while a newer state is counted; null at first, and where counting failed. */
  readonly latest: StoreApi<LatestCosts | null>;
  /** Asks for the costs of a graph as it is now; what was asked before is dropped. */
  request(graph: CountedGraph): void;
}

/** What of a worker is needed here. */
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
  /** An undo, or another tab, brings back a state that was counted before. */
  readonly #known = new WeakMap<GraphAnalysis, GraphCosts>();
  #worker: CostsWorker | undefined;
  #counting: CountedGraph | undefined;
  #wanted: CountedGraph | undefined;
  #wantedSince = 0;

  constructor(start: () => CostsWorker) {
    this.#start = start;
    // It loads while the window opens.
    this.#worker = this.#startWorker();
  }

  request(graph: CountedGraph): void {
    if (graph.analysis === this.#wanted?.analysis && graph.graphId === this.#wanted.graphId) return;
    this.#wanted = graph;
    this.#wantedSince = performance.now();
    if (!this.#show(graph) && !this.#counting) this.#count(graph);
  }

  /** @returns whether its costs are known */
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
      // Nobody needs costs to go on: they are missing until the next edit.
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
