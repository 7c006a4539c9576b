import type { LensPass, LensTensor } from '#app/contract/index.ts';
import { type ColorScale, finiteOrNot } from '../../workbench/lens/index.ts';

export type PassNode = LensPass['nodes'][number];

const byId = new WeakMap<LensPass, ReadonlyMap<string, PassNode>>();

/** A node of a pass. */
export function passNode(pass: LensPass | undefined, nodeId: string): PassNode | undefined {
  if (!pass) return undefined;
  const known = byId.get(pass) ?? new Map(pass.nodes.map((node) => [node.id, node]));
  byId.set(pass, known);
  return known.get(nodeId);
}

/** Tensors of a kind can be compared by their colors. */
export type TensorKind = 'forward' | 'backward' | 'parameters' | 'parameterGradients';

/** The values at the ends of the color scales of a pass, by the kinds of tensors. */
export type Limits = Readonly<Record<TensorKind, number>>;

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
  // A loss is one number, without the batch.
  const ofSamples = (tensors: readonly LensTensor[]) => tensors.filter(({ shape }) => shape.length > 0);
  return {
    forward: limitOfAll(ofSamples((computed.length > 0 ? computed : nodes).map(({ out }) => out))),
    backward: limitOfAll(ofSamples(given(nodes.map(({ dout }) => dout)))),
    parameters: limitOfAll(parameters.map(({ value }) => value)),
    parameterGradients: limitOfAll(given(parameters.map(({ gradient }) => gradient))),
  };
}

/** The value at the ends of a tensor's color scale. */
export type LimitOf = (tensor: LensTensor, kind: TensorKind) => number;

/** The limits of a pass, or of each tensor by itself. */
export function limitBy(pass: LensPass, colors: ColorScale): LimitOf {
  return (tensor, kind) => (colors === 'own' ? limitOfAll([tensor]) : limitsOf(pass)[kind]);
}

/** Round, so that limits can be read, and stay while values change a little. Of the finite values; 1 if all are zero. */
export function limitOfAll(tensors: readonly LensTensor[]): number {
  const largest = Math.max(0, ...tensors.map(sizeOf).filter(Number.isFinite));
  return largest > 0 ? roundUp(largest) : 1;
}

const ROUND = [1, 1.5, 2, 3, 5, 7, 10];

function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const factor = ROUND.find((round) => round * power >= value * (1 - 1e-9)) ?? 10;
  return Number((factor * power).toPrecision(2));
}

/** The largest size of an element. */
export const sizeOf = ({ min, max }: LensTensor): number => Math.max(Math.abs(finiteOrNot(min)), Math.abs(finiteOrNot(max)));

/** The shape of one sample. */
export const sampleShape = ({ shape }: LensTensor): readonly number[] => shape.slice(1);
