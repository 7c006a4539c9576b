import type { LensQuestion } from '#app/contract/index.ts';
import type { GraphDocument } from '#engine/graph/index.ts';
import type { Lesson, LessonNetwork, NetworkState, Setup } from './format/index.ts';

/** What a page is about: a network, and what the lens shows of it. */
export interface Scene {
  /** The name of the network. */
  readonly name: string;
  readonly network: LessonNetwork;
  /** The index of the page that begins with the network anew. */
  readonly since: number;
  readonly state: NetworkState;
}

/** The scene of a page: the network that was set up last, with all that the pages since then have set. */
export function sceneOf({ networks, pages }: Lesson, page: number): Scene {
  const begins = pages.slice(0, page + 1).findLastIndex(({ setup }) => setup.network !== undefined);
  const since = Math.max(0, begins);
  const name = pages[since].setup.network ?? Object.keys(networks)[0];
  const network = networks[name];
  const settings = pages.slice(since, page + 1).map(({ setup }) => stateIn(setup));
  const state: NetworkState = Object.assign({}, network.state, ...settings);
  return { name, network, since, state };
}

function stateIn({ seed, weights, sample }: Setup): NetworkState {
  return { ...(seed !== undefined && { seed }), ...(weights && { weights }), ...(sample && { sample }) };
}

/** True if a page sets anything that the lens shows. */
export const setsState = (setup: Setup): boolean => Object.keys(stateIn(setup)).length > 0;

/** True if the lens shows the same on both pages. */
export const hasSameState = (a: Scene, b: Scene): boolean =>
  a.name === b.name && a.since === b.since && JSON.stringify(a.state) === JSON.stringify(b.state);

/** The document of a network: a given graph with its own settings of data and training. */
export function documentOf({ data, training }: LessonNetwork, graph: GraphDocument, name: string): GraphDocument {
  return {
    ...graph,
    name,
    ...(data && { data }),
    ...(training && { training: { ...graph.training, ...training } }),
  };
}

/** Fresh weights from a seed, with those that the lesson gives. */
export const freshWeights = ({ seed, weights }: NetworkState, { training }: GraphDocument) => ({
  kind: 'fresh' as const,
  seed: seed ?? training?.seed ?? 1,
  ...(weights && { values: weights }),
});

/** The question to the lens whose pass has the answers of a page. Undefined without a sample. */
export function questionOf(state: NetworkState, document: GraphDocument): LensQuestion | undefined {
  const samples = state.sample ?? (document.data && { kind: 'data' as const, split: 'train' as const, numbers: [0] });
  return samples && { weights: { ...freshWeights(state, document), document }, samples, mode: 'evaluate', changes: [] };
}

/** True if two documents compute the same: positions and names aside. */
export function computesTheSame(a: GraphDocument, b: GraphDocument): boolean {
  const essence = ({ nodes, edges, data, training }: GraphDocument) =>
    JSON.stringify([
      nodes.map(({ id, type, params, bypassed }) => [id, type, params, bypassed]),
      edges.map(({ from, to }) => [from, to]),
      data,
      training,
    ]);
  return essence(a) === essence(b);
}
