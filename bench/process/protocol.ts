/** Requests from the measuring process to a candidate's process. */
export type Question =
  | { readonly kind: 'prepare'; readonly candidate: string; readonly workload: string; readonly threads: number }
  | { readonly kind: 'train'; readonly steps: number };

/** Responses, one per request. */
export type Answer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'trained'; readonly seconds: number; readonly loss?: number }
  | { readonly kind: 'failed'; readonly reason: string };
