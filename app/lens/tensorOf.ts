import type { LensTensor } from '#app/contract/index.ts';
import { formatAddress, type PassState, type PassTensor } from '#engine/lens/index.ts';
import { describeTensor, type TensorNames } from './describeTensor.ts';

/** By pass and address: the statistics of a large tensor take longer than the part of it that is asked for. */
const described = new WeakMap<PassState, Map<string, LensTensor>>();

/** A tensor of a pass as data. */
export function tensorOf(pass: PassState, names: TensorNames, { shape, read }: PassTensor): LensTensor {
  const ofPass = described.get(pass) ?? new Map<string, LensTensor>();
  described.set(pass, ofPass);
  const address = formatAddress(names);
  const known = ofPass.get(address) ?? describeTensor(names, shape, read());
  ofPass.set(address, known);
  return known;
}
