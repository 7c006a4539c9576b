import type { LensPass } from '#app/contract/index.ts';
import { indexOf, offsetOf } from '../tensors/index.ts';
import { addressParts, elementAddress } from '../values/elementAddress.ts';
import { passNode } from '../values/passValues.ts';

/** More are not chosen from a list. */
const MOST = 64;

/** The numbers that J is drawn along together with one: the trained parameters of its node, beginning with its neighbors. */
export function secondNumbers(pass: LensPass, address: string): { readonly address: string; readonly gradient: string }[] {
  const { node: id = '', quantity = '', index = [] } = addressParts(address) ?? {};
  const node = passNode(pass, id);
  const trained = node?.parameters.flatMap(({ name, value, gradient }) => (gradient ? [{ name, value, gradient }] : [])) ?? [];
  return trained
    .toSorted((a, b) => Number(b.name === quantity) - Number(a.name === quantity))
    .flatMap(({ name, value: { shape, address: tensor }, gradient }) => {
      const count = shape.reduce((product, length) => product * length, 1);
      const start = name === quantity ? Math.floor(offsetOf(shape, index) / MOST) * MOST : 0;
      return Array.from({ length: Math.min(MOST, count - start) }, (_, at) => indexOf(shape, start + at)).map((of) => ({
        address: elementAddress(tensor, of),
        gradient: elementAddress(gradient.address, of),
      }));
    })
    .filter((other) => other.address !== address);
}
