import type {
  DecisionSurface,
  Explanation,
  FollowedStep,
  ForkPreview,
  FoundSample,
  HeldCondition,
  Landscape,
  LandscapeAxis,
  LensPass,
  LensQuestion,
  LensSubject,
  LensWeights,
  Notice,
  ParameterCheck,
  PinnedSamples,
  ResultsQuestion,
  RunResults,
  RunWeights,
  SamplePrediction,
  SampleSearch,
  SurfaceQuestion,
  TensorPart,
  TensorRange,
  TryForm,
  TypedInputs,
  Worksheet,
} from '#app/contract/index.ts';
import type { GraphDocument } from '#engine/graph/index.ts';

/** Start data of the lens's thread. */
export interface LensStart {
  readonly databaseFile: string;
  readonly resourcesDirectory: string;
  /** Base of relative data set paths of graphs. */
  readonly baseDirectory: string;
  /** An Int32 that is not 0 while a task shall be given up. */
  readonly cancellation: SharedArrayBuffer;
}

interface Ask<Type extends string> {
  readonly type: Type;
  /** Why the data must not be read, if its files were not allowed. */
  readonly refusal: Notice | undefined;
}

/** About a pass. */
interface AskPass<Type extends string> extends Ask<Type> {
  readonly question: LensQuestion;
}

interface OpenTask extends Ask<'open'> {
  readonly weights: LensWeights;
}

interface TensorTask extends AskPass<'tensor'>, TensorRange {}

interface ExplainTask extends AskPass<'explain'> {
  readonly address: string;
  readonly largest: number;
}

interface FindSamplesTask extends Ask<'findSamples'> {
  readonly search: SampleSearch;
}

/** Judges the predictions for a split. */
interface JudgeTask extends Ask<'judge'> {
  readonly question: ResultsQuestion;
}

/** Describes how inputs are typed. */
interface TryFormTask extends Ask<'tryForm'> {
  readonly weights: RunWeights;
}

/** Predicts a typed sample. */
interface TrySampleTask extends Ask<'trySample'> {
  readonly weights: RunWeights;
  readonly inputs: TypedInputs;
}

interface CheckTask extends AskPass<'check'> {
  readonly parameter: string;
}

interface LandscapeTask extends AskPass<'landscape'> {
  readonly axes: readonly LandscapeAxis[];
}

interface WorksheetTask extends AskPass<'worksheet'> {
  readonly path: readonly string[] | undefined;
}

/** The steps of a run that can be seen, and the last one that can be searched. */
export interface RunRange {
  readonly first: number;
  readonly last: number;
  readonly lastSearched: number;
}

/** The predictions over two features. */
interface SurfaceTask extends Ask<'surface'> {
  readonly question: SurfaceQuestion;
}

interface RangeTask {
  readonly type: 'range';
  readonly runId: string;
}

/** A part of a search through the steps of a run, which ends after a moment. */
interface SearchTask {
  readonly type: 'search';
  readonly runId: string;
  readonly condition: string;
  readonly from: number;
  readonly to: number;
}

/** What a part of a search has found. */
export interface SearchedPart {
  readonly held?: HeldCondition;
  /** The step to go on from, if there are more. */
  readonly next?: number;
}

/** The pass of pinned samples after one step. */
interface FollowTask extends Ask<'follow'> {
  readonly runId: string;
  readonly step: number;
  readonly samples: PinnedSamples;
}

/** What a new run of a graph would keep of another one after a step. */
interface PreviewForkTask {
  readonly type: 'previewFork';
  readonly runId: string;
  readonly step: number;
  readonly document: GraphDocument;
}

/** Makes the steps around a shown one ready, while nothing else is asked for. */
interface KeepNearTask {
  readonly type: 'keepNear';
  readonly runId: string;
  readonly step: number;
}

export type LensTask =
  | OpenTask
  | AskPass<'pass'>
  | TensorTask
  | ExplainTask
  | FindSamplesTask
  | JudgeTask
  | TryFormTask
  | TrySampleTask
  | SurfaceTask
  | CheckTask
  | LandscapeTask
  | WorksheetTask
  | RangeTask
  | FollowTask
  | SearchTask
  | PreviewForkTask
  | KeepNearTask;
export type LensTaskType = LensTask['type'];
export type LensTaskOf<Type extends LensTaskType> = Extract<LensTask, { readonly type: Type }>;

export interface LensResults {
  readonly open: LensSubject;
  readonly pass: LensPass;
  readonly tensor: TensorPart;
  readonly explain: Explanation;
  readonly findSamples: FoundSample[];
  readonly judge: RunResults;
  readonly tryForm: TryForm;
  readonly trySample: SamplePrediction[];
  readonly surface: DecisionSurface;
  readonly check: ParameterCheck;
  readonly landscape: Landscape;
  readonly worksheet: Worksheet;
  readonly range: RunRange;
  readonly search: SearchedPart;
  readonly follow: FollowedStep;
  readonly previewFork: ForkPreview;
  readonly keepNear: null;
}
