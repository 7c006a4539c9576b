import type { LensPass, LensTensor } from '#app/contract/index.ts';
import type { Dimension, NodeAnalysis } from '#engine/graph/index.ts';
import { type PassState, tensorSymbols } from '#engine/lens/index.ts';
import { toAnyNumber } from './describeTensor.ts';
import { tensorOf } from './tensorOf.ts';

/** The statistics of all tensors of a pass, and their elements where they are few. */
export function describePass(pass: PassState, samples: LensPass['samples']): LensPass {
  const { loss, objective, program, model } = pass;
  const { analysis } = model.graph;
  const symbolOf = tensorSymbols(analysis, program.inner);
  return {
    loss: loss === undefined ? null : toAnyNumber(loss),
    ...(objective !== undefined && !Object.is(objective, loss) && { objective: toAnyNumber(objective) }),
    samples,
    nodes: analysis.order
      .filter((id) => program.observed.has(id))
      .map((id) => describeNode(pass, id, symbolOf, analysis.nodes.get(id)?.weights ?? {})),
  };
}

function describeNode(
  pass: PassState,
  node: string,
  symbolOf: (node: string, quantity: string) => string,
  weights: NodeAnalysis['weights'],
): LensPass['nodes'][number] {
  const describe = (quantity: string): LensTensor | undefined => {
    const tensor = pass.find({ node, quantity });
    return tensor && tensorOf(pass, { node, quantity, symbol: symbolOf(node, quantity) }, tensor);
  };
  const describeNamed = (name: string, dimensions: readonly Dimension[] | undefined) => {
    const gradient = describe(`d${name}`);
    return {
      name,
      ...(dimensions && { dimensions: [...dimensions] }),
      value: describe(name) as LensTensor,
      ...(gradient && { gradient }),
    };
  };
  const dout = describe('dout');
  return {
    id: node,
    out: describe('out') as LensTensor,
    ...(dout && { dout }),
    inner: pass.program.inner
      .filter((inner) => inner.node === node)
      .map(({ name, dimensions }) => describeNamed(name, dimensions)),
    parameters: Object.entries(weights).map(([name, { dimensions }]) => describeNamed(name, dimensions)),
  };
}
