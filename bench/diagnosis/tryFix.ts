import { type DiagnosedRun, type DiagnosisFinding, diagnose } from '../../engine/diagnosis/index.ts';
import { applyEdits, type GraphDocument, type GraphEdit } from '../../engine/graph/index.ts';
import { prepareAs } from './changeData.ts';
import { documentOf, type PlannedRun } from './plannedRun.ts';
import { trainDocument } from './trainPlan.ts';

/** What became of a run's fault in a copy with a fix, trained anew. */
export interface FixTrial {
  /** The template of its label. */
  readonly fix: string;
  /** The fault is not found any more. */
  readonly isGone: boolean;
  /** The validation loss is lower, or finite again. */
  readonly isLower: boolean;
  /** Accuracy or R² on validation samples is at least as high. */
  readonly isAsGood: boolean;
}

/** Trains a copy of a run with the first fix of a finding; undefined if it has none. */
export function tryFix(plan: PlannedRun, run: DiagnosedRun, { code, fixes }: DiagnosisFinding): FixTrial | undefined {
  const [fix] = fixes;
  if (!fix) return undefined;
  const document: GraphDocument = applyEdits(documentOf(plan), fix.edits);
  const fixed = trainDocument({
    document,
    dataset: prepareAs(plan.dataset, document.data),
    initial: plan.initial && restarted(plan.initial, fix.edits),
  });
  const [before, after] = [run, fixed].map(({ measured }) => measured?.validation);
  return {
    fix: fix.label.template,
    isGone: diagnose(fixed).every((finding) => finding.code !== code),
    isLower: lossOf(after) < lossOf(before),
    isAsGood: metricOf(after) >= metricOf(before),
  };
}

type Result = NonNullable<DiagnosedRun['measured']>['validation'];

const lossOf = (result: Result): number => (result && Number.isFinite(result.loss) ? result.loss : Number.POSITIVE_INFINITY);

const metricOf = (result: Result): number => result?.metrics.accuracy ?? result?.metrics.r2 ?? Number.NEGATIVE_INFINITY;

/** Changes of initial weights, apart from those of nodes that a fix starts with an initializer. */
function restarted(initial: NonNullable<PlannedRun['initial']>, edits: readonly GraphEdit[]): PlannedRun['initial'] {
  const nodes = new Set(
    edits.flatMap((edit) => (edit.type === 'setParam' && edit.param.endsWith('Initializer') ? [edit.nodeId] : [])),
  );
  return (parameters) =>
    initial(parameters).map((changed, index) =>
      nodes.has(changed.name.slice(0, changed.name.lastIndexOf('.'))) ? parameters[index] : changed,
    );
}
