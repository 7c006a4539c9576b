import { createStore } from 'zustand/vanilla';

/** Number of error notices that closed by themselves, since the log was last shown. */
export const unreadErrors = createStore<number>(() => 0);
