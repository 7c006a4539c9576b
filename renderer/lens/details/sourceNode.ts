import { useMemo } from 'react';
import { type GraphDocument, layerOf, withoutBlocks } from '#engine/graph/index.ts';
import { useKnownData, useLensState } from '../../workbench/index.ts';
import { countOf } from '../../workbench/lens/index.ts';
import { type PassNode, passNode, sampleShape } from '../values/passValues.ts';

/** The node of the pass that a node takes its input from; undefined if there is none, or several. */
export function sourceOf(
  graph: GraphDocument,
  nodes: (id: string) => PassNode | undefined,
  nodeId: string,
): PassNode | undefined {
  const sources = graph.edges.filter(({ to }) => to[0] === nodeId);
  if (sources.length !== 1) return undefined;
  const [{ from }] = sources;
  // A bypassed node is not in the pass.
  return nodes(from[0]) ?? sourceOf(graph, nodes, from[0]);
}

function usePassGraph() {
  const document = useLensState(({ subject }) => subject?.document);
  const pass = useLensState(({ answered }) => answered?.pass);
  const graph = useMemo(() => document && withoutBlocks(document), [document]);
  return { graph, pass };
}

export function useSource(nodeId: string): PassNode | undefined {
  const { graph, pass } = usePassGraph();
  return useMemo(() => graph && sourceOf(graph, (id) => passNode(pass, id), nodeId), [graph, pass, nodeId]);
}

/** A shorter side makes no picture. */
const SHORTEST_SIDE = 3;

/**
 * The shape of the image or feature maps that a node takes as one flattened dimension: [height, width, channels].
 * @param picture the shape of the data's images, if a graph takes them flattened
 */
export function flattenedImage(
  graph: GraphDocument,
  nodes: (id: string) => PassNode | undefined,
  nodeId: string,
  picture: (count: number) => readonly number[] | undefined,
): readonly number[] | undefined {
  let source = sourceOf(graph, nodes, nodeId);
  const count = source && countOf(sampleShape(source.out));
  while (source && count === countOf(sampleShape(source.out))) {
    const id: string = source.id;
    const node = graph.nodes.find((one) => one.id === id);
    const layer = node && layerOf(graph, node);
    const isData = layer?.ui.category === 'data';
    const image = imageShape(sampleShape(source.out), isData);
    if (image || !layer) return image;
    if (isData) return picture(count);
    // Layers with weights mix their inputs, except those that scale each one.
    if (layer.weights && layer.ui.category !== 'normalization') return undefined;
    source = sourceOf(graph, nodes, id);
  }
  return undefined;
}

/** @param isData true for a column of the data, which may be an image without channels; other matrices are sequences */
function imageShape(shape: readonly number[], isData: boolean): readonly number[] | undefined {
  const [height, width, channels = 1] = shape;
  const isImage = shape.length === 3 || (shape.length === 2 && isData);
  return isImage && Math.min(height, width) >= SHORTEST_SIDE ? [height, width, channels] : undefined;
}

/** The image that each node takes flattened. */
export function useFlattenedImages(): (nodeId: string) => readonly number[] | undefined {
  const { graph, pass } = usePassGraph();
  const columns = useKnownData()?.description.inputs;
  return useMemo(() => {
    const picture = (count: number) =>
      columns?.map(({ shape }) => imageShape(shape, true)).find((shape) => shape !== undefined && countOf(shape) === count);
    return (nodeId) => graph && flattenedImage(graph, (id) => passNode(pass, id), nodeId, picture);
  }, [graph, pass, columns]);
}

/** The image that a node takes flattened. */
export function useFlattenedImage(nodeId: string): readonly number[] | undefined {
  const imageOf = useFlattenedImages();
  return useMemo(() => imageOf(nodeId), [imageOf, nodeId]);
}
