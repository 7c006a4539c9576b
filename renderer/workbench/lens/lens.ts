import { createStore, type StoreApi } from 'zustand/vanilla';
import type {
  LensPass,
  LensProgress,
  LensQuestion,
  LensSubject,
  LensTensor,
  LensWeights,
  TensorPart,
} from '#app/contract/index.ts';
import { type GraphDocument, layerOf, withoutBlocks } from '#engine/graph/index.ts';
import { type DescribedError, describeError } from '../connection/index.ts';
import { type LensChoices, SPEEDS, type WeightsChoice } from './choices.ts';
import { latestOnly } from './latestOnly.ts';
import type { LensCalls } from './lensCalls.ts';
import { initialWeights, isSameState, type LensSource, questionAbout, type WantedWeights, wantedWeights } from './question.ts';
import { lastPosition, type Walk, walkThrough } from './walk.ts';

/** A pass with the question that it answers. */
export interface AnsweredPass {
  readonly question: LensQuestion;
  readonly pass: LensPass;
}

/** What is looked at within a pass. */
export interface LensSelection {
  readonly node?: string;
  /** A number or tensor of the pass. */
  readonly address?: string;
}

export interface LensState {
  readonly choices: LensChoices;
  /** What-if: other values of single weights or inputs. */
  readonly changes: LensQuestion['changes'];
  /** `waiting` until somebody looks, `asking` while an answer is computed: what was shown last stays. */
  readonly status: 'waiting' | 'asking' | 'ready' | 'failed';
  readonly progress: LensProgress | undefined;
  readonly error: DescribedError | undefined;
  readonly subject: LensSubject | undefined;
  /** Undefined until there is a sample. */
  readonly answered: AnsweredPass | undefined;
  readonly walk: Walk;
  /** The index of the walk's current step. */
  readonly position: number;
  readonly isPlaying: boolean;
  readonly selection: LensSelection;
}

/** The lens of one graph: the chosen weights and samples, the pass through them, and the walk through the pass. */
export interface Lens extends StoreApi<LensState> {
  choose(change: Partial<LensChoices>): void;
  change(changes: LensQuestion['changes']): void;
  /** Asks again after a failure. */
  retry(): void;
  /** Stops what is asked for, and returns to the weights that are shown. */
  cancel(): void;
  /** Computes as long as somebody looks. @returns a function that ends looking */
  look(): () => void;
  select(selection: LensSelection): void;
  goTo(position: number): void;
  /** One step on, or back; it selects the step's node. */
  step(by: 1 | -1): void;
  /** Plays from the current position, from the end from the beginning. */
  play(): void;
  pause(): void;
  /** One step of playing, which stops at breakpoints and at the end. */
  advance(): void;
  /** Sets or removes the breakpoint of a node. */
  toggleBreakpoint(nodeId: string): void;
  /** A range of a tensor of the last pass, asked for once. */
  load(tensor: LensTensor, from: number, count: number): Promise<TensorPart>;
}

const NO_WALK: Walk = walkThrough([], () => false);

/** @param onChoices receives each change of the choices, to remember them */
export function createLens(
  source: LensSource,
  calls: LensCalls,
  choices: LensChoices,
  onChoices: (choices: LensChoices) => void,
): Lens {
  const store = createStore<LensState>(() => ({
    choices,
    changes: [],
    status: 'waiting',
    progress: undefined,
    error: undefined,
    subject: undefined,
    answered: undefined,
    walk: NO_WALK,
    position: 0,
    isPlaying: false,
    selection: {},
  }));
  let opened: (WantedWeights & { readonly subject: LensSubject }) | undefined;
  let asked: WantedWeights | undefined;
  /** What the picture shows. */
  let shown: (WantedWeights & { readonly key: string | undefined }) | undefined;
  let lookers = 0;
  const requests = latestOnly<WantedWeights>(answer);
  const parts = new WeakMap<LensQuestion, Map<string, Promise<TensorPart>>>();

  function ask(): void {
    if (lookers === 0) return;
    const wanted = wantedWeights(store.getState().choices, source) ?? wantedAfterRemoval();
    if (!wanted) return;
    if (!isSameState(wanted, asked)) requests.cancel();
    asked = wanted;
    requests.run(wanted);
  }

  /** The chosen run is gone: the choice is made anew. */
  function wantedAfterRemoval(): WantedWeights | undefined {
    const { weights } = store.getState().choices;
    if (!source.runs() || weights?.kind !== 'run') return undefined;
    remember({ weights: initialWeights(source) });
    return wantedWeights(store.getState().choices, source);
  }

  async function answer(wanted: WantedWeights, signal: AbortSignal): Promise<void> {
    store.setState({ status: 'asking', error: undefined });
    try {
      const subject = await open(wanted, signal);
      if (signal.aborted) return;
      const { choices: chosen, changes } = store.getState();
      const question = questionAbout(subject, wanted, chosen, changes);
      const key = question && JSON.stringify({ ...question, weights: undefined });
      if (isSameState(shown, wanted) && shown?.key === key) {
        store.setState({ status: 'ready' });
        return;
      }
      const pass = question && (await calls.pass(question, { signal }));
      if (signal.aborted) return;
      show(subject, question && pass && { question, pass });
      shown = { ...wanted, key };
    } catch (error) {
      if (!signal.aborted) store.setState({ status: 'failed', progress: undefined, error: describeError(error) });
    }
  }

  async function open(wanted: WantedWeights, signal: AbortSignal): Promise<LensSubject> {
    if (opened && isSameState(opened, wanted)) return opened.subject;
    const done = new AbortController();
    void follow(wanted, AbortSignal.any([signal, done.signal]));
    try {
      const subject = await calls.open({ weights: wanted.weights }, { signal });
      opened = { ...wanted, subject };
      return subject;
    } finally {
      done.abort();
      if (!signal.aborted) store.setState({ progress: undefined });
    }
  }

  /** Shows the progress of opening. Never fails: opening itself reports errors. */
  async function follow({ weights }: WantedWeights, signal: AbortSignal): Promise<void> {
    try {
      for await (const progress of await calls.progress({ weights }, { signal })) {
        if (!signal.aborted) store.setState({ progress });
      }
    } catch {
      // It has ended, or the connection has.
    }
  }

  function show(subject: LensSubject, answered: AnsweredPass | undefined): void {
    store.setState(({ walk: before, position, selection }) => {
      const walk = answered ? keepWalk(before, walkThrough(answered.pass.nodes, lossesOf(subject.document))) : NO_WALK;
      const isSameWalk = walk === before;
      return {
        status: 'ready',
        subject,
        answered,
        walk,
        position: isSameWalk ? position : lastPosition(walk),
        isPlaying: isSameWalk && store.getState().isPlaying,
        selection: isSameWalk ? selection : keepSelection(selection, answered?.pass),
      };
    });
  }

  function remember(change: Partial<LensChoices>): void {
    store.setState(({ choices: before }) => ({ choices: { ...before, ...change } }));
    onChoices(store.getState().choices);
  }

  function goTo(position: number): void {
    const { walk } = store.getState();
    const at = Math.min(lastPosition(walk), Math.max(0, position));
    const node = walk.steps[at].node;
    store.setState({ position: at, ...(node !== undefined && { selection: { node } }) });
  }

  const lens: Lens = {
    ...store,
    choose(change) {
      remember(change);
      if ('weights' in change || 'samples' in change) store.setState({ changes: [] });
      if ('weights' in change || 'samples' in change || 'mode' in change) ask();
    },
    change(changes) {
      store.setState({ changes });
      ask();
    },
    retry: ask,
    cancel() {
      requests.cancel();
      const { answered } = store.getState();
      const weights = answered?.question.weights;
      if (weights) remember({ weights: chosenAgain(weights) });
      asked = undefined;
      store.setState({ status: answered ? 'ready' : 'waiting', progress: undefined });
    },
    look() {
      lookers++;
      const end = source.subscribe(() => {
        if (!isSameState(wantedWeights(store.getState().choices, source), asked)) ask();
      });
      if (lookers === 1) ask();
      return () => {
        end();
        lookers--;
        if (lookers > 0) return;
        requests.cancel();
        // It is asked again by whoever looks next.
        asked = undefined;
        store.setState({ isPlaying: false });
      };
    },
    select: (selection) => store.setState({ selection }),
    goTo(position) {
      store.setState({ isPlaying: false });
      goTo(position);
    },
    step(by) {
      store.setState({ isPlaying: false });
      goTo(store.getState().position + by);
    },
    play() {
      const { position, walk } = store.getState();
      if (position >= lastPosition(walk)) goTo(0);
      store.setState({ isPlaying: lastPosition(walk) > 0 });
    },
    pause: () => store.setState({ isPlaying: false }),
    advance() {
      const { position, walk, choices: chosen } = store.getState();
      goTo(position + 1);
      const { node } = walk.steps[Math.min(position + 1, lastPosition(walk))];
      const stops = node === undefined || chosen.breakpoints.includes(node) || position + 1 >= lastPosition(walk);
      if (stops) store.setState({ isPlaying: false });
    },
    toggleBreakpoint(nodeId) {
      const { breakpoints } = store.getState().choices;
      const others = breakpoints.filter((id) => id !== nodeId);
      remember({ breakpoints: others.length < breakpoints.length ? others : [...others, nodeId] });
    },
    load({ address }, from, count) {
      const { answered } = store.getState();
      if (!answered) return Promise.reject(new Error('a tensor is part of a pass'));
      const { question } = answered;
      const known = parts.get(question) ?? new Map<string, Promise<TensorPart>>();
      parts.set(question, known);
      const key = `${address} ${from} ${count}`;
      const found = known.get(key) ?? calls.tensor({ question, address, from, count });
      known.set(key, found);
      // A failed one can be asked for again.
      found.catch(() => known.delete(key));
      return found;
    },
  };
  return lens;
}

/** The choice that leads to some weights; fresh ones are always those of the open graph. */
function chosenAgain(weights: LensWeights): WeightsChoice {
  if (weights.kind === 'run') return weights;
  const { document: _, ...choice } = weights;
  return choice;
}

function lossesOf(document: GraphDocument): (nodeId: string) => boolean {
  const flat = withoutBlocks(document);
  const losses = new Set(flat.nodes.filter((node) => layerOf(flat, node)?.ui.category === 'loss').map(({ id }) => id));
  return (nodeId) => losses.has(nodeId);
}

/** The walk of before if it has the same steps, so that another sample is seen at the same position. */
function keepWalk(before: Walk, now: Walk): Walk {
  const isSame =
    before.steps.length === now.steps.length &&
    before.steps.every(({ phase, node }, at) => phase === now.steps[at].phase && node === now.steps[at].node);
  return isSame ? before : now;
}

function keepSelection(selection: LensSelection, pass: LensPass | undefined): LensSelection {
  return pass?.nodes.some(({ id }) => id === selection.node) ? selection : {};
}

/** The interval of playing, in milliseconds. */
export const intervalOf = (speed: number): number => 1000 / Math.max(SPEEDS[0], speed);
