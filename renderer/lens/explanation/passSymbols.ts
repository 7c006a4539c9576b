import type { LensPass, LensTensor } from '#app/contract/index.ts';
import type { SymbolOf } from './AddressLink.tsx';
import { elementSymbol } from './elementSymbol.ts';

const ADDRESS = /^(?<tensor>[^[\]]+)(?:\[(?<index>[\d,\s]+)\])?$/;

interface NamedTensor {
  readonly tensor: LensTensor;
  readonly hasBatch: boolean;
}

/** The symbols of all numbers of a pass, by their addresses. Of several samples, each symbol says which one. */
export function passSymbols({ nodes, samples }: LensPass): SymbolOf {
  const tensors = new Map<string, NamedTensor>();
  const add = (tensor: LensTensor | undefined, hasBatch: boolean) => tensor && tensors.set(tensor.address, { tensor, hasBatch });
  for (const { out, dout, inner, parameters } of nodes) {
    for (const tensor of [out, dout, ...inner.flatMap(({ value, gradient }) => [value, gradient])]) add(tensor, true);
    for (const { value, gradient } of parameters) for (const tensor of [gradient, value]) add(tensor, false);
  }
  return (address) => {
    const { tensor: name = '', index: text } = ADDRESS.exec(address)?.groups ?? {};
    const found = tensors.get(name);
    if (!found) return undefined;
    const { tensor, hasBatch } = found;
    const index = text === undefined ? [] : text.split(',').map(Number);
    // A scalar has no batch, nor has an index that leaves it out.
    const isBatched = hasBatch && index.length > 0 && index.length === tensor.shape.length;
    if (!isBatched) return elementSymbol(tensor.symbol, index);
    return elementSymbol(tensor.symbol, index.slice(1), samples.length > 1 ? index[0] : undefined);
  };
}
