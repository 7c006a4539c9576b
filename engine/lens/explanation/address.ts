/** Names a tensor of a pass, or one of its elements. */
export interface Address {
  readonly node: string;
  /**
   * `out`, `dout` (∂J/∂out), a weight (∂J/∂W), `<weight>/new` after the update, `<weight>/<slot>` of the optimizer after it, a named
   * value within the layer (`<name>`, `<name>@<timestep>`; its gradient has a `d` before it), or `~<id>` for one without a name.
   */
  readonly quantity: string;
  /** One per dimension, the batch first; absent for the whole tensor and for a scalar. */
  readonly index?: readonly number[];
}

/** `<node>.<quantity>[<index>, …]`; a node's id may contain dots. */
const ADDRESS = /^(?<node>.+)\.(?<quantity>[^.[\]]+)(?:\[(?<index>\d+(?:\s*,\s*\d+)*)\])?$/;

/** Undefined if the text is no address. */
export function parseAddress(text: string): Address | undefined {
  const { node, quantity, index } = ADDRESS.exec(text.trim())?.groups ?? {};
  if (!node || !quantity) return undefined;
  return { node, quantity, ...(index !== undefined && { index: index.split(',').map(Number) }) };
}

export const formatAddress = ({ node, quantity, index }: Address): string =>
  `${node}.${quantity}${index && index.length > 0 ? `[${index.join(',')}]` : ''}`;
