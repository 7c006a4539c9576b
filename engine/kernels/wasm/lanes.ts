import { type FunctionBuilder, type I32, type Local, type Statement, type V128, v128 } from '../../wasm/index.ts';

/** Bytes of a value, values of a vector, and bytes of a vector. */
export const BYTES = 4;
export const LANES = 4;
export const VECTOR = LANES * BYTES;

/** All bits of the first 0, 1, 2 or 3 lanes: masks for the remainder of a row. */
export const FIRST_LANES: readonly V128[] = [0, 1, 2, 3].map((count) =>
  v128.lanes([0, 1, 2, 3].map((lane) => (lane < count ? 0xffffffff : 0)) as [number, number, number, number]),
);

/** Combines the four lanes of a variable; each lane then holds the result. */
export function acrossLanes(builder: FunctionBuilder, vector: Local<'v128'>, combine: (a: V128, b: V128) => V128): Statement[] {
  const turned = builder.local('v128');
  return (
    [
      [2, 3, 0, 1],
      [1, 0, 3, 2],
    ] as const
  ).flatMap((order) => [turned.set(v128.shuffle32(vector.get, vector.get, order)), vector.set(combine(vector.get, turned.get))]);
}

/** Stores the first lanes of a vector. */
export function storeLanes(address: I32, value: V128, lanes: number, offset = 0): Statement[] {
  if (lanes === LANES) return [v128.store(address, value, offset)];
  return Array.from({ length: lanes }, (_, lane) => v128.store32Lane(address, value, lane, offset + lane * BYTES));
}
