export { diagnoseRun } from './diagnoseRun.ts';
