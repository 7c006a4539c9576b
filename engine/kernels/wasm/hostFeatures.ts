import { f32x4, isValid, ModuleBuilder } from '../../wasm/index.ts';

const PAGE = 65_536;

/** True if the host has a fused multiply-add (relaxed SIMD). */
export function hostHasFma(): boolean {
  known ??= isValid(probe());
  return known;
}

let known: boolean | undefined;

function probe(): Uint8Array<ArrayBuffer> {
  const module = new ModuleBuilder();
  const builder = module.function('probe');
  const sum = builder.local('v128');
  builder.emit(sum.set(f32x4.relaxedMadd(sum.get, sum.get, sum.get)));
  return module.build(PAGE);
}
