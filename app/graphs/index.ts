export { graphFileName, plainName } from './graphFileName.ts';
export { type Graphs, type GraphsContext, openGraphs, UNTITLED } from './graphs.ts';
