export { addBlocks, freezable, makeUnique, setBlockText, setBypassed, setFrozen } from './blockEdits.ts';
export { bringing } from './bringing.ts';
export { dissolveBlock } from './dissolveBlock.ts';
export { groupNodes } from './groupNodes.ts';
export { createKeptBlocks, type KeptBlocks } from './keptBlocks.ts';
export { portIdFor, renamePort } from './renamePort.ts';
