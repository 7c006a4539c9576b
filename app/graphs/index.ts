export { type Blocks, openBlocks } from './blocks.ts';
export { openExamples } from './examples.ts';
export { type Graphs, type GraphsContext, openGraphs, UNTITLED } from './graphs.ts';
export { openTemplates, type Templates } from './templates.ts';
