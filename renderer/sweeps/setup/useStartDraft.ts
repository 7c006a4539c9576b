import { type GraphDocument, SPLIT_DEFAULTS } from '#engine/graph/index.ts';
import { t } from '../../language/index.ts';
import { useActiveGraph } from '../../workbench/index.ts';
import { draftOfGraph, keepDraft } from './drafts.ts';
import { startDraft } from './sweepDraft.ts';

/** Begins to set up a sweep over the active graph, or continues to. */
export function useStartDraft() {
  const { id, store } = useActiveGraph();
  return () => keepDraft(id, draftOfGraph(id) ?? newDraft(store.getState().document));
}

function newDraft(document: GraphDocument) {
  const name = t('{{graph}} sweep', { graph: document.name || t('Untitled') });
  const hasValidation = (document.data?.validation ?? SPLIT_DEFAULTS.validation) > 0;
  return startDraft(document, name, hasValidation ? 'validation.loss' : 'loss');
}
