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
