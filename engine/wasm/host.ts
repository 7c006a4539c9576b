/** The part of the host's WebAssembly that kernels use. The engine has neither Node's types nor the DOM's. */
export interface WasmMemory {
  readonly buffer: SharedArrayBuffer;
  /** @returns the previous number of pages */
  grow(pages: number): number;
}

/** A compiled module; it can be sent to other threads. */
export type WasmModule = object;

interface WasmApi {
  readonly Memory: new (size: { initial: number; maximum: number; shared: true }) => WasmMemory;
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => WasmModule;
  readonly Instance: new (
    module: WasmModule,
    imports: { env: { memory: WasmMemory } },
  ) => { readonly exports: Readonly<Record<string, (...operands: number[]) => void>> };
  validate(bytes: Uint8Array<ArrayBuffer>): boolean;
}

const host = (globalThis as unknown as { readonly WebAssembly: WasmApi }).WebAssembly;
const PAGE = 65_536;

export type WasmExports = Readonly<Record<string, (...operands: number[]) => void>>;

/** The host has no more memory, or the maximum is reached. */
export class MemoryRefused extends Error {
  override readonly name = 'MemoryRefused';
  /** The requested size. */
  readonly bytes: number;

  constructor(bytes: number, cause: unknown) {
    super(`the host gives no memory of ${bytes} bytes`, { cause });
    this.bytes = bytes;
  }
}

/**
 * Creates a shared memory. Pages are allocated on use.
 * @param maximumBytes a multiple of 64 KiB
 * @throws MemoryRefused
 */
export function createMemory(maximumBytes: number): WasmMemory {
  return orRefused(maximumBytes, () => new host.Memory({ initial: 1, maximum: maximumBytes / PAGE, shared: true }));
}

/** Grows the memory to a size. @throws MemoryRefused */
export function reserve(memory: WasmMemory, bytes: number): void {
  const missing = Math.ceil((bytes - memory.buffer.byteLength) / PAGE);
  if (missing > 0) orRefused(bytes, () => memory.grow(missing));
}

function orRefused<Result>(bytes: number, ask: () => Result): Result {
  try {
    return ask();
  } catch (error) {
    throw new MemoryRefused(bytes, error);
  }
}

export function compileModule(bytes: Uint8Array<ArrayBuffer>): WasmModule {
  return new host.Module(bytes);
}

export function instantiate(module: WasmModule, memory: WasmMemory): WasmExports {
  return new host.Instance(module, { env: { memory } }).exports;
}

/** True if the host accepts a module. */
export function isValid(bytes: Uint8Array<ArrayBuffer>): boolean {
  return host.validate(bytes);
}
