import type { RawColumn } from '../../base/source.ts';

/** The elements of an array in the order of C, the last index fastest, from that of Fortran, the first index fastest. */
export function toRowMajor(data: RawColumn['data'], shape: readonly number[]): RawColumn['data'] {
  if (shape.length < 2) return data;
  const strides = shape.map((_, axis) => shape.slice(0, axis).reduce((product, length) => product * length, 1));
  const index = shape.map(() => 0);
  const ordered = data.slice();
  let from = 0;
  for (let to = 0; to < data.length; to++) {
    ordered[to] = data[from];
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      from += strides[axis];
      if (++index[axis] < shape[axis]) break;
      from -= strides[axis] * shape[axis];
      index[axis] = 0;
    }
  }
  return ordered;
}
