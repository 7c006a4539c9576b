import { type Message, message } from '../../messages/index.ts';
import { broadcastShapes, formatShape, type Shape, type Value } from '../../ops/index.ts';
import { type Fields, int, type ValuesOf } from '../../params/index.ts';
import {
  defineLayer,
  describeShape,
  type Layer,
  type LayerDocumentation,
  type PortDeclaration,
  ShapeMismatch,
} from '../declaration/layer.ts';

const inputsField = () => int({ default: 2, min: 2, max: 16, help: 'Number of inputs.' });

/** The ports `in1`, `in2`, …. */
function portsFor(count: number, minRank: number): Record<string, PortDeclaration> {
  const names = Array.from({ length: count }, (_, index) => `in${index + 1}`);
  return Object.fromEntries(names.map((name) => [name, { minRank, help: 'One of the tensors that are merged.' }]));
}

/** Declares a layer that merges two or more tensors. */
export function defineMerge<const F extends Fields = Record<never, never>>(declaration: {
  readonly type: string;
  readonly label: string;
  readonly describe: (count: number) => Message;
  readonly documentation: LayerDocumentation;
  readonly params?: F;
  readonly minRank?: number;
  readonly keepsNumbers?: boolean;
  readonly inferShape: (shapes: readonly Shape[], params: ValuesOf<F>) => Shape;
  /** Values have the batch as their first dimension. */
  readonly lower: (values: readonly Value[], params: ValuesOf<F>) => Value;
}): Layer {
  const { type, label, describe, documentation, params, minRank = 0, keepsNumbers = false, inferShape, lower } = declaration;
  return defineLayer({
    type,
    ui: { category: 'merge', label, describe: (given) => describe((given as { inputs: number }).inputs) },
    documentation,
    params: { inputs: inputsField(), ...params } as Fields,
    inputs: portsFor(2, minRank),
    keepsNumbers,
    inputsFor: (given) => portsFor((given as { inputs: number }).inputs, minRank),
    operations: (inputs) => Object.keys(inputs).length,
    inferShape: (inputs, given) => inferShape(Object.values(inputs), given as ValuesOf<F>),
    lower: (inputs, _weights, given) => lower(Object.values(inputs), given as ValuesOf<F>),
  });
}

/** The shape that tensors have in common after broadcasting. @throws ShapeMismatch where they have none */
export function commonShape(shapes: readonly Shape[]): Shape {
  return shapes.reduce((common, shape, index) => {
    const next = common.length === shape.length ? broadcastShapes(common, shape) : undefined;
    if (next) return next;
    throw new ShapeMismatch({
      at: { port: `in${index + 1}` },
      expected: message('the shape {{shape}} of the previous inputs', { shape: formatShape(common) }),
      received: describeShape(shape),
    });
  });
}
