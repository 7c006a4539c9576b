export { type Graphs, type GraphsContext, openGraphs, UNTITLED } from './graphs.ts';
