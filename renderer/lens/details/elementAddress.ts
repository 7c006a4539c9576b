/** The address of an element. @param tensor the address of its tensor */
export const elementAddress = (tensor: string, index: readonly number[]): string =>
  index.length === 0 ? tensor : `${tensor}[${index.join(',')}]`;

/** The index of the selected element, if it is one of a tensor. */
export function selectedIndex(selected: string | undefined, tensor: string): readonly number[] | undefined {
  if (selected === tensor) return [];
  if (!selected?.startsWith(`${tensor}[`)) return undefined;
  return selected
    .slice(tensor.length + 1, -1)
    .split(',')
    .map(Number);
}

/** The node of an address; a node's id may contain dots. */
export const nodeOfAddress = (address: string): string | undefined => /^(.+)\.[^.[\]]+(?:\[[\d, ]*\])?$/.exec(address)?.[1];

/** True for δ, ∂J/∂a, the gradient of a value within a layer, and the gradients of parameters, whose pages have their names. */
export const isGradient = (address: string): boolean => !/\.(out|~\d+|[^.[\]]+\/[^.[\]]+)(?:\[[\d, ]*\])?$/.test(address);
