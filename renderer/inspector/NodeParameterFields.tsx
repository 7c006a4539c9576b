import type { ComponentProps } from 'react';
import type { GraphNode } from '#engine/graph/index.ts';
import { setParam } from '../document/index.ts';
import { ParameterFields } from '../fields/index.ts';
import { humanize } from '../format/index.ts';
import { phrase, toldWithin } from '../language/index.ts';
import { useDocumentStore } from '../workbench/index.ts';

interface NodeParameterFieldsProps extends Pick<ComponentProps<typeof ParameterFields>, 'fields' | 'nodes'> {
  readonly node: GraphNode;
}

/** The parameters of a node, to be changed; what is typed into one field is one step of undo. */
export function NodeParameterFields({ node, ...choices }: NodeParameterFieldsProps) {
  const store = useDocumentStore();
  return (
    <ParameterFields
      {...choices}
      of={node.type}
      given={node.params ?? {}}
      onChange={(name, value) =>
        store.edit(
          phrase('Set {{field}}', { field: toldWithin(humanize(name)) }),
          setParam(node.id, name, value),
          `${node.id}.${name}`,
        )
      }
      onLeave={store.seal}
    />
  );
}
