/** A node as conditions name it. */
export interface ScopeNode {
  readonly id: string;
  readonly label?: string | undefined;
  /** Of its output, without the batch; undefined if not known. */
  readonly shape?: readonly number[] | undefined;
  /** False for data and losses: `delta` and `out` without a node do not range over them. */
  readonly isHidden: boolean;
  /** True for activations whose units can be 0 with slope 0, such as relu: `dead` without a node ranges over them. */
  readonly canDie: boolean;
  readonly weights: Readonly<Record<string, { readonly shape: readonly number[]; readonly isTrained: boolean }>>;
}

/** The names that a graph gives to conditions. */
export interface ConditionScope {
  readonly nodes: readonly ScopeNode[];
  /** Metrics of a training step. */
  readonly metrics: readonly string[];
  /** Metrics of the validation after an epoch. */
  readonly validationMetrics: readonly string[];
}

/** Numbers of a run with a name of their own. */
export const SCALARS = ['loss', 'step', 'epoch', 'learningRate'] as const;
export const VALIDATION = 'validation';

/** Tensors of every node, or of every parameter: a comparison holds if it holds for one of them. */
export const FAMILIES = ['delta', 'out', 'gradient', 'weight'] as const;
export type Family = (typeof FAMILIES)[number];

/** Names that stand alone. */
export const plainNames = ({ metrics }: ConditionScope): string[] => [
  ...SCALARS,
  ...metrics,
  'nonFinite',
  'updateRatio',
  'dead',
  ...FAMILIES,
];
export const validationNames = ({ validationMetrics }: ConditionScope): string[] =>
  ['loss', ...validationMetrics].map((name) => `${VALIDATION}.${name}`);
/** The quantities of a node: its output, ∂J/∂output, and ∂J/∂W and W of each weight. */
export const quantitiesOf = ({ weights }: ScopeNode): string[] => [
  'out',
  'dout',
  'delta',
  ...Object.entries(weights).flatMap(([name, { isTrained }]) => [...(isTrained ? [name] : []), `${name}/new`]),
];

/** A name as a condition writes it, in quotes where it needs them. */
export const writePart = (name: string): string =>
  /^[\p{L}_$][\p{L}\p{N}_$@]*(?:\.[\p{L}_$][\p{L}\p{N}_$@]*)*$/u.test(name) ? name : `'${name}'`;
export const writeName = (node: string, quantity: string): string => `${writePart(node)}.${quantity}`;
