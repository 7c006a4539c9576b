import type { LensPass, LensTensor } from '#app/contract/index.ts';
import { type PassState, tensorSymbols } from '#engine/lens/index.ts';
import { describeTensor, toAnyNumber } from './describeTensor.ts';

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
      .map((id) => describeNode(pass, id, symbolOf, Object.keys(analysis.nodes.get(id)?.weights ?? {}))),
  };
}

function describeNode(
  pass: PassState,
  node: string,
  symbolOf: (node: string, quantity: string) => string,
  weights: readonly string[],
): LensPass['nodes'][number] {
  const describe = (quantity: string): LensTensor | undefined => {
    const tensor = pass.find({ node, quantity });
    return tensor && describeTensor({ node, quantity, symbol: symbolOf(node, quantity) }, tensor.shape, tensor.read());
  };
  const dout = describe('dout');
  return {
    id: node,
    out: describe('out') as LensTensor,
    ...(dout && { dout }),
    inner: pass.program.inner
      .filter((inner) => inner.node === node)
      .map(({ name }) => {
        const gradient = describe(`d${name}`);
        return { name, value: describe(name) as LensTensor, ...(gradient && { gradient }) };
      }),
    parameters: weights.map((name) => {
      const gradient = describe(`d${name}`);
      return { name, value: describe(name) as LensTensor, ...(gradient && { gradient }) };
    }),
  };
}
