import type { LensPass, LensTensor } from '#app/contract/index.ts';
import { finiteOrNot } from '../../workbench/lens/index.ts';

export type PassNode = LensPass['nodes'][number];

const byId = new WeakMap<LensPass, ReadonlyMap<string, PassNode>>();

/** A node of a pass. */
export function passNode(pass: LensPass | undefined, nodeId: string): PassNode | undefined {
  if (!pass) return undefined;
  const known = byId.get(pass) ?? new Map(pass.nodes.map((node) => [node.id, node]));
  byId.set(pass, known);
  return known.get(nodeId);
}

/** The largest size of a value, per kind of tensor: the ends of its color scale. */
export interface Limits {
  readonly forward: number;
  readonly backward: number;
  readonly parameters: number;
  readonly parameterGradients: number;
}

const limits = new WeakMap<LensPass, Limits>();

/** The limits of a pass, without its data and its losses, whose values are of another kind. */
export function limitsOf(pass: LensPass): Limits {
  const known = limits.get(pass) ?? measure(pass);
  limits.set(pass, known);
  return known;
}

function measure({ nodes }: LensPass): Limits {
  const computed = nodes.filter(({ dout }) => dout !== undefined);
  const parameters = nodes.flatMap((node) => node.parameters);
  const given = (tensors: readonly (LensTensor | undefined)[]) => tensors.filter((tensor) => tensor !== undefined);
  return {
    forward: largest((computed.length > 0 ? computed : nodes).map(({ out }) => out)),
    backward: largest(given(nodes.map(({ dout }) => dout))),
    parameters: largest(parameters.map(({ value }) => value)),
    parameterGradients: largest(given(parameters.map(({ gradient }) => gradient))),
  };
}

/** Of the finite ones; 1 if all are zero. */
function largest(tensors: readonly LensTensor[]): number {
  const sizes = tensors.map(sizeOf).filter(Number.isFinite);
  return Math.max(0, ...sizes) || 1;
}

/** The largest size of an element. */
export const sizeOf = ({ min, max }: LensTensor): number => Math.max(Math.abs(finiteOrNot(min)), Math.abs(finiteOrNot(max)));

/** The shape of one sample. */
export const sampleShape = ({ shape }: LensTensor): readonly number[] => shape.slice(1);
