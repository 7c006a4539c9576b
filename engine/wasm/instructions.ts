import { type Bytes, float32, signed, unsigned } from './bytes.ts';
import { type Code, code, type F32, type I32, type Statement, type V128 } from './code.ts';

/** Prefixes of the SIMD and the thread instructions. */
const SIMD = 0xfd;
const ATOMIC = 0xfe;
/** Addresses are multiples of 4; only a hint to the host, so bytes may be unaligned. */
const ALIGNMENT = 2;

type Operand = I32 | F32 | V128;

const simd = (opcode: number): Bytes => [SIMD, unsigned(opcode)];
const memarg = (offset: number): Bytes => [ALIGNMENT, unsigned(offset)];

function i32Binary(opcode: number): (a: I32, b: I32) => I32 {
  return (a, b) => code('i32', a.bytes, b.bytes, opcode);
}
function f32Binary(opcode: number): (a: F32, b: F32) => F32 {
  return (a, b) => code('f32', a.bytes, b.bytes, opcode);
}
function simdUnary(opcode: number): (a: V128) => V128 {
  return (a) => code('v128', a.bytes, simd(opcode));
}
function simdBinary(opcode: number): (a: V128, b: V128) => V128 {
  return (a, b) => code('v128', a.bytes, b.bytes, simd(opcode));
}
function simdShift(opcode: number): (a: V128, by: number) => V128 {
  return (a, by) => code('v128', a.bytes, i32.const(by).bytes, simd(opcode));
}

export const i32 = {
  const: (value: number): I32 => code('i32', 0x41, signed(value)),
  add: i32Binary(0x6a),
  sub: i32Binary(0x6b),
  mul: i32Binary(0x6c),
  divU: i32Binary(0x6e),
  remU: i32Binary(0x70),
  and: i32Binary(0x71),
  or: i32Binary(0x72),
  shl: i32Binary(0x74),
  shrU: i32Binary(0x76),
  eq: i32Binary(0x46),
  ne: i32Binary(0x47),
  ltU: i32Binary(0x49),
  gtU: i32Binary(0x4b),
  geU: i32Binary(0x4f),
  ltS: i32Binary(0x48),
  eqz: (a: I32): I32 => code('i32', a.bytes, 0x45),
  load: (address: I32, offset = 0): I32 => code('i32', address.bytes, 0x28, memarg(offset)),
  store: (address: I32, value: I32, offset = 0): Statement => code('void', address.bytes, value.bytes, 0x36, memarg(offset)),
  select: (condition: I32, yes: I32, no: I32): I32 => code('i32', yes.bytes, no.bytes, condition.bytes, 0x1b),
  truncF32: (a: F32): I32 => code('i32', a.bytes, 0xfc, 0x00),
  extractLane: (a: V128, lane: number): I32 => code('i32', a.bytes, simd(0x1b), lane),
};

export const f32 = {
  const: (value: number): F32 => code('f32', 0x43, float32(value)),
  add: f32Binary(0x92),
  sub: f32Binary(0x93),
  mul: f32Binary(0x94),
  div: f32Binary(0x95),
  min: f32Binary(0x96),
  max: f32Binary(0x97),
  fromI32: (a: I32): F32 => code('f32', a.bytes, 0xb2),
  fromU32: (a: I32): F32 => code('f32', a.bytes, 0xb3),
  load: (address: I32, offset = 0): F32 => code('f32', address.bytes, 0x2a, memarg(offset)),
  store: (address: I32, value: F32, offset = 0): Statement => code('void', address.bytes, value.bytes, 0x38, memarg(offset)),
  extractLane: (a: V128, lane: number): F32 => code('f32', a.bytes, simd(0x1f), lane),
};

export const v128 = {
  load: (address: I32, offset = 0): V128 => code('v128', address.bytes, simd(0x00), memarg(offset)),
  /** One value in all four lanes. */
  load32Splat: (address: I32, offset = 0): V128 => code('v128', address.bytes, simd(0x09), memarg(offset)),
  /** Eight bytes from memory, as eight unsigned 16-bit lanes. */
  load8x8U: (address: I32, offset = 0): V128 => code('v128', address.bytes, simd(0x02), memarg(offset)),
  store: (address: I32, value: V128, offset = 0): Statement =>
    code('void', address.bytes, value.bytes, simd(0x0b), memarg(offset)),
  /** Stores one lane. */
  store32Lane: (address: I32, value: V128, lane: number, offset = 0): Statement =>
    code('void', address.bytes, value.bytes, simd(0x5a), memarg(offset), lane),
  /** Four constant words. */
  lanes: (words: readonly [number, number, number, number]): V128 =>
    code(
      'v128',
      simd(0x0c),
      words.map((word) => [...new Uint8Array(Uint32Array.of(word).buffer)]),
    ),
  /** One float64 in both halves. */
  load64Splat: (address: I32, offset = 0): V128 => code('v128', address.bytes, simd(0x0a), memarg(offset)),
  /** Two values from memory into the lower lanes, 0 above. */
  load64Zero: (address: I32, offset = 0): V128 => code('v128', address.bytes, simd(0x5d), memarg(offset)),
  /** Stores two neighboring lanes: the lower (0) or the upper ones (1). */
  store64Lane: (address: I32, value: V128, half: number, offset = 0): Statement =>
    code('void', address.bytes, value.bytes, simd(0x5b), memarg(offset), half),
  /** Lanes of `a` (0–3) and `b` (4–7). */
  shuffle32: (a: V128, b: V128, lanes: readonly [number, number, number, number]): V128 =>
    code(
      'v128',
      a.bytes,
      b.bytes,
      simd(0x0d),
      lanes.map((lane) => [0, 1, 2, 3].map((byte) => lane * 4 + byte)),
    ),
  and: simdBinary(0x4e),
  /** a and not b. */
  andNot: simdBinary(0x4f),
  or: simdBinary(0x50),
  xor: simdBinary(0x51),
  /** Bits of `yes` where the mask is 1, of `no` where it is 0. */
  select: (mask: V128, yes: V128, no: V128): V128 => code('v128', yes.bytes, no.bytes, mask.bytes, simd(0x52)),
  anyTrue: (a: V128): I32 => code('i32', a.bytes, simd(0x53)),
};

export const f32x4 = {
  const: (value: number): V128 =>
    code(
      'v128',
      simd(0x0c),
      [0, 1, 2, 3].map(() => float32(value)),
    ),
  splat: (value: F32): V128 => code('v128', value.bytes, simd(0x13)),
  eq: simdBinary(0x41),
  ne: simdBinary(0x42),
  lt: simdBinary(0x43),
  gt: simdBinary(0x44),
  le: simdBinary(0x45),
  ge: simdBinary(0x46),
  ceil: simdUnary(0x67),
  floor: simdUnary(0x68),
  nearest: simdUnary(0x6a),
  abs: simdUnary(0xe0),
  neg: simdUnary(0xe1),
  sqrt: simdUnary(0xe3),
  add: simdBinary(0xe4),
  sub: simdBinary(0xe5),
  mul: simdBinary(0xe6),
  div: simdBinary(0xe7),
  min: simdBinary(0xe8),
  max: simdBinary(0xe9),
  /** a b + c, rounded once if the host has relaxed SIMD. */
  relaxedMadd: (a: V128, b: V128, c: V128): V128 => code('v128', a.bytes, b.bytes, c.bytes, simd(0x105)),
  fromI32: simdUnary(0xfa),
};

export const i32x4 = {
  const: (value: number): V128 => v128.lanes([value, value, value, value]),
  splat: (value: I32): V128 => code('v128', value.bytes, simd(0x11)),
  eq: simdBinary(0x37),
  ltU: simdBinary(0x3a),
  add: simdBinary(0xae),
  sub: simdBinary(0xb1),
  mul: simdBinary(0xb5),
  minS: simdBinary(0xb6),
  maxS: simdBinary(0xb8),
  shl: simdShift(0xab),
  shrS: simdShift(0xac),
  shrU: simdShift(0xad),
  truncF32: simdUnary(0xf8),
  /** The lower, and the upper, four of eight unsigned 16-bit lanes. */
  extendLowU16: simdUnary(0xa9),
  extendHighU16: simdUnary(0xaa),
};

export const f64x2 = {
  /** The lower two of four float32 values. */
  promoteLow: simdUnary(0x5f),
  add: simdBinary(0xf0),
  sub: simdBinary(0xf1),
  mul: simdBinary(0xf2),
};

export const i64x2 = {
  /** Products of the lower two unsigned 32-bit lanes, 64 bits each. */
  extmulLowU: simdBinary(0xde),
  extmulHighU: simdBinary(0xdf),
};

export const atomic = {
  load: (address: I32, offset = 0): I32 => code('i32', address.bytes, ATOMIC, 0x10, memarg(offset)),
  store: (address: I32, value: I32, offset = 0): Statement =>
    code('void', address.bytes, value.bytes, ATOMIC, 0x17, memarg(offset)),
  /** Adds, and returns the previous value. */
  add: (address: I32, value: I32, offset = 0): I32 => code('i32', address.bytes, value.bytes, ATOMIC, 0x1e, memarg(offset)),
  /** Sleeps while the word is `expected`. */
  wait: (address: I32, expected: I32, offset = 0): I32 =>
    code('i32', address.bytes, expected.bytes, [0x42, 0x7f], ATOMIC, 0x01, memarg(offset)),
  notify: (address: I32, count: I32, offset = 0): I32 => code('i32', address.bytes, count.bytes, ATOMIC, 0x00, memarg(offset)),
};

/** Discards a value. */
export const drop = (value: Code<Operand['type']>): Statement => code('void', value.bytes, 0x1a);

export const block = (...statements: readonly Statement[]): Statement =>
  code(
    'void',
    statements.map(({ bytes }) => bytes),
  );

/** Runs the statements if the condition is not 0. */
export function when(condition: I32, then: readonly Statement[], otherwise: readonly Statement[] = []): Statement {
  const other: Bytes = otherwise.length > 0 ? [0x05, block(...otherwise).bytes] : [];
  return code('void', condition.bytes, 0x04, 0x40, block(...then).bytes, other, 0x0b);
}

/** Runs the statements, and repeats while the condition, computed after them, is not 0. */
export function repeatWhile(condition: I32, ...statements: readonly Statement[]): Statement {
  return code('void', 0x03, 0x40, block(...statements).bytes, condition.bytes, 0x0d, 0x00, 0x0b);
}
