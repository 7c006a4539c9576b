import type { LensPass, LensProgress, LensQuestion, Notice, Worksheet } from '#app/contract/index.ts';
import { TaskCanceled } from '#app/threads/answerTasks.ts';
import { explain, makeWorksheet, PassScope, type PassState, roundedPass } from '#engine/lens/index.ts';
import { changesOf } from './changes.ts';
import { checkParameter } from './checkParameter.ts';
import { computeLandscape } from './computeLandscape.ts';
import { describeExplanation } from './describeExplanation.ts';
import { describePass } from './describePass.ts';
import { describeSubject } from './describeSubject.ts';
import { describeQuestion, describeWorksheet } from './describeWorksheet.ts';
import { noLoss } from './errors.ts';
import { SampleSearches } from './findSamples.ts';
import { followStep } from './followStep.ts';
import { judgeRun } from './judgeRun.ts';
import type { LensResults, LensStart, LensTaskOf, LensTaskType } from './lensTask.ts';
import { readPart } from './readPart.ts';
import { chooseSamples } from './samples.ts';
import type { Subject } from './subject.ts';
import { Subjects } from './subjects.ts';
import { Surfaces } from './surface.ts';
import { tryForm } from './tryForm.ts';
import { TryOuts } from './trySample.ts';

type Handlers = { readonly [Type in LensTaskType]: (task: LensTaskOf<Type>) => LensResults[Type] };

/** A computed pass, with the names of its samples. */
export interface Computed {
  readonly subject: Subject;
  readonly state: PassState;
  readonly samples: LensPass['samples'];
  /** Made for the first explanation. */
  scope?: PassScope;
}

/** The tasks of the lens's thread. It keeps what it loaded, and the last pass. */
export function createHandlers(start: LensStart, onProgress: (progress: LensProgress) => void): Handlers {
  const cancellation = new Int32Array(start.cancellation);
  const isCanceled = () => Atomics.load(cancellation, 0) !== 0;
  const goOn = () => {
    if (isCanceled()) throw new TaskCanceled();
  };
  const subjects = new Subjects({ ...start, onProgress, isCanceled });
  const searches = new SampleSearches();
  const tryOuts = new TryOuts();
  const surfaces = new Surfaces();
  let last: { readonly key: string; readonly computed: Computed } | undefined;

  /** The pass of a question, computed unless it was the last one. */
  function passOf(question: LensQuestion, refusal: Notice | undefined): Computed {
    const subject = subjects.open(question.weights, refusal);
    const { weights: _, ...asked } = question;
    const key = JSON.stringify(asked);
    if (last?.key === key && last.computed.subject === subject) return last.computed;
    last = undefined;
    const computed = compute(subject, question);
    last = { key, computed };
    return computed;
  }

  return {
    open: ({ weights, refusal }) => describeSubject(subjects.open(weights, refusal), subjects.lastStep(weights)),
    pass({ question, refusal }) {
      const { state, samples } = passOf(question, refusal);
      return describePass(state, samples);
    },
    tensor: ({ question, refusal, ...range }) => readPart(passOf(question, refusal).state, range),
    explain({ question, refusal, address, largest }) {
      const computed = passOf(question, refusal);
      computed.scope ??= new PassScope(computed.state);
      return describeExplanation(explain(computed.scope, address, { largest }));
    },
    findSamples: ({ search, refusal }) =>
      searches.find(subjects.open(search.weights, refusal), search, (share) => {
        goOn();
        onProgress({ part: 'samples', share });
      }),
    judge({ question, refusal }) {
      const { weights } = question;
      const judged = judgeRun(subjects.open(weights, refusal), question, searches, (share) => {
        goOn();
        onProgress({ part: 'samples', share });
      });
      return { ...judged, best: subjects.bestEpoch(weights.runId) };
    },
    tryForm: ({ weights, refusal }) => tryForm(subjects.open(weights, refusal).network),
    trySample: ({ weights, refusal, inputs }) => tryOuts.predict(subjects.open(weights, refusal), inputs),
    surface: ({ question, refusal }) => surfaces.of(subjects.open(question.weights, refusal), question),
    check: ({ question, refusal, parameter }) => checkParameter(passOf(question, refusal).state, parameter, goOn),
    landscape: ({ question, refusal, axes }) => computeLandscape(passOf(question, refusal).state, axes, goOn),
    worksheet({ question, refusal, path }) {
      const subject = subjects.open(question.weights, refusal);
      // Its pass has rounded numbers: the one before is gone.
      last = undefined;
      return worksheetOf(subject, question, path);
    },
    range: ({ runId }) => subjects.rangeOf(runId),
    search: ({ runId, condition, ...range }) => subjects.search(runId, condition, range),
    follow: ({ runId, step, samples, refusal }) => {
      const weights = { kind: 'run', runId, step } as const;
      const { subject, state } = passOf({ weights, samples, mode: 'evaluate', changes: [] }, refusal);
      return followStep(subject, state);
    },
    previewFork: ({ runId, step, document }) => subjects.previewFork(runId, step, document),
    keepNear({ runId, step }) {
      subjects.keepNear(runId, step);
      return null;
    },
  };
}

function compute(subject: Subject, question: LensQuestion): Computed {
  const { names, options } = optionsFor(subject, question);
  return { subject, state: subject.network.model.pass(subject.weights, options), samples: names };
}

/** @throws UserError lens.noLoss */
function worksheetOf(subject: Subject, question: LensQuestion, path: readonly string[] | undefined): Worksheet {
  const { names, options } = optionsFor(subject, question);
  const pass = roundedPass(subject.network.model, subject.weights, options);
  if (pass.loss === undefined) throw noLoss();
  return describeWorksheet(makeWorksheet(pass, { path, about: describeQuestion(question, subject, names) }));
}

/** What a pass of a question takes, and the names of its samples. */
function optionsFor(subject: Subject, question: LensQuestion) {
  const { names, ...chosen } = chooseSamples(subject, question);
  const changes = changesOf(subject.network.graph, question.changes, names.length || 1);
  return { names, options: { ...chosen, training: question.mode === 'train', changes } };
}
