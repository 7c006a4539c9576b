export { FlowPicture, type FlowRow } from './FlowPicture.tsx';
export type { LogRange } from './flowScale.ts';
