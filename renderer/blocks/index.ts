export { addBlocks, freezable, makeUnique, setBlockText, setBypassed, setFrozen } from './blockEdits.ts';
export { dissolveBlock } from './dissolveBlock.ts';
export { groupNodes } from './groupNodes.ts';
