import { createStore } from 'zustand/vanilla';

/** A dialog of the window that shows the commands themselves. */
export type CommandDialog = 'settings' | 'shortcuts';

/** The one that is open. */
export const commandDialogs = createStore<{ readonly open: CommandDialog | null }>(() => ({ open: null }));

export const openCommandDialog = (open: CommandDialog): void => commandDialogs.setState({ open });
