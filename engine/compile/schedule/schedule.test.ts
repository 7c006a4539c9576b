import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkGraph } from '../../graph/index.ts';
import {
  add,
  constant,
  exp,
  matmul,
  mul,
  relu,
  reshape,
  scale,
  sizeOf,
  sum,
  sumTo,
  Tape,
  tanh,
  type Value,
} from '../../ops/index.ts';
import { classifier } from '../../testing/networks.ts';
import { compile } from '../index.ts';
import { fuse, type Kernel, planMemory, simplify } from './index.ts';

const ids = (...values: readonly Value[]) => new Set(values.map(({ id }) => id));
const namesOf = ({ inlined, root }: Kernel) => [...inlined, root].map(({ op }) => op.type);

test('a chain of element-wise operations is one kernel, and so is the sum behind it', () => {
  const tape = new Tape();
  const [x, b] = [tape.input([4, 3]), tape.input([3])];
  const total = sum(tanh(add(mul(x, x), b)));
  const { kernels } = fuse(tape.operations, ids(total));
  expect(kernels.map(namesOf)).toEqual([['mul', 'add', 'tanh', 'sumTo']]);
  expect(kernels[0].reads.map(({ id }) => id)).toEqual([x.id, b.id]);
});

test('values used by two kernels are stored once, unless cheap to recompute', () => {
  const tape = new Tape();
  const [x, w] = [tape.input([4, 4]), tape.input([4, 4])];
  const costly = exp(x);
  const cheap = relu(x);
  const outputs = [costly, cheap].flatMap((value) => [sum(mul(value, w)), sum(add(value, w))]);
  const names = fuse(tape.operations, ids(...outputs)).kernels.map(namesOf);
  expect(names.filter((kernel) => kernel.includes('exp'))).toEqual([['exp']]);
  expect(names.filter((kernel) => kernel.includes('relu'))).toEqual([
    ['relu', 'mul', 'sumTo'],
    ['relu', 'add', 'sumTo'],
  ]);
});

test('a recurrent state is stored at each timestep, not recomputed from the beginning', () => {
  const tape = new Tape();
  const moments = Array.from({ length: 40 }, () => [tape.input([4, 4]), tape.input([4, 4])]);
  let state = tape.input([4, 4]);
  const outputs = moments.map(([forget, added]) => {
    state = add(mul(forget, state), added);
    return tanh(state);
  });
  const { kernels } = fuse(tape.operations, ids(...outputs, state));
  const computed = kernels.reduce((total, kernel) => total + namesOf(kernel).length, 0);
  expect(computed).toBeLessThan(3 * tape.operations.length);
  for (const { reads } of kernels) expect(reads.length).toBeLessThan(10);
});

test('products read from memory, and a view is no kernel', () => {
  const tape = new Tape();
  const [x, w] = [tape.input([2, 6]), tape.input([3, 5])];
  const product = matmul(reshape(relu(x), [4, 3]), w);
  const { kernels, storageOf } = fuse(tape.operations, ids(product));
  expect(kernels.map(namesOf)).toEqual([['relu'], ['matmul']]);
  expect(storageOf(kernels[1].reads[0]).id).toBe(kernels[0].root.output.id);
});

test('a broadcast tensor is not recomputed for each element', () => {
  const tape = new Tape();
  const [x, b] = [tape.input([8, 3]), tape.input([3])];
  const output = add(x, exp(b));
  expect(fuse(tape.operations, ids(output)).kernels.map(namesOf)).toEqual([['exp'], ['add']]);
});

test('constants are folded, neutral elements removed, common subexpressions merged', () => {
  const tape = new Tape();
  const x = tape.input([3]);
  const one = mul(constant(tape, 4), constant(tape, 0.25));
  const same = add(mul(x, one), constant(tape, 0));
  const output = add(exp(same), exp(scale(x, 1)));
  const left = simplify(tape.operations, ids(output)).filter(({ op }) => op.type !== 'constant');
  expect(left.map(({ op }) => op.type)).toEqual(['exp', 'add']);
  expect(left[1].inputs.map(({ id }) => id)).toEqual([left[0].output.id, left[0].output.id]);
});

/** A tape of random elementwise operations, sums and products on square matrices. */
function randomTape(choices: readonly (readonly [number, number, number])[]): { tape: Tape; inputs: Value[]; last: Value } {
  const tape = new Tape();
  const inputs = [tape.input([4, 4]), tape.input([4, 4])];
  const values = [...inputs];
  for (const [kind, a, b] of choices) {
    const [first, second] = [values[a % values.length], values[b % values.length]];
    const made = [
      () => add(first, second),
      () => exp(first),
      () => matmul(first, second),
      () => mul(first, sumTo(second, [1, 4])),
    ];
    values.push(made[kind % made.length]());
  }
  return { tape, inputs, last: values[values.length - 1] };
}

test('values with overlapping lifetimes never share bytes', () => {
  const choice = fc.tuple(fc.nat(3), fc.nat(20), fc.nat(20));
  fc.assert(
    fc.property(fc.array(choice, { minLength: 1, maxLength: 20 }), (choices) => {
      const { tape, inputs, last } = randomTape(choices);
      const schedule = fuse(tape.operations, ids(last));
      const plan = planMemory(schedule, inputs, ids(last), new Set());
      const owner = new Map<number, number>();
      const put = ({ id, shape }: Value) => {
        const from = plan.offsets.get(id) ?? -1;
        expect(from >= 0 && from + sizeOf(shape) * 4 <= plan.bytes).toBe(true);
        for (let byte = from; byte < from + sizeOf(shape) * 4; byte += 4) owner.set(byte, id);
      };
      inputs.forEach(put);
      for (const { reads, root } of schedule.kernels) {
        for (const read of reads.map(schedule.storageOf)) {
          for (let at = 0; at < sizeOf(read.shape); at++)
            expect(owner.get((plan.offsets.get(read.id) ?? 0) + at * 4)).toBe(read.id);
        }
        put(root.output);
      }
      for (const value of [...inputs, last])
        expect(owner.get(plan.offsets.get(schedule.storageOf(value).id) ?? -1)).toBe(value.id);
    }),
    { numRuns: 200 },
  );
});

test('a training program is far fewer kernels than operations, in far less memory than its values', () => {
  const document = classifier();
  const program = compile(checkGraph(document), { batch: 32, goal: 'train' });
  const pinned = ids(...(program.loss ? [program.loss] : []), ...program.parameters.flatMap(({ gradient }) => gradient ?? []));
  const schedule = fuse(simplify(program.operations, pinned), pinned);
  expect(schedule.kernels.length).toBeLessThan(program.operations.length * 0.6);
  const all = program.operations.reduce((total, { output }) => total + sizeOf(output.shape) * 4, 0);
  expect(planMemory(schedule, [...program.data.values()], pinned, new Set()).bytes).toBeLessThan(all);
});
