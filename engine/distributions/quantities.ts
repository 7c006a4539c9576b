/** What of a parameter has a history: its values W after the step, ∂J/∂W and the update ΔW. */
export const PARAMETER_QUANTITIES = ['value', 'gradient', 'update'] as const;
/** What of a node has a history: its output and δ = ∂J/∂out, over the batch. */
export const NODE_QUANTITIES = ['output', 'delta'] as const;
export const QUANTITIES = [...PARAMETER_QUANTITIES, ...NODE_QUANTITIES] as const;

export type Quantity = (typeof QUANTITIES)[number];
