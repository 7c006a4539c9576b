import { createStore } from 'zustand/vanilla';

/** A dialog that shows the commands. */
type CommandDialog = 'settings' | 'shortcuts';

/** The open dialog. */
export const commandDialogs = createStore<{ readonly open: CommandDialog | null }>(() => ({ open: null }));

export const openCommandDialog = (open: CommandDialog): void => commandDialogs.setState({ open });
