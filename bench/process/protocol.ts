/** What the process that measures tells the process of a candidate. */
export type Question =
  | { readonly kind: 'prepare'; readonly candidate: string; readonly workload: string; readonly threads: number }
  | { readonly kind: 'train'; readonly steps: number };

/** What it is told back, one answer a question. */
export type Answer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'trained'; readonly seconds: number; readonly loss?: number }
  | { readonly kind: 'failed'; readonly reason: string };
