import { type Bytes, counted, flatten, sized, text, unsigned } from './bytes.ts';
import { type Code, code, type Local, type Statement, type ValueType } from './code.ts';
import { block, i32, repeatWhile, when } from './instructions.ts';

const TYPE_BYTES: Readonly<Record<ValueType, number>> = { i32: 0x7f, f32: 0x7d, v128: 0x7b };
const PAGE = 65_536;

/** A function under construction: its parameters first, then its other variables, then its statements. */
export class FunctionBuilder {
  readonly index: number;
  readonly parameterTypes: ValueType[] = [];
  readonly #locals: ValueType[] = [];
  readonly #statements: Statement[] = [];

  constructor(index: number) {
    this.index = index;
  }

  parameter<Type extends ValueType>(type: Type): Local<Type> {
    this.parameterTypes.push(type);
    return makeLocal(type, this.parameterTypes.length - 1);
  }

  /** Several integers, such as addresses. */
  parameters(count: number): Local<'i32'>[] {
    return Array.from({ length: count }, () => this.parameter('i32'));
  }

  /** A variable, initially zero; declared after all parameters. */
  local<Type extends ValueType>(type: Type): Local<Type> {
    this.#locals.push(type);
    return makeLocal(type, this.parameterTypes.length + this.#locals.length - 1);
  }

  locals<Type extends ValueType>(type: Type, count: number): Local<Type>[] {
    return Array.from({ length: count }, () => this.local(type));
  }

  emit(...statements: readonly Statement[]): void {
    for (const statement of statements) this.#statements.push(statement);
  }

  /** A call of this function. */
  call(...operands: readonly Code<ValueType>[]): Statement {
    return code(
      'void',
      operands.map(({ bytes }) => bytes),
      0x10,
      unsigned(this.index),
    );
  }

  /** Counts from `from` (inclusive) to `to` (exclusive); skips the body if the range is empty. */
  loop(counter: Local<'i32'>, from: Code<'i32'>, to: Code<'i32'>, step: number, ...body: readonly Statement[]): Statement {
    return block(
      counter.set(from),
      when(i32.ltU(counter.get, to), [repeatWhile(i32.ltU(counter.tee(i32.add(counter.get, i32.const(step))), to), ...body)]),
    );
  }

  get body(): Bytes {
    const locals = counted(this.#locals.map((type) => [1, TYPE_BYTES[type]]));
    return sized([locals, this.#statements.map(({ bytes }) => bytes), 0x0b]);
  }
}

function makeLocal<Type extends ValueType>(type: Type, index: number): Local<Type> {
  return {
    type,
    index,
    get: code(type, 0x20, unsigned(index)),
    set: (value) => code('void', value.bytes, 0x21, unsigned(index)),
    tee: (value) => code(type, value.bytes, 0x22, unsigned(index)),
  };
}

/** A module of functions without results over one imported shared memory, `env.memory`. */
export class ModuleBuilder {
  readonly #functions: FunctionBuilder[] = [];
  readonly #exports: { readonly name: string; readonly index: number }[] = [];

  /** @param name export name, if any */
  function(name?: string): FunctionBuilder {
    const builder = new FunctionBuilder(this.#functions.length);
    this.#functions.push(builder);
    if (name !== undefined) this.#exports.push({ name, index: builder.index });
    return builder;
  }

  /** @param maximumBytes maximum size of the memory, as it was created */
  build(maximumBytes: number): Uint8Array<ArrayBuffer> {
    const signatures = [...new Set(this.#functions.map(({ parameterTypes }) => parameterTypes.join(' ')))];
    const types = signatures.map((signature) => [
      0x60,
      counted(signature === '' ? [] : signature.split(' ').map((type) => TYPE_BYTES[type as ValueType])),
      counted([]),
    ]);
    const typeOf = ({ parameterTypes }: FunctionBuilder) => unsigned(signatures.indexOf(parameterTypes.join(' ')));
    const memory = [text('env'), text('memory'), 0x02, 0x03, unsigned(1), unsigned(maximumBytes / PAGE)];
    return flatten([
      [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
      section(1, counted(types)),
      section(2, counted([memory])),
      section(3, counted(this.#functions.map(typeOf))),
      section(7, counted(this.#exports.map(({ name, index }) => [text(name), 0x00, unsigned(index)]))),
      section(10, counted(this.#functions.map(({ body }) => body))),
    ]);
  }
}

function section(id: number, content: Bytes): Bytes {
  return [id, sized(content)];
}
