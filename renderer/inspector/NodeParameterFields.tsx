import { type ComponentProps, useRef } from 'react';
import type { GraphEdge, GraphNode } from '#engine/graph/index.ts';
import { setParamAndWires, wiresInto } from '../document/index.ts';
import { ParameterFields } from '../fields/index.ts';
import { humanize } from '../format/index.ts';
import { declared, message } from '../language/index.ts';
import { useDocumentStore } from '../workbench/index.ts';

interface NodeParameterFieldsProps extends Pick<ComponentProps<typeof ParameterFields>, 'fields' | 'nodes'> {
  readonly node: GraphNode;
}

/** A node's editable parameters; typing into one field is one history entry. */
export function NodeParameterFields({ node, ...choices }: NodeParameterFieldsProps) {
  const store = useDocumentStore();
  /** The wires into the node before typing began. */
  const before = useRef<readonly GraphEdge[] | undefined>(undefined);
  const change = (name: string, value: unknown) => {
    const { document, past } = store.getState();
    const mergeKey = `${node.id}.${name}`;
    if (!before.current || past.at(-1)?.mergeKey !== mergeKey) before.current = wiresInto(document, node);
    const { recipe, lost } = setParamAndWires(document, node, name, value, before.current);
    const field = declared(humanize(name));
    const label =
      lost > 0
        ? message('Set {{field, lowercase}}, and remove {{count}} wires', { field, count: lost })
        : message('Set {{field, lowercase}}', { field });
    store.edit(label, recipe, mergeKey);
  };
  return <ParameterFields {...choices} of={node.type} given={node.params ?? {}} onChange={change} onLeave={store.seal} />;
}
