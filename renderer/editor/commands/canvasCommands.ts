import type { Command } from '../../workbench/commands/index.ts';

/** A function that makes commands of a group, which apply to the canvas. @param shared their other common properties */
export function canvasCommands(group: Command['group'], shared: Partial<Command> = {}) {
  return (label: string, keys: readonly string[], run: Command['run'], more: Partial<Command> = {}): Command => ({
    label,
    group,
    keys,
    run,
    view: 'design',
    ...shared,
    ...more,
  });
}
