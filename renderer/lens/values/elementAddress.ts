/** The parts of an address. */
export interface AddressParts {
  readonly node: string;
  /** What follows the node's id: `out`, `dout`, `weight`, `dweight`, `weight/new`. */
  readonly quantity: string;
  /** Absent for a scalar or a whole tensor. */
  readonly index?: readonly number[];
}

/** A node's id may contain dots. */
const ADDRESS = /^(?<node>.+)\.(?<quantity>[^.[\]]+)(?:\[(?<index>[\d,\s]*)\])?$/;

export function addressParts(address: string): AddressParts | undefined {
  const { node, quantity, index } = ADDRESS.exec(address)?.groups ?? {};
  if (node === undefined || quantity === undefined) return undefined;
  return { node, quantity, ...(index !== undefined && { index: index.split(',').map(Number) }) };
}

/** The address of an element. @param tensor the address of its tensor */
export const elementAddress = (tensor: string, index: readonly number[]): string =>
  index.length === 0 ? tensor : `${tensor}[${index.join(',')}]`;

/** The index of the selected element, if it is one of a tensor. */
export function selectedIndex(selected: string | undefined, tensor: string): readonly number[] | undefined {
  if (selected === tensor) return [];
  return selected?.startsWith(`${tensor}[`) ? addressParts(selected)?.index : undefined;
}

export const nodeOfAddress = (address: string): string | undefined => addressParts(address)?.node;
