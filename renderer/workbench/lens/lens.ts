import { createStore } from 'zustand/vanilla';
import type { LensPass, LensQuestion, LensSubject, LensWeights } from '#app/contract/index.ts';
import { type GraphDocument, layerOf, withoutBlocks } from '#engine/graph/index.ts';
import { describeError } from '../connection/index.ts';
import type { LensChoices, WeightsChoice } from './choices.ts';
import { isSameRun, KeptPasses, wantedStep } from './keptPasses.ts';
import { latestOnly } from './latestOnly.ts';
import type { LensCalls } from './lensCalls.ts';
import type { AnsweredPass, Lens, LensSelection, LensState } from './lensState.ts';
import { PassParts } from './passParts.ts';
import { initialWeights, isSameState, type LensSource, questionAbout, type WantedWeights, wantedWeights } from './question.ts';
import { lastPosition, type Walk, walkThrough } from './walk.ts';
import { walker } from './walker.ts';

const NO_CHANGES: LensQuestion['changes'] = [];
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
    changes: NO_CHANGES,
    status: 'waiting',
    progress: undefined,
    error: undefined,
    subject: undefined,
    answered: undefined,
    original: undefined,
    walk: NO_WALK,
    position: 0,
    isPlaying: false,
    isHeld: false,
    selection: {},
  }));
  let opened: (WantedWeights & { readonly subject: LensSubject }) | undefined;
  let asked: WantedWeights | undefined;
  /** What the picture shows. */
  let shown: (WantedWeights & { readonly key: string | undefined }) | undefined;
  let lookers = 0;
  const requests = latestOnly<WantedWeights>(answer);
  const kept = new KeptPasses();
  const parts = new PassParts(calls);

  function ask(): void {
    if (lookers === 0) return;
    const wanted = wantedWeights(store.getState().choices, source) ?? wantedAfterRemoval();
    if (!wanted) return;
    if (!isSameState(wanted, asked)) {
      // While a scrubber moves, steps that are soon ready are shown; of those in between, the newest is asked for.
      const isScrubbing = isSameRun(asked, wanted) && store.getState().progress === undefined;
      if (!isScrubbing) requests.cancel();
      // They were changes of other weights.
      store.setState({ changes: NO_CHANGES });
    }
    asked = wanted;
    if (showKept(wanted)) requests.cancel();
    else requests.run(wanted);
  }

  /** Shows the pass of the nearest kept step, if it is nearer than the present one. @returns true if it is the wanted one */
  function showKept(wanted: WantedWeights): boolean {
    const { subject: before, choices: chosen, changes } = store.getState();
    const step = wantedStep(wanted);
    if (!before?.run || step === undefined || wanted.weights.kind === 'fresh' || before.run.id !== wanted.weights.runId)
      return false;
    const question = questionAbout(before, wanted, chosen, changes);
    const key = question && keyOf(question);
    const near = key === undefined ? undefined : kept.nearest(runOf(wanted), key, step);
    const nearStep = near?.subject.run?.step;
    if (!near || key === undefined || nearStep === undefined) return false;
    const isExact = nearStep === step;
    if (isExact || Math.abs(nearStep - step) < Math.abs(before.run.step - step)) show(near.subject, near.answered);
    shown = isExact ? { ...wanted, key } : undefined;
    if (isExact) opened = { ...wanted, subject: near.subject };
    return isExact;
  }

  const runOf = ({ weights }: WantedWeights) =>
    weights.kind === 'run' ? source.runs()?.find(({ id }) => id === weights.runId) : undefined;

  /** The chosen run is gone: the choice is made anew. */
  function wantedAfterRemoval(): WantedWeights | undefined {
    const { weights } = store.getState().choices;
    if (!source.runs() || weights?.kind !== 'run') return undefined;
    remember({ weights: initialWeights(source), comparedStep: undefined });
    return wantedWeights(store.getState().choices, source);
  }

  async function answer(wanted: WantedWeights, signal: AbortSignal): Promise<void> {
    store.setState({ status: 'asking', error: undefined });
    try {
      const subject = await open(wanted, signal);
      if (signal.aborted) return;
      const { choices: chosen, changes } = store.getState();
      const question = questionAbout(subject, wanted, chosen, changes);
      const key = question && keyOf(question);
      if (isSameState(shown, wanted) && shown?.key === key) {
        store.setState({ status: 'ready' });
        return;
      }
      const pass = question && (await calls.pass(question, { signal }));
      if (signal.aborted) return;
      const answered = question && pass && { question, pass };
      show(subject, answered);
      shown = { ...wanted, key };
      if (answered && key !== undefined && wantedStep(wanted) !== undefined) kept.add(runOf(wanted), key, { subject, answered });
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
  async function follow(wanted: WantedWeights, signal: AbortSignal): Promise<void> {
    try {
      for await (const progress of await calls.progress({ weights: wanted.weights }, { signal })) {
        if (signal.aborted) continue;
        store.setState({ progress });
        // It takes long, and something else is wanted meanwhile.
        if (asked && !isSameState(asked, wanted)) {
          const next = asked;
          requests.cancel();
          requests.run(next);
        }
      }
    } catch {
      // It has ended, or the connection has.
    }
  }

  function show(subject: LensSubject, answered: AnsweredPass | undefined): void {
    store.setState(({ walk: before, position, selection, original }) => {
      const walk = answered ? keepWalk(before, walkThrough(answered.pass.nodes, lossesOf(subject.document))) : NO_WALK;
      const isSameWalk = walk === before;
      return {
        status: 'ready',
        error: undefined,
        subject,
        answered,
        original: answered?.question.changes.length === 0 ? answered : original,
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

  const lens: Lens = {
    ...store,
    choose(change) {
      remember(change);
      if (!('weights' in change || 'samples' in change || 'mode' in change)) return;
      store.setState({ changes: NO_CHANGES });
      ask();
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
    ...walker(store, remember),
    load({ address }, from, count) {
      const { answered } = store.getState();
      if (!answered) return Promise.reject(new Error('a tensor is part of a pass'));
      return parts.load({ question: answered.question, address, from, count });
    },
    loaded({ address }, from, count) {
      const question = store.getState().answered?.question;
      return question && parts.loaded({ question, address, from, count });
    },
  };
  return lens;
}

/** The same for all weights. */
const keyOf = (question: LensQuestion): string => JSON.stringify({ ...question, weights: undefined });

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
