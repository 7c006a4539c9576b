import { useShallow } from 'zustand/react/shallow';
import { useLensState } from '../../workbench/index.ts';
import { type Reached, reachedAt } from '../../workbench/lens/index.ts';
import { type PassNode, passNode } from '../values/passValues.ts';

/** The values of a node in the last pass. */
export const useNodeValues = (nodeId: string): PassNode | undefined =>
  useLensState(({ answered }) => passNode(answered?.pass, nodeId));

/** What the walk has reached of a node. */
export const useReached = (nodeId: string): Reached =>
  useLensState(useShallow(({ walk, position }) => reachedAt(walk, position, nodeId)));
