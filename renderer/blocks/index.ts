export { addBlocks, makeUnique, setBlockText, setBypassed, setFrozen } from './blockEdits.ts';
export { bringBlocks } from './bringBlocks.ts';
export { dissolveBlock } from './dissolveBlock.ts';
export { groupNodes } from './groupNodes.ts';
export { blocksFor, usedBlocks } from './usedBlocks.ts';
