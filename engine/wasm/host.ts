/** The part of the host's WebAssembly that kernels need. The engine knows neither Node's types nor the DOM's. */
export interface WasmMemory {
  readonly buffer: SharedArrayBuffer;
  /** @returns the pages before */
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

/** The host has no more memory to give, or the memory is as large as it may become. */
export class MemoryRefused extends Error {
  override readonly name = 'MemoryRefused';
  /** How large the memory should have become. */
  readonly bytes: number;

  constructor(bytes: number, cause: unknown) {
    super(`the host gives no memory of ${bytes} bytes`, { cause });
    this.bytes = bytes;
  }
}

/**
 * Makes a memory that threads share. Nothing of it is taken before it is used.
 * @param maximumBytes a multiple of 64 KiB
 * @throws MemoryRefused
 */
export function createMemory(maximumBytes: number): WasmMemory {
  return orRefused(maximumBytes, () => new host.Memory({ initial: 1, maximum: maximumBytes / PAGE, shared: true }));
}

/** Sees to it that the memory has so many bytes. @throws MemoryRefused */
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

/** Whether the host takes a module. */
export function isValid(bytes: Uint8Array<ArrayBuffer>): boolean {
  return host.validate(bytes);
}
