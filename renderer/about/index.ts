export { openAbout } from './openAbout.tsx';
export { sayEngine } from './sayEngine.ts';
export { useShellMenu } from './useShellMenu.ts';
