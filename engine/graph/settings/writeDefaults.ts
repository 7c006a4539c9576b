import { type Fields, readParams } from '../../params/index.ts';
import type { GraphDocument } from '../document/document.ts';
import { layerOf } from '../document/nodeTypes.ts';
import { DATA_FIELDS } from './sections.ts';

/** A document with the defaults of its nodes and data written out, so that a setting left out equals one set to its default. */
export function writeDefaults(document: GraphDocument): GraphDocument {
  return {
    ...document,
    nodes: document.nodes.map((node) => {
      const fields = layerOf(document, node)?.params;
      return fields ? { ...node, params: withDefaults(fields, node.params) } : node;
    }),
    ...(document.data && { data: { ...withDefaults(DATA_FIELDS, document.data), dataset: document.data.dataset } }),
  };
}

function withDefaults(fields: Fields, values: object = {}): Record<string, unknown> {
  return { ...readParams(fields, {}).values, ...values };
}
