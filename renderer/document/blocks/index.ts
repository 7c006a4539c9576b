export { createKeptBlocks, type KeptBlocks } from '../../workbench/graphs/keptBlocks.ts';
export { addBlocks, freezable, makeUnique, setBlockText, setBypassed, setFrozen } from './blockEdits.ts';
export { bringing } from './bringing.ts';
export { dissolveBlock } from './dissolveBlock.ts';
export { groupNodes } from './groupNodes.ts';
export { portIdFor, renamePort } from './renamePort.ts';
