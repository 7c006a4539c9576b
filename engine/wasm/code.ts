import type { Bytes } from './bytes.ts';

export type ValueType = 'i32' | 'f32' | 'v128';

/** The instructions of an expression, which leave one value of a type on the stack, or of a statement, which leave none. */
export interface Code<Type extends ValueType | 'void' = ValueType | 'void'> {
  readonly type: Type;
  readonly bytes: Bytes;
}

export type I32 = Code<'i32'>;
export type F32 = Code<'f32'>;
export type V128 = Code<'v128'>;
export type Statement = Code<'void'>;

export function code<Type extends ValueType | 'void'>(type: Type, ...bytes: readonly Bytes[]): Code<Type> {
  return { type, bytes };
}

/** A variable of a function. */
export interface Local<Type extends ValueType> {
  readonly type: Type;
  readonly index: number;
  readonly get: Code<Type>;
  set(value: Code<Type>): Statement;
  /** Sets the variable and returns the value. */
  tee(value: Code<Type>): Code<Type>;
}
