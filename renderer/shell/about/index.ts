export { openAbout } from './openAbout.tsx';
export { useShellMenu } from './useShellMenu.ts';
