export { openBlocks } from './blocks.ts';
export { openExamples } from './examples.ts';
export { openGraphs, UNTITLED } from './graphs.ts';
export { openTemplates } from './templates.ts';
