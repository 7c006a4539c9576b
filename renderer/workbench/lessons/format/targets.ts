/** Parts of the window that a lesson can point at by their name alone. */
export const PART_NAMES = [
  'panel:left',
  'panel:values',
  'panel:inspector',
  'panel:formula',
  'panel:training',
  'panel:dock',
  'lens:sample',
  'lens:weights',
  'lens:loss',
  'lens:legend',
  'lens:canvas',
  'walk:bar',
  'walk:step',
  'train',
  'chart:loss',
] as const;
export type PartName = (typeof PART_NAMES)[number];

/** Views and panels of the dock, by their ids. */
export const VIEW_IDS = ['design', 'data', 'runs', 'results', 'lens', 'learn'] as const;
export const DOCK_IDS = ['curves', 'gradients', 'surface', 'problems', 'log'] as const;

/** Kinds of parts with an argument after the colon. */
export const TARGET_KINDS = ['node', 'value', 'view', 'field', 'dock'] as const;
export type TargetKind = (typeof TARGET_KINDS)[number];

/** The kind and the argument of a part such as `node:hidden`. */
export function splitTarget(target: string): { readonly kind: TargetKind; readonly argument: string } | undefined {
  const [, word = '', argument = ''] = /^([a-z]+):(.+)$/.exec(target) ?? [];
  const kind = TARGET_KINDS.find((each) => each === word);
  return kind && { kind, argument };
}

/** Every name of a part; those with an argument are written with what it is. */
export const TARGET_NAMES: readonly string[] = [
  ...PART_NAMES,
  ...VIEW_IDS.map((id) => `view:${id}`),
  ...DOCK_IDS.map((id) => `dock:${id}`),
  'node:ID',
  'value:ADDRESS',
  'field:NAME',
];

/** True for a part that the window can have; whether its network has the node is known later. */
export function isTarget(target: string): boolean {
  const split = splitTarget(target);
  return TARGET_NAMES.includes(target) || (split !== undefined && !['view', 'dock'].includes(split.kind));
}
