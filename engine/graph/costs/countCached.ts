import { countLayer, type LayerCount, type PlacedLayer, type SetLayer } from './countLayer.ts';

/** So many layers are remembered; then all are forgotten. An edit changes one, and a large graph has few kinds of them. */
const MOST_KNOWN = 20_000;

const known = new Map<string, LayerCount | undefined>();

/** As `countLayer`, once for each layer, settings and shapes: an edit costs one node, not the graph. */
export function countCached(placed: PlacedLayer, most: number): LayerCount | undefined {
  const key = keyOf(placed, most);
  const found = known.get(key);
  if (found || known.has(key)) return found;
  const count = countLayer(placed, most);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, count);
  return count;
}

/** Shapes of weights follow from the rest. */
function keyOf(placed: PlacedLayer, most: number): string {
  const { batch, training, isReached, wantedInputs, wantedWeights, before } = placed;
  const place = [batch, training, isReached, wantedInputs.join(), wantedWeights.join(), most].join(' ');
  return `${place} ${describe(placed)}${before ? describe(before) : ''}`;
}

/** Type and parameters of nodes as text. A node that no edit touched is the same object. */
const settings = new WeakMap<object, string>();

function describe({ node, layer, params, inputs }: SetLayer): string {
  const known = settings.get(node);
  const own = known ?? `${layer.type}${JSON.stringify(params)}`;
  if (known === undefined) settings.set(node, own);
  return `${own}${Object.values(inputs).join(';')}`;
}
