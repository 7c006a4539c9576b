import type {
  Explanation,
  FoundSample,
  Landscape,
  LensPass,
  LensProgress,
  LensQuestion,
  LensSubject,
  LensWeights,
  ParameterCheck,
  SampleSearch,
  TensorPart,
} from '#app/contract/index.ts';

interface CallOptions {
  readonly signal?: AbortSignal;
}

/** The contract's calls for the lens. */
export interface LensCalls {
  open(subject: { readonly weights: LensWeights }, options?: CallOptions): Promise<LensSubject>;
  progress(subject: { readonly weights: LensWeights }, options?: CallOptions): Promise<AsyncIterable<LensProgress>>;
  pass(question: LensQuestion, options?: CallOptions): Promise<LensPass>;
  tensor(
    range: { readonly question: LensQuestion; readonly address: string; readonly from?: number; readonly count?: number },
    options?: CallOptions,
  ): Promise<TensorPart>;
  explain(
    number: { readonly question: LensQuestion; readonly address: string; readonly largest?: number },
    options?: CallOptions,
  ): Promise<Explanation>;
  findSamples(search: SampleSearch, options?: CallOptions): Promise<FoundSample[]>;
  check(
    parameter: { readonly question: LensQuestion; readonly parameter: string },
    options?: CallOptions,
  ): Promise<ParameterCheck>;
  landscape(
    axes: { readonly question: LensQuestion; readonly axes: { address: string; from: number; to: number; count: number }[] },
    options?: CallOptions,
  ): Promise<Landscape>;
}
