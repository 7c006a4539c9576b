import type { SampleSearch } from '#app/contract/index.ts';

/** The samples that are listed: in an order, or those of a cell of the confusion matrix. */
export interface SampleFilter extends Pick<SampleSearch, 'order' | 'class' | 'predicted'> {}
