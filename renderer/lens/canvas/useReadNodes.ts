import { useMemo, useRef } from 'react';
import { useLensState } from '../../workbench/index.ts';
import { reachedAt } from '../../workbench/lens/index.ts';
import { passNode } from '../values/passValues.ts';
import type { LensNodeType } from './lensFlow.ts';
import { readLensNode } from './readNode.ts';

/** The nodes with their values as labels for screen readers; a node whose label is the same keeps its object. */
export function useReadNodes(nodes: readonly LensNodeType[]): LensNodeType[] {
  const answered = useLensState((state) => state.answered);
  const walk = useLensState((state) => state.walk);
  const position = useLensState((state) => state.position);
  const breakpoints = useLensState(({ choices }) => choices.breakpoints);
  const before = useRef<ReadonlyMap<string, { readonly drawn: LensNodeType; readonly read: LensNodeType }>>(new Map());
  return useMemo(() => {
    const read = nodes.map((drawn) => {
      const { node, known } = drawn.data;
      const values = passNode(answered?.pass, node.id);
      const label = readLensNode(node, known, values, reachedAt(walk, position, node.id), breakpoints.includes(node.id));
      const last = before.current.get(node.id);
      return last?.drawn === drawn && last.read.ariaLabel === label ? last : { drawn, read: { ...drawn, ariaLabel: label } };
    });
    before.current = new Map(read.map((entry) => [entry.drawn.id, entry]));
    return read.map((entry) => entry.read);
  }, [nodes, answered, walk, position, breakpoints]);
}
