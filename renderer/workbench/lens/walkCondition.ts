import type { LensPass, LensSubject, LensTensor } from '#app/contract/index.ts';
import {
  type ConditionScope,
  type ConditionSource,
  type ConditionTensor,
  checkGraph,
  conditionScope,
  evaluateCondition,
  type GraphDocument,
  readCondition,
} from '#engine/graph/index.ts';
import { tensorData } from './tensorData.ts';
import { reachedAt, type Walk } from './walk.ts';

/** What a walk shows at a position. */
export interface WalkedPass {
  readonly pass: LensPass;
  readonly walk: Walk;
  readonly position: number;
  readonly run: LensSubject['run'];
}

/** The names that conditions know in the graph of the weights. */
export function scopeOf(document: GraphDocument): ConditionScope {
  const known = scopes.get(document) ?? conditionScope(checkGraph(document).analysis.nodes);
  scopes.set(document, known);
  return known;
}

const scopes = new WeakMap<GraphDocument, ConditionScope>();

/** True if a condition holds for what a walk has reached; false while that depends on what is not reached, or not sent with the pass. */
export function holdsAt(condition: string, document: GraphDocument, walked: WalkedPass): boolean {
  const { condition: read } = readCondition(condition, scopeOf(document));
  return read !== undefined && evaluateCondition(read, sourceAt(walked)).holds === true;
}

/** The values that a walk has reached. */
function sourceAt({ pass, walk, position, run }: WalkedPass): ConditionSource {
  const isAtEnd = position >= walk.steps.length - 1;
  const nodes = new Map(pass.nodes.map((node) => [node.id, node]));
  const hasLoss = walk.steps.some(({ phase }, at) => phase === 'loss' && at <= position);
  const reached = (id: string) => reachedAt(walk, position, id);
  return {
    isComplete: isAtEnd,
    scalar(name) {
      if (name === 'loss') return hasLoss && pass.loss !== null ? Number(pass.loss) : undefined;
      return name === 'step' ? run?.step : name === 'epoch' ? run?.epoch : undefined;
    },
    tensor({ node: id, quantity }) {
      const node = nodes.get(id);
      if (!node) return undefined;
      const { isForward, isBackward } = reached(id);
      if (quantity === 'out') return isForward ? numbersOf(node.out) : undefined;
      if (!isBackward) return undefined;
      return numbersOf(quantity === 'dout' ? node.dout : node.parameters.find(({ name }) => name === quantity)?.gradient);
    },
    updateRatio: () => undefined,
    nonFinite() {
      for (const { id, out, dout, parameters } of pass.nodes) {
        const { isForward, isBackward } = reached(id);
        const gradients = isBackward ? [dout, ...parameters.map(({ gradient }) => gradient)] : [];
        const broken = [isForward ? out : undefined, ...gradients].find((tensor) => tensor !== undefined && tensor.broken > 0);
        if (broken) return { at: broken.address, value: Number.NaN };
      }
      return isAtEnd ? null : undefined;
    },
  };
}

function numbersOf(tensor: LensTensor | undefined): ConditionTensor | undefined {
  const numbers = tensor && tensorData(tensor);
  return tensor && numbers ? { numbers, shape: tensor.shape } : undefined;
}
