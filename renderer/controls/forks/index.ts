export { askToFork } from './ForkDialog.tsx';
