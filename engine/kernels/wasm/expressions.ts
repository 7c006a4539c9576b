import {
  type AttributesOf,
  isConstant,
  isMap,
  type MapType,
  type Operation,
  type OperationOf,
  type Value,
} from '../../ops/index.ts';
import { f32x4, type V128, v128 } from '../../wasm/index.ts';
import { cos, erf, exp, keep, log, sigmoid, softplus, tanh, type VectorContext } from './vectorMath.ts';

type Emitter<T extends MapType> = (operands: readonly V128[], context: VectorContext, attributes: AttributesOf<T>) => V128;

const ZERO = f32x4.const(0);
const ONE = f32x4.const(1);

/** Elementwise operations on four lanes. Operands can be read any number of times. */
const EMITTERS: { readonly [T in MapType]: Emitter<T> } = {
  constant: (_operands, _context, { value }) => f32x4.const(value),
  broadcastTo: ([x]) => x,
  add: ([a, b]) => f32x4.add(a, b),
  sub: ([a, b]) => f32x4.sub(a, b),
  mul: ([a, b]) => f32x4.mul(a, b),
  div: ([a, b]) => f32x4.div(a, b),
  neg: ([x]) => f32x4.neg(x),
  abs: ([x]) => f32x4.abs(x),
  sqrt: ([x]) => f32x4.sqrt(x),
  square: ([x]) => f32x4.mul(x, x),
  maximum: ([a, b]) => f32x4.max(a, b),
  minimum: ([a, b]) => f32x4.min(a, b),
  relu: ([x]) => f32x4.max(x, ZERO),
  step: ([x]) => v128.and(f32x4.gt(x, ZERO), ONE),
  sign: ([x], context) => {
    const positive = v128.and(f32x4.gt(x, ZERO), ONE);
    return keep(context, f32x4.sub(positive, v128.and(f32x4.lt(x, ZERO), ONE)));
  },
  exp: ([x], context) => exp(context, x),
  log: ([x], context) => log(context, x),
  cos: ([x], context) => cos(context, x),
  tanh: ([x], context) => tanh(context, x),
  sigmoid: ([x], context) => sigmoid(context, x),
  softplus: ([x], context) => softplus(context, x),
  erf: ([x], context) => erf(context, x),
};

const emit = <T extends MapType>({ op, attributes }: OperationOf<T>, operands: readonly V128[], context: VectorContext): V128 =>
  EMITTERS[op.type](operands, context, attributes);

/**
 * Emits operations on four lanes, in order.
 * @param operandOf the lanes of an input
 * @returns the lanes of any computed value
 */
export function emitExpression(
  operations: readonly Operation[],
  operandOf: (id: number) => V128 | undefined,
  context: VectorContext,
): (id: number) => V128 {
  const computed = new Map<number, V128>();
  const lanes = (id: number): V128 => {
    const found = computed.get(id) ?? operandOf(id);
    if (!found) throw new Error(`value ${id} is not at hand`);
    return found;
  };
  for (const operation of operations) {
    if (!isMap(operation)) throw new Error(`the operation '${operation.op.type}' is not element-wise`);
    const operands = operation.inputs.map(({ id }) => lanes(id));
    const result = emit(operation, operands, context);
    const isAtHand = isConstant(operation) || operands.includes(result);
    computed.set(operation.output.id, isAtHand ? result : keep(context, result));
  }
  return lanes;
}

/** A key of an expression's code: its operations, with operands numbered in order of use. */
export function describeOperations(
  operations: readonly Operation[],
  reads: readonly Value[],
  results: readonly number[],
): string {
  const numbers = new Map<number, number>();
  for (const { id } of reads) numbers.set(id, numbers.size);
  const lines = operations.map(({ op, inputs, output, attributes }) => {
    const operands = inputs.map(({ id }) => numbers.get(id));
    numbers.set(output.id, numbers.size);
    return `${op.type}(${operands}) ${JSON.stringify(attributes)}`;
  });
  return `${lines} > ${results.map((id) => numbers.get(id))}`;
}
